using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using PhuocHiep.MotCua.Db;

namespace PhuocHiep.MotCua.Tests.Apologies;

/// <summary>The real program as a process of its own, on a test's database: what the caretaker starts and the machine may kill.</summary>
sealed class OfficeProcess : IAsyncDisposable
{
    /// <summary>How long a process may take for one thing. Far above what a loaded machine needs; reached only where something hangs.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The program where the build of this configuration put it.</summary>
    static readonly string Program = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "../../PhuocHiep.MotCua.Web", new DirectoryInfo(AppContext.BaseDirectory).Name, "PhuocHiep.MotCua.Web.dll"));

    static readonly string Dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));

    readonly Process process;
    readonly StringBuilder errors = new();
    readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Uri url;

    OfficeProcess(TestDatabase database, Instant now, Uri? smtp, string role)
    {
        url = new($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(Dotnet, ["exec", Program])
        {
            WorkingDirectory = Path.GetDirectoryName(Program),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MOTCUA_", StringComparison.Ordinal) || name is "ASPNETCORE_ENVIRONMENT" or "DOTNET_ENVIRONMENT").ToList())
            start.Environment.Remove(name);
        start.Environment["MOTCUA_ROLE"] = role;
        start.Environment["MOTCUA_URL"] = url.ToString();
        start.Environment["MOTCUA_DATA"] = database.Data;
        start.Environment["MOTCUA_DATABASE"] = $"{database.ConnectionString};Application Name={Name}";
        start.Environment["MOTCUA_NOW"] = InstantPattern.ExtendedIso.Format(now).Replace("Z", "+00:00", StringComparison.Ordinal);
        // It lives for seconds: it is compiled once, and not watched so as to be compiled better.
        start.Environment["DOTNET_TieredPGO"] = "0";
        if (smtp is not null) start.Environment["MOTCUA_SMTP"] = smtp.ToString();
        process = new() { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith("Ready: ", StringComparison.Ordinal) == true) ready.TrySetResult();
        };
        process.ErrorDataReceived += (_, line) =>
        {
            lock (errors) errors.AppendLine(line.Data);
        };
        process.Exited += (_, _) => ready.TrySetException(new Xunit.Sdk.XunitException($"The program ended before it was ready.\n{Errors}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>By which the database tells its connections from those of others.</summary>
    public string Name { get; } = $"office-{Guid.NewGuid():N}"[..20];

    public bool HasExited => process.HasExited;

    /// <summary>What it wrote on standard error.</summary>
    public string Errors
    {
        get
        {
            lock (errors) return errors.ToString();
        }
    }

    /// <summary>Opens the office at that time; its rounds begin at once.</summary>
    /// <param name="role">`all`, `web` or `worker`.</param>
    public static async Task<OfficeProcess> StartAsync(TestDatabase database, Instant now, Uri? smtp = null, string role = "all")
    {
        var office = new OfficeProcess(database, now, smtp, role);
        try
        {
            await office.ready.Task.WaitAsync(Patience);
            return office;
        }
        catch
        {
            await office.DisposeAsync();
            throw;
        }
    }

    /// <summary>kill -9: no handler runs, nothing is finished, nothing said.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Asked to end, as Ctrl-C or the machine's shutdown does: it ends in good order.</summary>
    /// <param name="onceShut">What happens when its door is shut already, and its rounds have still to end.</param>
    public async Task CloseAsync(Action onceShut)
    {
        using (var asking = Process.Start("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -TERM {process.Id}")])) await asking.WaitForExitAsync();
        while (await IsListeningAsync()) await Task.Delay(20);
        onceShut();
        await process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>One of <see cref="FirstOfficers"/>, signed in through its door.</summary>
    public async Task<Visitor> SignInAsync(string userName)
    {
        var visitor = new Visitor(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = url, Timeout = Patience });
        var page = await visitor.GetAsync("/sign-in");
        var answer = await visitor.PostAsync(page, "/sign-in", ("UserName", userName), ("Password", FirstOfficers.DemonstrationPassword));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return visitor;
    }

    /// <summary>Wakes rounds before their minute, as the administrator may on the page of the background work.</summary>
    public async Task WakeAsync(params string[] rounds)
    {
        var administrator = (await SignInAsync("quantri")).Client;
        var page = await administrator.GetStringAsync(new Uri("/jobs/recurring", UriKind.Relative));
        using var trigger = new HttpRequestMessage(HttpMethod.Post, "/jobs/recurring/trigger")
        {
            Content = new FormUrlEncodedContent(rounds.Select(round => KeyValuePair.Create("jobs[]", round))),
        };
        if (Regex.Match(page, """csrf-header" content="([^"]+)".*?csrf-token" content="([^"]+)""", RegexOptions.Singleline) is { Success: true } token)
            trigger.Headers.Add(token.Groups[1].Value, WebUtility.HtmlDecode(token.Groups[2].Value));
        var answer = await administrator.SendAsync(trigger);
        Assert.True(answer.IsSuccessStatusCode, string.Create(CultureInfo.InvariantCulture, $"Waking {string.Join(", ", rounds)}: {(int)answer.StatusCode}"));
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }

    async Task<bool> IsListeningAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(url.Host, url.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

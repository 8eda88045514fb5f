using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace PhuocHiep.MotCua.Tests.Cli;

/// <summary>What the command line answered.</summary>
sealed record Answer(int Exit, string Out, string Err)
{
    /// <summary>Standard output, which is one JSON document and nothing else.</summary>
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Out);

    public static IEnumerable<string> KeysOf(JsonElement element) => element.EnumerateObject().Select(p => p.Name);
}

/// <summary>Whoever speaks through the console and the variables of this process is alone with them.</summary>
[CollectionDefinition(nameof(OneConsole), DisableParallelization = true)]
public sealed class OneConsole;

/// <summary>`motcua VERB …` on a test's database, with none of the surroundings of this run.</summary>
static class Motcua
{
    static readonly MethodInfo Main = Assembly.Load("motcua").EntryPoint!;

    /// <summary>The program where the build of this configuration put it.</summary>
    static readonly string Program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../PhuocHiep.MotCua.Cli", new DirectoryInfo(AppContext.BaseDirectory).Name, "motcua.dll"));

    static readonly string Dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));

    public static Task<Answer> RunAsync(TestDatabase database, params string[] arguments) => RunAsync(database, [], arguments);

    /// <summary>In this process, which spares a second and a half of compiling each time; only in <see cref="OneConsole"/>.</summary>
    /// <param name="variables">What is set besides MOTCUA_DATABASE and MOTCUA_DATA, or in their place.</param>
    public static async Task<Answer> RunAsync(TestDatabase? database, Dictionary<string, string?> variables, string[] arguments)
    {
        var before = Surroundings().ToDictionary(name => name, Environment.GetEnvironmentVariable);
        var (console, consoleErrors) = (Console.Out, Console.Error);
        var (culture, uiCulture) = (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.DefaultThreadCurrentUICulture);
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        try
        {
            foreach (var name in before.Keys) Environment.SetEnvironmentVariable(name, null);
            foreach (var (name, value) in With(database, variables)) Environment.SetEnvironmentVariable(name, value);
            Console.SetOut(output);
            Console.SetError(errors);
            var exit = await Task.Run(() => (int)Main.Invoke(null, [arguments])!);
            return new(exit, output.ToString(), errors.ToString());
        }
        finally
        {
            Console.SetOut(console);
            Console.SetError(consoleErrors);
            (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.DefaultThreadCurrentUICulture) = (culture, uiCulture);
            foreach (var name in Surroundings()) Environment.SetEnvironmentVariable(name, null);
            foreach (var (name, value) in before) Environment.SetEnvironmentVariable(name, value);
        }
    }

    /// <summary>As ops/motcua starts it: a process of its own.</summary>
    public static async Task<Answer> StartAsync(TestDatabase? database, Dictionary<string, string?> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo(Dotnet, [Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in Surroundings()) start.Environment.Remove(name);
        foreach (var (name, value) in With(database, variables)) start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }

    /// <summary>A file beside the database.</summary>
    public static async Task<string> FileAsync(TestDatabase database, string text)
    {
        Directory.CreateDirectory(database.Data);
        var path = Path.Combine(database.Data, $"{Guid.NewGuid():N}.csv");
        await File.WriteAllTextAsync(path, text);
        return path;
    }

    static List<string> Surroundings() =>
        [.. Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith("MOTCUA_", StringComparison.Ordinal) || name == "ASPNETCORE_ENVIRONMENT")];

    static Dictionary<string, string?> With(TestDatabase? database, Dictionary<string, string?> variables)
    {
        var all = new Dictionary<string, string?>(variables);
        if (database is null) return all;
        all.TryAdd("MOTCUA_DATABASE", database.ConnectionString);
        all.TryAdd("MOTCUA_DATA", database.Data);
        return all;
    }
}

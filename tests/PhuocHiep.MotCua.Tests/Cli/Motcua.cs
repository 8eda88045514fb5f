using System.Diagnostics;
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

/// <summary>`motcua VERB …` as ops/motcua starts it: a process of its own, on a test's database.</summary>
static class Motcua
{
    /// <summary>The program where the build of this configuration put it.</summary>
    static readonly string Program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../PhuocHiep.MotCua.Cli", new DirectoryInfo(AppContext.BaseDirectory).Name, "motcua.dll"));

    static readonly string Dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));

    public static Task<Answer> RunAsync(TestDatabase database, params string[] arguments) => RunAsync(database, [], arguments);

    /// <param name="surroundings">Variables besides MOTCUA_DATABASE and MOTCUA_DATA; a null takes one away.</param>
    public static async Task<Answer> RunAsync(TestDatabase? database, Dictionary<string, string?> surroundings, string[] arguments)
    {
        var start = new ProcessStartInfo(Dotnet, [Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var variable in start.Environment.Keys.Where(k => k.StartsWith("MOTCUA_", StringComparison.Ordinal) || k.StartsWith("ASPNETCORE_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(variable);
        // A short life is spent on compiling; without this, on watching what to compile again.
        start.Environment["DOTNET_TieredPGO"] = "0";
        if (database is not null) (start.Environment["MOTCUA_DATABASE"], start.Environment["MOTCUA_DATA"]) = (database.ConnectionString, database.Data);
        foreach (var (name, value) in surroundings) start.Environment[name] = value;

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
}

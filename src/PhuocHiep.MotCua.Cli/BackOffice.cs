using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Npgsql;
using PhuocHiep.MotCua.Db;
using PhuocHiep.MotCua.Deadlines;

namespace PhuocHiep.MotCua.Cli;

/// <summary>How every verb ends: 0 done, 1 refused, 2 wrong usage; results to standard output, all else to standard error.</summary>
static class BackOffice
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongUsage = 2;

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // The document goes to a program or a terminal, never into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync($"Xem cách dùng: ./ops/motcua {NameOf(parsed.CommandResult)}--help");
            return WrongUsage;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is RuleViolation or CalendarEnded or IOException or UnauthorizedAccessException)
        {
            return Say(e.Message);
        }
        catch (Exception e) when (e is NpgsqlException || e.InnerException is NpgsqlException)
        {
            var cause = e as NpgsqlException ?? (NpgsqlException)e.InnerException!;
            return Say(cause is PostgresException { SqlState: PostgresErrorCodes.UndefinedTable }
                ? "Cơ sở dữ liệu chưa được chuẩn bị; hãy chạy ./ops/motcua migrate."
                : $"Cơ sở dữ liệu không trả lời: {cause.Message}");
        }
    }

    /// <summary>Refuses: one line on standard error.</summary>
    public static int Say(string message)
    {
        Console.Error.WriteLine(message);
        return Refused;
    }

    public static void WriteJson<T>(T document) => Console.Out.WriteLine(JsonSerializer.Serialize(document, Json));

    /// <summary>The archive of the surroundings, brought up where it is brand new; the caller disposes it.</summary>
    public static async Task<MotCuaDb> OpenArchiveAsync(Settings settings, CancellationToken ct)
    {
        var db = Archive.Open(settings.Database);
        if (await Archive.IsBrandNewAsync(db, ct)) await Archive.MigrateAsync(db, ct);
        return db;
    }

    /// <summary>A text file that must be UTF-8.</summary>
    /// <exception cref="RuleViolation">There is no such file.</exception>
    public static StreamReader ReadUtf8(string path) =>
        File.Exists(path) ? new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true)) : throw new RuleViolation($"Không có tệp {path}.");

    /// <summary>`import dossiers `: the command with those above it.</summary>
    static string NameOf(CommandResult command) => command.Parent is CommandResult above ? $"{NameOf(above)}{command.Command.Name} " : "";
}

using NodaTime;
using Npgsql;

namespace PhuocHiep.MotCua;

/// <summary>Which half of the program a process is.</summary>
public enum ProcessRole
{
    All,

    /// <summary>Pages, no jobs.</summary>
    Web,

    /// <summary>Jobs, no pages.</summary>
    Worker,
}

/// <summary>What the surroundings say: the `MOTCUA_…` variables, read once at start.</summary>
/// <param name="Url">Where the site listens, and what a QR points to.</param>
/// <param name="Data">The folder of keys, files and mail pickup.</param>
/// <param name="Database">An Npgsql connection string.</param>
/// <param name="Smtp">The mail server; null: messages become `.eml` files under <paramref name="Data"/>.</param>
/// <param name="Now">Where the clock starts; null: the machine's time.</param>
public sealed record Settings(Uri Url, string Data, string Database, Uri? Smtp, Instant? Now, ProcessRole Role, bool IsProduction)
{
    public string MailFolder => Path.Combine(Data, "mail");

    public string KeysFolder => Path.Combine(Data, "keys");

    /// <exception cref="RuleViolation">A variable cannot be read, or may not be set here.</exception>
    public static Settings FromEnvironment() => From(Environment.GetEnvironmentVariable);

    /// <exception cref="RuleViolation">A variable cannot be read, or may not be set here.</exception>
    public static Settings From(Func<string, string?> variable)
    {
        var production = variable("ASPNETCORE_ENVIRONMENT") == "Production";
        var now = Read(variable, "MOTCUA_NOW", InstantOf);
        if (production && now is not null) throw new RuleViolation("MOTCUA_NOW không được dùng khi ASPNETCORE_ENVIRONMENT là Production.");
        return new(
            Read(variable, "MOTCUA_URL", text => UriOf(text, "http", "https")) ?? new Uri("http://127.0.0.1:5080"),
            Path.GetFullPath(Value(variable, "MOTCUA_DATA") ?? ".data"),
            ConnectionOf(Value(variable, "MOTCUA_DATABASE") ?? throw new RuleViolation("Thiếu MOTCUA_DATABASE (chuỗi kết nối PostgreSQL). Hãy chạy qua ./ops/run hoặc ./ops/motcua.")),
            Read(variable, "MOTCUA_SMTP", text => UriOf(text, "smtp", "smtps")),
            now,
            Read<ProcessRole?>(variable, "MOTCUA_ROLE", text => Enum.TryParse<ProcessRole>(text, ignoreCase: true, out var role) && Enum.IsDefined(role) ? role : null) ?? ProcessRole.All,
            production);
    }

    static Instant? InstantOf(string text) =>
        VietnamTime.TryParseIso(text, out Instant at) ? at : null;

    /// <summary>The text as it is, if Npgsql can read it. What is wrong is not repeated: it may hold a password.</summary>
    static string ConnectionOf(string text)
    {
        try
        {
            _ = new NpgsqlConnectionStringBuilder(text);
            return text;
        }
        catch (ArgumentException)
        {
            throw new RuleViolation("Không đọc được MOTCUA_DATABASE; cần một chuỗi kết nối PostgreSQL như Host=…;Username=…;Database=….");
        }
    }

    static Uri? UriOf(string text, params string[] schemes) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && schemes.Contains(uri.Scheme) ? uri : null;

    static T? Read<T>(Func<string, string?> variable, string name, Func<string, T?> parse) =>
        Value(variable, name) is not { } text ? default : parse(text) is { } value ? value : throw new RuleViolation($"Không đọc được {name} = “{text}”.");

    static string? Value(Func<string, string?> variable, string name) => variable(name) is { } text && text.Trim().Length > 0 ? text.Trim() : null;
}

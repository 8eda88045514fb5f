using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NodaTime;
using Npgsql;
using PhuocHiep.MotCua.Messages;

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
/// <param name="Url">Where people reach the site: what links and QRs point to.</param>
/// <param name="Data">The folder of keys, files and mail pickup.</param>
/// <param name="Database">An Npgsql connection string.</param>
/// <param name="Smtp">The mail server; null: messages become `.eml` files under <paramref name="Data"/>.</param>
/// <param name="Now">Where the clock starts; null: the machine's time.</param>
public sealed record Settings(Uri Url, string Data, string Database, Uri? Smtp, Instant? Now, ProcessRole Role, bool IsProduction)
{
    public const long Megabyte = 1024 * 1024;

    /// <summary>Where the site listens; behind a proxy not where people reach it.</summary>
    public Uri ListensAt { get; init; } = Url;

    public string DocumentsFolder => Path.Combine(Data, "documents");

    /// <summary>The largest file that is taken, in bytes.</summary>
    public long LargestFile { get; init; } = 20 * Megabyte;

    /// <summary>The largest form with files, in bytes: several files at once.</summary>
    public long LargestUpload => 10 * LargestFile;

    /// <summary>The antivirus daemon (clamd); null: nothing is scanned.</summary>
    public EndPoint? Clamav { get; init; }

    /// <summary>How long a mail server may take for one step.</summary>
    public TimeSpan MailPatience { get; init; } = TimeSpan.FromSeconds(20);

    public string MailFolder => Path.Combine(Data, "mail");

    /// <summary>The folder that the gateway for text messages empties; null: no text messages.</summary>
    public string? SmsFolder { get; init; }

    /// <summary>The folder that the gateway to Zalo empties; null: no Zalo.</summary>
    public string? ZaloFolder { get; init; }

    /// <summary>The channels that lead somewhere: no other is offered to anybody.</summary>
    public MessageChannel Channels =>
        MessageChannel.Email | (SmsFolder is null ? MessageChannel.None : MessageChannel.Sms) | (ZaloFolder is null ? MessageChannel.None : MessageChannel.Zalo);

    /// <returns>Null where the channel leads nowhere.</returns>
    public ICarrier? CarrierOf(MessageChannel channel) => channel switch
    {
        MessageChannel.Email => Smtp is { } smtp ? new MailServerCarrier(smtp, Url.Host, MailPatience) : new MailFolderCarrier(MailFolder, Url.Host),
        MessageChannel.Sms => SmsFolder is { } folder ? new FileDropCarrier(folder) : null,
        MessageChannel.Zalo => ZaloFolder is { } folder ? new FileDropCarrier(folder) : null,
        _ => null,
    };

    /// <summary>Packs for an inspection, for the days that they are kept.</summary>
    public string PacksFolder => Path.Combine(Data, "packs");

    public string KeysFolder => Path.Combine(Data, "keys");

    /// <exception cref="RuleViolation">A variable cannot be read, or may not be set here.</exception>
    public static Settings FromEnvironment() => From(Environment.GetEnvironmentVariable);

    /// <exception cref="RuleViolation">A variable cannot be read, or may not be set here.</exception>
    public static Settings From(Func<string, string?> variable)
    {
        var production = variable("ASPNETCORE_ENVIRONMENT") == "Production";
        var now = Read(variable, "MOTCUA_NOW", InstantOf);
        if (production && now is not null) throw new RuleViolation("MOTCUA_NOW không được dùng khi ASPNETCORE_ENVIRONMENT là Production.");
        var listensAt = Read(variable, "MOTCUA_URL", text => UriOf(text, "http", "https")) ?? new Uri("http://127.0.0.1:5080");
        return new(
            Read(variable, "MOTCUA_PUBLIC_URL", text => UriOf(text, "http", "https")) ?? listensAt,
            Path.GetFullPath(Value(variable, "MOTCUA_DATA") ?? ".data"),
            ConnectionOf(Value(variable, "MOTCUA_DATABASE") ?? throw new RuleViolation("Thiếu MOTCUA_DATABASE (chuỗi kết nối PostgreSQL). Hãy chạy qua ./ops/run hoặc ./ops/motcua.")),
            SmtpOf(Value(variable, "MOTCUA_SMTP")),
            now,
            Read<ProcessRole?>(variable, "MOTCUA_ROLE", text => Enum.TryParse<ProcessRole>(text, ignoreCase: true, out var role) && Enum.IsDefined(role) ? role : null) ?? ProcessRole.All,
            production)
        {
            ListensAt = listensAt,
            LargestFile = Read(variable, "MOTCUA_MAX_FILE_MB", MegabytesOf) ?? 20 * Megabyte,
            Clamav = Read(variable, "MOTCUA_CLAMAV", EndPointOf),
            SmsFolder = Read(variable, "MOTCUA_SMS", Path.GetFullPath),
            ZaloFolder = Read(variable, "MOTCUA_ZALO", Path.GetFullPath),
        };
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

    /// <summary>What cannot be read is not repeated: it may hold a password.</summary>
    static Uri? SmtpOf(string? text) =>
        text is null ? null
        : UriOf(text, "smtp", "smtps") is { Host.Length: > 0 } smtp ? smtp
        : throw new RuleViolation("Không đọc được MOTCUA_SMTP; cần smtp://tên:mật-khẩu@máy-chủ:cổng hoặc smtps://…");

    /// <summary>Whole megabytes from 1 to 100.</summary>
    static long? MegabytesOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) && megabytes is >= 1 and <= 100 ? megabytes * Megabyte : null;

    /// <summary>`host:port`, or the path of a Unix socket.</summary>
    static EndPoint? EndPointOf(string text) =>
        text.StartsWith('/') ? new UnixDomainSocketEndPoint(text)
        : Uri.TryCreate($"tcp://{text}", UriKind.Absolute, out var uri) && uri is { Host.Length: > 0, Port: > 0, AbsolutePath: "" or "/" } ? new DnsEndPoint(uri.DnsSafeHost, uri.Port)
        : null;

    static Uri? UriOf(string text, params string[] schemes) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && schemes.Contains(uri.Scheme) ? uri : null;

    static T? Read<T>(Func<string, string?> variable, string name, Func<string, T?> parse) =>
        Value(variable, name) is not { } text ? default : parse(text) is { } value ? value : throw new RuleViolation($"Không đọc được {name} = “{text}”.");

    static string? Value(Func<string, string?> variable, string name) => variable(name) is { } text && text.Trim().Length > 0 ? text.Trim() : null;
}

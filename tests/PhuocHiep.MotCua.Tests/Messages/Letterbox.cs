using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using PhuocHiep.MotCua.Messages;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Messages;

/// <summary>Rows as the office writes them, and rounds of the post.</summary>
static class Letterbox
{
    /// <summary>A port that was free a moment ago.</summary>
    public static Uri NobodyListens()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"smtp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    /// <summary>The office with text messages and Zalo connected: two folders under its data.</summary>
    public static Settings Everywhere(this TestDatabase database, Uri? smtp = null) =>
        database.Settings(smtp) with { SmsFolder = Path.Combine(database.Data, "sms"), ZaloFolder = Path.Combine(database.Data, "zalo") };

    /// <summary>The files of a folder, by name; none where it was never made.</summary>
    public static string[] Files(string? folder) => Directory.Exists(folder) ? [.. Directory.GetFiles(folder).Select(f => Path.GetFileName(f)).Order()] : [];

    public static async Task<PostRound> RoundAsync(this TestDatabase database, Settings settings, Instant now)
    {
        await using var db = database.Open();
        return await new Postman(db, new FakeClock(now), settings).RunAsync();
    }

    /// <summary>Messages of one channel to made-up people, written on <see cref="Monday"/>.</summary>
    public static async Task WriteAsync(this TestDatabase database, MessageChannel channel, params string[] addresses)
    {
        await using var db = database.Open();
        var agency = await AgencyAsync(db);
        var dossier = channel == MessageChannel.Email ? null : await db.Dossiers.FirstOrDefaultAsync() ?? await DossierAsync(db);
        foreach (var to in addresses)
            db.OutgoingMessages.Add(dossier is null
                ? OutgoingMessage.Notice(agency.Id, to, "Thư thử", "Nội dung", "motcua.phuochiep.example", Monday)
                : OutgoingMessage.About(dossier, MessageKind.Supplement, db.OutgoingMessages.Local.Count, channel, to, "", "Nội dung tiếng Việt", "motcua.phuochiep.example", Monday));
        await db.SaveChangesAsync();
    }
}

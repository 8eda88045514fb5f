using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Paper;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Tests;

/// <summary>Small true beginnings, made by the product's own verbs.</summary>
public static class Given
{
    /// <summary>Cấp Giấy xác nhận tình trạng hôn nhân: three working days.</summary>
    public const string MaritalStatus = "1.004873";

    /// <summary>Tuesday 06/8/2024, 08:15. Three working days on: Friday 09/8, 17:00.</summary>
    public static readonly Instant Tuesday = At(2024, 8, 6, 8, 15);

    /// <summary>Friday 09/8/2024, 17:00: when what came in on Tuesday is due.</summary>
    public static readonly Instant Friday = At(2024, 8, 9, 17);

    /// <summary>Monday 12/8/2024, 08:00: what was due on Friday is late.</summary>
    public static readonly Instant Monday = At(2024, 8, 12, 8);

    public static Instant At(int year, int month, int day, int hour = 8, int minute = 0, int second = 0) =>
        new LocalDate(year, month, day).InstantAt(new LocalTime(hour, minute, second));

    public static Task<Agency> AgencyAsync(MotCuaDb db) => db.Agencies.OrderBy(a => a.Id).FirstAsync();

    public static Task<Officer> ClerkAsync(MotCuaDb db) => OfficerAsync(db, "motcua");

    public static Task<Officer> ExpertAsync(MotCuaDb db) => OfficerAsync(db, "chuyenmon");

    public static Task<Officer> ChairmanAsync(MotCuaDb db) => OfficerAsync(db, "chutich");

    public static Task<Officer> ViceChairmanAsync(MotCuaDb db) => OfficerAsync(db, "phochutich");

    /// <summary>One of <see cref="MotCua.Db.FirstOfficers"/>, by user name.</summary>
    public static Task<Officer> OfficerAsync(MotCuaDb db, string userName) => db.Users.AsNoTracking().SingleAsync(o => o.UserName == userName);

    public static Application Application(string procedure = MaritalStatus, string? email = null) => new()
    {
        RequestKey = Guid.NewGuid(),
        ProcedureCode = procedure,
        Channel = Channel.Counter,
        ApplicantName = "Nguyễn Thị Hường",
        IdentityNumber = "052190000123",
        Phone = "0905123456",
        Email = email,
        Components = [new("Tờ khai", Originals: 1, Copies: 0, IsDigitized: true), new("Giấy tờ tùy thân", Originals: 0, Copies: 1, IsDigitized: false)],
    };

    /// <summary>Received at the counter, <see cref="Tuesday"/> unless another time is said.</summary>
    public static async Task<Dossier> DossierAsync(MotCuaDb db, Instant? receivedAt = null, Application? application = null) =>
        await new Intake(db).ReceiveAsync(application ?? Application(), await ClerkAsync(db), receivedAt ?? Tuesday);

    /// <summary>Received on <see cref="Tuesday"/> and late on <see cref="Monday"/>, when the round drafted its letter.</summary>
    public static async Task<ApologyLetter> LetterAsync(MotCuaDb db, string? email = null)
    {
        var dossier = await DossierAsync(db, application: Application(email: email));
        await new ApologyRound(db, new OfficeClock(null)).RunAsync(Monday);
        return await db.ApologyLetters.SingleAsync(l => l.DossierId == dossier.Id);
    }

    /// <summary>With its reason and Friday 16/8/2024 as the new day, given on <see cref="Monday"/>: ready to be signed.</summary>
    public static async Task<ApologyLetter> ReasonedLetterAsync(MotCuaDb db, string? email = null)
    {
        var letter = await LetterAsync(db, email);
        var agency = await AgencyAsync(db);
        letter.GiveReason(DelayReason.OtherAgency, "Chờ kết quả xác minh", new(2024, 8, 16), FormSet.On(new(2024, 8, 12)).CounterOf(agency), await db.CalendarAsync(agency), await ExpertAsync(db), Monday);
        await db.SaveChangesAsync();
        return letter;
    }

    /// <summary>Signed by the chairman on <see cref="Monday"/>.</summary>
    public static async Task<ApologyLetter> SignedLetterAsync(MotCuaDb db, Settings settings, string? email = null)
    {
        var letter = await ReasonedLetterAsync(db, email);
        return (await new Signing(db, settings).SignAsync(letter.Id, seen: null, await ChairmanAsync(db), Monday))!;
    }

    /// <summary>An earlier register, a UTF-8 file, brought in at that time.</summary>
    public static async Task<DossiersImported> RegisterAsync(MotCuaDb db, string csv, Instant now, bool history = false, bool dryRun = false)
    {
        using var file = new StreamReader(new MemoryStream(Encoding.UTF8.GetBytes(csv)), new UTF8Encoding(false, throwOnInvalidBytes: true));
        return await new RegisterImport(db).RunAsync(file, await AgencyAsync(db), history, dryRun, now);
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Seals;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Seals;

/// <summary>One late dossier with its fee, its scan and its letter, through three nights; and how they are sealed and compared.</summary>
public static class SealedOffice
{
    public const string Code = "000.99.99.H08-240806-0001";

    /// <summary>Twenty minutes after the end of that day of August 2024.</summary>
    public static Instant Night(int day) => At(2024, 8, day).VietnamDay().PlusDays(1).Start() + Duration.FromMinutes(20);

    public static async Task LiveAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var (agency, clerk, expert, chairman) = (await AgencyAsync(db), await ClerkAsync(db), await ExpertAsync(db), await ChairmanAsync(db));
        var dossier = await DossierAsync(db);
        dossier.SetFee(8000, "Theo biểu", clerk, Tuesday);
        dossier.Pay(8000, PaymentMethod.Cash, "BL-1", clerk, Tuesday);
        await db.SaveChangesAsync();
        await database.ExecuteAsync($"""
            insert into documents (agency_id, dossier_id, component_id, file_name, media_type, length, sha256, pages, added_at, added_by_id, added_by, said_before)
            select {agency.Id}, {dossier.Id}, min(id), 'to-khai.pdf', 'Pdf', 4, repeat('a', 64), 1, timestamptz '2024-08-06 09:00+07', {clerk.Id}, 'Ai đó', false from dossier_components where dossier_id = {dossier.Id}
            """);
        await SealAsync(database, Night(6));

        await new ApologyRound(db, new FakeClock(Monday)).RunAsync();
        db.ChangeTracker.Clear();
        var letter = await db.ApologyLetters.Include(l => l.Dossier!.OwedApologies).SingleAsync();
        letter.GiveReason(DelayReason.OtherAgency, "Chờ kết quả xác minh", new(2024, 8, 16), "Một cửa", await db.CalendarAsync(agency), expert, Monday);
        await db.SaveChangesAsync();
        letter = (await new Signing(db, database.Settings()).SignAsync(letter.Id, seen: null, chairman, Monday))!;
        letter.HandOver("Nguyễn Thị Hường", expert, Monday);
        letter.Dossier!.Note(DossierEventKind.LetterHandedOver, expert.FullName, expert, Monday, "Nguyễn Thị Hường");
        await db.SaveChangesAsync();
        await SealAsync(database, Night(12));

        letter.Dossier.Complete(Outcome.Granted, "45/XN", false, null, expert, At(2024, 8, 14, 10));
        await db.SaveChangesAsync();
        await SealAsync(database, Night(14));
    }

    /// <returns>How many dossiers were sealed.</returns>
    public static async Task<int> SealAsync(TestDatabase database, Instant now)
    {
        await using var db = database.Open();
        return await new SealRound(db, new FakeClock(now)).RunAsync();
    }

    /// <summary>All nights, as the command line compares them.</summary>
    public static async Task<IReadOnlyList<Difference>> VerifyAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var agency = (await AgencyAsync(db)).Id;
        var (differences, seen) = (new List<Difference>(await db.MissingNightsAsync(agency)), new HashSet<long>());
        foreach (var night in await db.DaySeals.AsNoTracking().OrderBy(s => s.Ordinal).ToListAsync()) differences.AddRange(await db.VerifyNightAsync(night, seen));
        return differences;
    }

    /// <summary>As whoever is master of the database could, past every trigger.</summary>
    public static Task TamperAsync(TestDatabase database, string sql) => database.ExecuteAsync($"set session_replication_role = replica; {sql}");

    /// <summary>The citizen came and asked: an honest line of the control slip.</summary>
    public static async Task VisitAsync(TestDatabase database, Instant now)
    {
        await using var db = database.Open();
        (await db.Dossiers.OrderBy(d => d.Id).FirstAsync()).Visit("Hỏi kết quả", await ClerkAsync(db), now);
        await db.SaveChangesAsync();
    }
}

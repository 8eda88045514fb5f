using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Rounds;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Db;

/// <summary>
/// The demonstration: made-up people, each marked "(mẫu)", real procedures, the office's real calendar, at least 18 months up to now. Late
/// dossiers have their letters, most of them signed, handed over and posted; some wait, so that every page has something true to show.
/// </summary>
public sealed partial class Demonstration(MotCuaDb db, Settings settings, int seed)
{
    /// <summary>About six a working day.</summary>
    public const int UsualDossiers = 2400;

    const int Months = 19;
    const string Mark = "(mẫu)";

    /// <returns>How many dossiers were loaded.</returns>
    /// <exception cref="CalendarEnded">The calendar does not cover the months up to now.</exception>
    public async Task<int> LoadAsync(int dossiers, Instant now, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.EnterRoundAsync(RoundName.Import, ct);
        var agency = await db.Agencies.OrderBy(a => a.Id).FirstAsync(ct);
        var calendar = await db.CalendarAsync(agency, ct);
        var officers = await FirstOfficers.DemonstrationAsync(db, agency.Id, ct);
        var procedures = await db.Procedures.AsNoTracking().Include(p => p.Components).Include(p => p.FeeRules).Of(agency.Id).ToDictionaryAsync(p => p.Code, ct);

        var loaded = 0;
        foreach (var batch in Receipts(dossiers, calendar, now).Chunk(400))
        {
            foreach (var at in batch)
            {
                var procedure = Pick(procedures, at);
                if (procedure is null) continue;
                db.Dossiers.Add(Live(agency, procedure, calendar, officers, at, now, await db.NextDossierCodeAsync(agency, at, ct)));
                loaded++;
            }
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
        await SupplementsAsync(agency, calendar, officers, now, ct);
        await LettersAsync(agency, calendar, officers, now, ct);
        await RosterAsync(agency, calendar, officers, now.VietnamDay(), ct);
        await CommitmentsAsync(agency, officers, now, ct);
        await transaction.CommitAsync(ct);
        return loaded;
    }
}

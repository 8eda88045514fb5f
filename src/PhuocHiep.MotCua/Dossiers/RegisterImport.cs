using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Rounds;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>What an import of a register did; rows rejected are named by line.</summary>
public sealed record DossiersImported(int Read, int Added, int Unchanged, IReadOnlyList<RejectedRow> Rejected);

/// <summary>Brings in the dossiers of an earlier register or another system. Good rows are kept, bad rows are named; the same file again changes nothing.</summary>
public sealed class RegisterImport(MotCuaDb db)
{
    /// <summary>Dossiers saved at once.</summary>
    const int Batch = 500;

    /// <param name="history">Dossiers already completed owe no letter (they still count as late).</param>
    /// <param name="dryRun">Says what would happen, and changes nothing.</param>
    /// <exception cref="RuleViolation">The file as a whole cannot be read; nothing was changed.</exception>
    public async Task<DossiersImported> RunAsync(TextReader file, Agency agency, bool history, bool dryRun, Instant now, CancellationToken ct = default)
    {
        var rows = CsvTable.Read(file, RegisterRow.Needed, RegisterRow.Optional);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.EnterRoundAsync(RoundName.Import, ct);

        var rejected = new List<RejectedRow>();
        var procedures = await db.Procedures.AsNoTracking().Of(agency.Id).ToDictionaryAsync(p => p.Code, ct);
        var calendar = await db.CalendarAsync(agency, ct);
        var good = Read(rows, procedures, calendar, now, rejected);

        var added = 0;
        // Rows with a code of their own first: a code that is issued anew must not take one that the file brings along.
        foreach (var batch in good.OrderBy(row => row.Code is null).Chunk(Batch))
        {
            var fresh = await NewOfAsync(batch, agency, rejected, ct);
            added += fresh.Count;
            if (dryRun) continue;
            foreach (var row in fresh) db.Dossiers.Add(row.Open(agency, await CodeAsync(row, agency, ct), calendar, history));
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
        if (!dryRun) await transaction.CommitAsync(ct);
        return new(rows.Count, added, rows.Count - rejected.Count - added, [.. rejected.OrderBy(r => r.Line)]);
    }

    /// <summary>The rows that can be read, each content once.</summary>
    static List<RegisterRow> Read(IReadOnlyList<CsvRow> rows, Dictionary<string, Procedure> procedures, WorkCalendar calendar, Instant now, List<RejectedRow> rejected)
    {
        var good = new List<RegisterRow>();
        var seen = new Dictionary<string, RegisterRow>();
        foreach (var row in rows)
        {
            try
            {
                var read = RegisterRow.Read(row, procedures, calendar, now);
                if (seen.TryGetValue(read.Code ?? read.Content, out var earlier))
                {
                    // The same row twice in one file is one dossier; the same code with other content is a mistake.
                    if (earlier.Content != read.Content) throw new UnreadableColumn("code", $"đã có ở dòng {earlier.Line} với nội dung khác");
                    continue;
                }
                seen[read.Code ?? read.Content] = read;
                good.Add(read);
            }
            catch (Exception e) when (e is UnreadableColumn or CalendarEnded or RuleViolation)
            {
                rejected.Add(new(row.Line, row["code"], e.Message));
            }
        }
        return good;
    }

    async Task<List<RegisterRow>> NewOfAsync(RegisterRow[] batch, Agency agency, List<RejectedRow> rejected, CancellationToken ct)
    {
        var codes = batch.Where(r => r.Code is not null).Select(r => r.Code!).ToList();
        var contents = batch.Select(r => r.Content).ToList();
        var contentOf = await db.Dossiers.Of(agency.Id).Where(d => codes.Contains(d.Code)).Select(d => new { d.Code, d.ImportedRow }).ToDictionaryAsync(d => d.Code, d => d.ImportedRow, ct);
        var known = (await db.Dossiers.Of(agency.Id).Where(d => d.ImportedRow != null && contents.Contains(d.ImportedRow)).Select(d => d.ImportedRow!).ToListAsync(ct)).ToHashSet();

        var fresh = new List<RegisterRow>();
        foreach (var row in batch.Where(row => !known.Contains(row.Content)))
        {
            if (row.Code is { } code && contentOf.ContainsKey(code)) rejected.Add(new(row.Line, code, "code: mã hồ sơ đã có với nội dung khác"));
            else fresh.Add(row);
        }
        return fresh;
    }

    async Task<string> CodeAsync(RegisterRow row, Agency agency, CancellationToken ct)
    {
        if (row.Code is not { } code) return await db.NextDossierCodeAsync(agency, row.ReceivedAt, ct);
        if (DossierCode.Read(code, agency) is { } own) await db.NumberTakenAsync(agency.Id, NumberBook.Dossiers, own.Day, own.Serial, ct);
        return code;
    }
}

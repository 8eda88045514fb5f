using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Rounds;

namespace PhuocHiep.MotCua.Procedures;

/// <summary>What an import of procedures did; rows rejected are named by line.</summary>
public sealed record ProceduresImported(int Read, int Added, int Updated, int Unchanged, IReadOnlyList<RejectedRow> Rejected);

/// <summary>Brings in the office's own catalogue: inserts or updates procedures by code, and puts them in force.</summary>
public sealed class ProcedureImport(MotCuaDb db)
{
    static readonly string[] Needed = ["code", "name", "field", "limit"];

    static readonly string[] Optional =
    [
        "fee_vnd", "online_level", "online_eligible", "has_financial_obligation", "online_payment_eligible", "online_payment_deployed", "published",
    ];

    const string ByImport = "Nhập danh mục thủ tục";

    /// <param name="now">From this day on a fee that changed is in force; what else changed was otherwise until now.</param>
    /// <exception cref="RuleViolation">The file as a whole cannot be read; nothing was changed.</exception>
    public async Task<ProceduresImported> RunAsync(TextReader file, Agency agency, Instant now, bool dryRun, CancellationToken ct = default)
    {
        var rows = CsvTable.Read(file, Needed, Optional);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.EnterRoundAsync(RoundName.Import, ct);
        var known = await db.Procedures.Include(p => p.FeeRules).Of(agency.Id).ToDictionaryAsync(p => p.Code, ct);
        var rejected = new List<RejectedRow>();
        int added = 0, updated = 0, unchanged = 0;
        var lines = new Dictionary<string, int>();
        foreach (var row in rows)
        {
            try
            {
                if (row.Problem is { } problem) throw new UnreadableColumn("dòng", problem);
                var code = row.Text("code", 50);
                if (!lines.TryAdd(code, row.Line)) throw new UnreadableColumn("code", $"đã có ở dòng {lines[code]}");
                if (Write(row, known.TryGetValue(code, out var procedure) ? procedure : null, code, agency, now) is { } fresh)
                {
                    known[code] = fresh;
                    db.Procedures.Add(fresh);
                    added++;
                }
                else if (IsChanged(procedure!)) updated++;
                else unchanged++;
            }
            catch (UnreadableColumn e)
            {
                rejected.Add(new(row.Line, row["code"], e.Message));
            }
        }
        if (!dryRun)
        {
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        db.ChangeTracker.Clear();
        return new(rows.Count, added, updated, unchanged, rejected);
    }

    /// <returns>A new procedure, or null where the known one was written over.</returns>
    Procedure? Write(CsvRow row, Procedure? known, string code, Agency agency, Instant now)
    {
        // All columns are read before any is written: a row that cannot be read leaves the known procedure as it was.
        var name = row.Text("name", 500);
        var field = row.Text("field", 200);
        if (!TimeLimit.TryParse(row["limit"], out var limit)) throw new UnreadableColumn("limit", $"“{row["limit"]}” không phải thời hạn như “5 working-days” hay “same-day”");
        var fee = row.OptionalWhole("fee_vnd", 1_000_000_000);
        var level = row.OptionalWord("online_level", ("none", OnlineLevel.None), ("partial", OnlineLevel.Partial), ("full", OnlineLevel.Full)) ?? OnlineLevel.None;
        var (eligible, obligation) = (row.Flag("online_eligible"), row.Flag("has_financial_obligation"));
        var (payable, deployed, published) = (row.Flag("online_payment_eligible"), row.Flag("online_payment_deployed"), row.Flag("published"));

        var procedure = known ?? new Procedure { AgencyId = agency.Id, Code = code };
        procedure.Change(p =>
        {
            (p.Name, p.Field, p.Limit, p.OnlineLevel, p.Status) = (name, field, limit, level, ProcedureStatus.InForce);
            (p.OnlineEligible, p.HasFinancialObligation, p.OnlinePaymentEligible) = (eligible, obligation, payable);
            (p.OnlinePaymentDeployed, p.Published) = (deployed, published);
        }, ByImport, now);
        var today = now.VietnamDay();
        if (procedure.FeeOn(today) is not { } rule || rule.AmountVnd != fee) procedure.SetFee(fee, note: "", $"Danh mục thủ tục nhập ngày {today.Text()}", today);
        if (known is null) return procedure;
        db.ChangeTracker.DetectChanges();
        return null;
    }

    bool IsChanged(Procedure procedure) =>
        db.Entry(procedure).State == EntityState.Modified || procedure.FeeRules.Exists(rule => db.Entry(rule).State != EntityState.Unchanged);
}

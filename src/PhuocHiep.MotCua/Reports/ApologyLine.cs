using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;

namespace PhuocHiep.MotCua.Reports;

/// <summary>Where a list of apologies goes on.</summary>
public sealed record ApologyKey(ApologyCause Cause, Instant DueAt, long DossierId);

/// <summary>One apology that is owed – a dossier and a cause –, as the archive stood at the report's instant.</summary>
/// <param name="Steps">The steps of the ledger at which it is counted.</param>
/// <param name="DaysLate">Days after the day promised; null where it is not lateness that is owed for.</param>
/// <param name="Letter">The last one signed by then; else its draft; null: there is none.</param>
/// <param name="With">Who has to act next; null where the apology has reached the applicant.</param>
public sealed record ApologyLine(
    ApologyKey Key, string Code, string Procedure, IReadOnlySet<LedgerStep> Steps, int? DaysLate, ApologyLetter? Letter, string? With, Instant AsOf, bool IsDemonstration)
{
    const int AtOnce = 500;

    public ApologyCause Cause => Key.Cause;

    public LocalDate PromisedOn => Key.DueAt.VietnamDay();

    /// <summary>Signed by then.</summary>
    ApologyLetter? Signed => Letter is { SignedAt: { } at } && at <= AsOf ? Letter : null;

    public string? Number => Signed?.NumberText;

    public LocalDate? SignedOn => Signed?.SignedAt?.VietnamDay();

    /// <summary>In general words: what the officer wrote is the applicant's alone.</summary>
    public string? Reason => Letter is { ReasonAt: { } at } && at <= AsOf ? Letter.ReasonKind?.Text() : null;

    public LocalDate? NewDueOn => Signed?.NewDueAt?.VietnamDay();

    public LocalDate? PostedOn => Letter?.PublishedAt is { } at && at <= AsOf ? at.VietnamDay() : null;

    /// <summary>By which ways the letter reached the applicant, and when; without the name of whoever took it.</summary>
    public string Way => string.Join("; ", Ways());

    /// <summary>Everything that is owed, cause by cause, in the order of the promises; in pieces, so that memory holds some hundred.</summary>
    public static async IAsyncEnumerable<ApologyLine> EachAsync(MotCuaDb db, KpiPeriod period, [EnumeratorCancellation] CancellationToken ct = default)
    {
        ApologyKey? after = null;
        do
        {
            var lines = await ReadAsync(db, period, after, AtOnce, ct);
            foreach (var line in lines) yield return line;
            after = lines.Count < AtOnce ? null : lines[^1].Key;
        }
        while (after is not null);
    }

    /// <param name="after">Where the list before ended; null: from the beginning.</param>
    public static async Task<IReadOnlyList<ApologyLine>> ReadAsync(MotCuaDb db, KpiPeriod period, ApologyKey? after, int count, CancellationToken ct = default)
    {
        var lines = new List<ApologyLine>();
        foreach (var cause in Enum.GetValues<ApologyCause>().Where(c => after is null || c >= after.Cause))
            if (count - lines.Count is > 0 and var left) lines.AddRange(await OfCauseAsync(db, period, cause, after?.Cause == cause ? after : null, left, ct));
        return lines;
    }

    static async Task<IReadOnlyList<ApologyLine>> OfCauseAsync(MotCuaDb db, KpiPeriod period, ApologyCause cause, ApologyKey? after, int count, CancellationToken ct)
    {
        var asOf = period.AsOf;
        var dossiers = await ApologyLedger.Dossiers(db, period, cause, LedgerStep.Owed)
            .Where(d => after == null || d.DueAt > after.DueAt || (d.DueAt == after.DueAt && d.Id > after.DossierId))
            .OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(count)
            .Select(d => new Owing(d.Id, d.Code, d.Procedure!.Name, d.DueAt, d.OnTimeUntil, d.CompletedAt, d.Holder!.FullName, d.Origin == Origin.Demonstration))
            .ToListAsync(ct);
        var ids = dossiers.ConvertAll(d => d.Id);
        var letters = (await db.ApologyLetters.AsNoTracking().InForceAt(asOf).Where(l => ids.Contains(l.DossierId) && l.Cause == cause && l.DraftedAt <= asOf).OrderBy(l => l.Id).ToListAsync(ct)).ToLookup(l => l.DossierId);
        return [.. dossiers.Select(d => Of(d, cause, [.. letters[d.Id]], asOf))];
    }

    /// <summary>By the questions of <see cref="ApologyLedger"/>, asked of one dossier's letters: the lines sum to its counts.</summary>
    static ApologyLine Of(Owing owing, ApologyCause cause, IReadOnlyList<ApologyLetter> letters, Instant asOf)
    {
        var issued = letters.Where(l => l.SentAt <= asOf || l.HandedOverAt <= asOf).ToList();
        var first = letters.FirstOrDefault(l => l.FollowsId is null);
        var inTime = first is not null && issued.Exists(l => first.IssueBy is not { } by || l.SentAt <= by || l.HandedOverAt <= by);
        var steps = new HashSet<LedgerStep> { LedgerStep.Owed };
        if (letters.Count > 0) steps.Add(LedgerStep.Drafted);
        if (letters.Any(l => l.SignedAt <= asOf)) steps.Add(LedgerStep.Signed);
        steps.Add(issued.Count == 0 ? LedgerStep.Missing : inTime ? LedgerStep.SentInTime : LedgerStep.SentLate);
        if (letters.Any(l => l.PublishedAt <= asOf)) steps.Add(LedgerStep.Posted);
        var letter = letters.LastOrDefault(l => l.SignedAt <= asOf) ?? (letters is [.., var draft] ? draft : null);
        var end = owing.CompletedAt is { } completed && completed <= asOf ? completed : asOf;
        return new(
            new(cause, owing.DueAt, owing.Id), owing.Code, owing.Procedure, steps,
            cause == ApologyCause.Late && end > owing.OnTimeUntil ? Period.DaysBetween(owing.DueAt.VietnamDay(), end.VietnamDay()) : null,
            letter, issued.Count == 0 ? WithOf(owing, letter, asOf) : null, asOf, owing.IsDemonstration);
    }

    static string WithOf(Owing owing, ApologyLetter? letter, Instant asOf) => letter switch
    {
        null => $"{owing.Holder ?? Counter}: chưa có dự thảo",
        { SignedAt: { } signed } when signed <= asOf => $"{Counter}: chờ gửi, trao",
        { ReasonAt: { } reasoned } when reasoned <= asOf => "Lãnh đạo: chờ ký",
        _ => $"{owing.Holder ?? Counter}: chờ ghi lý do",
    };

    const string Counter = "Bộ phận Một cửa";

    IEnumerable<string> Ways()
    {
        if (Letter?.SentAt is { } sent && sent <= AsOf) yield return $"Thư điện tử {sent.VietnamDay().Text()}";
        if (Letter is { HandedOverAt: { } handed, Delivery: { } delivery } && handed <= AsOf) yield return $"{(delivery.IsByPost ? $"Bưu điện bảo đảm {delivery.PostalNumber}" : "Trao tận tay")} {handed.VietnamDay().Text()}";
    }

    sealed record Owing(long Id, string Code, string Procedure, Instant DueAt, Instant OnTimeUntil, Instant? CompletedAt, string? Holder, bool IsDemonstration);
}

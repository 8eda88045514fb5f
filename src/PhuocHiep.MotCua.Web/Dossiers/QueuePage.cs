using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Reminders;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Apologies;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>A page of a heap, with the counts of all heaps of the same people and of the same heap of all people. Each count is the question of its list.</summary>
public sealed record QueuePage
{
    const int PageSize = 50;

    /// <summary>As it was asked, with what was left out filled in.</summary>
    public required QueueQuery Query { get; init; }

    /// <summary>What the officer was told of and must still see to.</summary>
    public required IReadOnlyList<StandingReminder> Reminders { get; init; }

    /// <summary>Letters that no mail carries, for the counter to print and hand over.</summary>
    public required PapersWaiting Papers { get; init; }

    public required WhoseChip Whose { get; init; }

    public required IReadOnlyDictionary<QueueChip, int> Counts { get; init; }

    public required IReadOnlyDictionary<WhoseChip, int> WhoseCounts { get; init; }

    /// <summary>The procedures of what is open, waits to be fetched or has to be corrected: there is nothing else to look for here.</summary>
    public required IReadOnlyList<ProcedureChoice> Procedures { get; init; }

    public required RowsTable Rows { get; init; }

    public required Pager Pager { get; init; }

    /// <summary>To whom dossiers may be given.</summary>
    public required IReadOnlyList<Officer> Officers { get; init; }

    public HandOnForm HandOn { get; init; } = new();

    public QueueChip Chip => Query.Chip();

    public static async Task<QueuePage> ReadAsync(MotCuaDb db, Officer officer, QueueQuery query, Instant now, CancellationToken ct = default)
    {
        var whose = await WhoseChip.NamedAsync(query.Whose, db, officer, ct);
        query = query with { Show = query.Chip().Name, Whose = whose.Name };
        var unit = await UnitAsync(db, officer, ct);
        var all = db.Dossiers.AsNoTracking().Of(officer.AgencyId);
        var narrowed = query.Narrow(all);
        var theirs = whose.Filter(narrowed, officer, unit);

        var counts = new Dictionary<QueueChip, int>();
        foreach (var chip in QueueChip.All) counts[chip] = await chip.Filter(theirs, now).CountAsync(ct);
        var whoseCounts = new Dictionary<WhoseChip, int>();
        foreach (var each in WhoseChip.For(officer))
            whoseCounts[each] = each == whose ? counts[query.Chip()] : await query.Chip().Filter(each.Filter(narrowed, officer, unit), now).CountAsync(ct);

        var (rows, previous, next) = await PageAsync(query.Chip(), query.Chip().Filter(theirs, now), PageKey.Parse(query.After), PageKey.Parse(query.Before), ct);
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == officer.AgencyId, ct);
        var calendar = await db.CalendarAsync(agency, ct);
        return new()
        {
            Query = query,
            Reminders = await db.RemindersOfAsync(officer, calendar, now, ct),
            Papers = officer.Has(Role.Clerk) ? await PapersWaiting.ReadAsync(db, officer.AgencyId, ct) : PapersWaiting.None,
            Whose = whose,
            Counts = counts,
            WhoseCounts = whoseCounts,
            Procedures = await ProceduresAsync(all, query, ct),
            Rows = new(Caption(query.Chip(), counts[query.Chip()]), rows, now, calendar)
            {
                Choosable = row => Moves.MayBeMade(Move.Assign, row.Status) && (row.HolderId == officer.Id || officer.Has(Role.Clerk | Role.Supervisor)),
            },
            Pager = new(previous is null ? null : query.From(before: previous).Address(), next is null ? null : query.From(after: next).Address()),
            Officers = await db.Users.AsNoTracking().WhoSettle(officer.AgencyId).ToListAsync(ct),
        };
    }

    /// <summary>The whole list of which a page is shown, with what was left out of the query filled in.</summary>
    public static async Task<(QueueQuery Query, IQueryable<Dossier> Dossiers)> ListAsync(
        MotCuaDb db, Officer officer, QueueQuery query, IQueryable<Dossier> all, Instant now, CancellationToken ct)
    {
        var whose = await WhoseChip.NamedAsync(query.Whose, db, officer, ct);
        return (query with { Show = query.Chip().Name, Whose = whose.Name }, query.Chip().Filter(whose.Filter(query.Narrow(all), officer, await UnitAsync(db, officer, ct)), now));
    }

    static async Task<IReadOnlyCollection<int>> UnitAsync(MotCuaDb db, Officer officer, CancellationToken ct) =>
        officer.Unit.Length == 0 ? [] : await db.Users.Where(o => o.AgencyId == officer.AgencyId && o.Unit == officer.Unit).Select(o => o.Id).ToListAsync(ct);

    static async Task<(List<DossierRow> Rows, PageKey? Previous, PageKey? Next)> PageAsync(
        QueueChip chip, IQueryable<Dossier> dossiers, PageKey? after, PageKey? before, CancellationToken ct)
    {
        var backwards = after is null && before is not null;
        var page = chip.Page(dossiers, after, before).Take(PageSize + 1);
        var rows = await DossierRow.Of(page).ToListAsync(ct);
        var more = rows.Count > PageSize;
        if (more) rows.RemoveAt(PageSize);
        if (backwards) rows.Reverse();
        return (rows,
            rows.Count > 0 && (backwards ? more : after is not null) ? chip.KeyOf(rows[0]) : null,
            rows.Count > 0 && (backwards || more) ? chip.KeyOf(rows[^1]) : null);
    }

    static async Task<IReadOnlyList<ProcedureChoice>> ProceduresAsync(IQueryable<Dossier> all, QueueQuery query, CancellationToken ct)
    {
        var choices = (await all.Open().Select(d => new { d.Procedure!.Field, d.Procedure.Code, d.Procedure.Name })
            .Union(all.ReadyToHandOver().Select(d => new { d.Procedure!.Field, d.Procedure.Code, d.Procedure.Name }))
            .Union(all.AwaitingCorrection().Select(d => new { d.Procedure!.Field, d.Procedure.Code, d.Procedure.Name }))
            .ToListAsync(ct)).ConvertAll(p => new ProcedureChoice(p.Field, p.Code, p.Name));
        // What is asked for stays to be seen, also where nothing is left of it.
        if (!string.IsNullOrEmpty(query.Field) && choices.TrueForAll(p => p.Field != query.Field)) choices.Add(new(query.Field, "", ""));
        if (!string.IsNullOrEmpty(query.Procedure) && choices.TrueForAll(p => p.Code != query.Procedure)) choices.Add(new(query.Field ?? "", query.Procedure, query.Procedure));
        return [.. choices.OrderBy(p => p.Field, VietnameseOrder).ThenBy(p => p.Name, VietnameseOrder)];
    }

    static readonly StringComparer VietnameseOrder = StringComparer.Create(VietnamTime.Culture, ignoreCase: true);

    static string Caption(QueueChip chip, int count) =>
        $"{chip.Text}: {count.ToString("N0", VietnamTime.Culture)} hồ sơ, {(chip.ByCompletion ? "chờ lâu nhất trước" : "đến hạn sớm nhất trước")}";
}

public sealed record ProcedureChoice(string Field, string Code, string Name);

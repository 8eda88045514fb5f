using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Supplements;

namespace PhuocHiep.MotCua.Reports;

/// <summary>An indicator of one who is rated: the sum of the points and of how many dossiers; of the unit's own indicators, its points of 1.</summary>
public sealed record Score(RatingIndicator Indicator, long Points, long Count)
{
    /// <summary>To one decimal; null where there is nothing to tell it from.</summary>
    public decimal? Value => RatingRules.Mean(Points, Count);
}

/// <summary>Whoever is rated: an officer, or the unit as a whole.</summary>
/// <param name="OfficerId">Null: the unit.</param>
/// <param name="Dossiers">How many had their result in the period.</param>
public sealed record Rated(string Name, int? OfficerId, long Dossiers, IReadOnlyList<Score> Scores)
{
    public bool IsUnit => OfficerId is null;

    /// <summary>Of the indicators that are measured.</summary>
    public decimal Points => Scores.Sum(s => s.Value ?? 0);

    /// <summary>Those without a figure.</summary>
    public int Missing => Scores.Count(s => s.Value is null);

    /// <summary>What the measured ones could give.</summary>
    public int Reachable => RatingRules.MostPoints * (Scores.Count - Missing);

    /// <summary>What all of the circular's indicators could give: 10 of an officer, 18 of a unit.</summary>
    public int Full => RatingRules.MostPoints * Scores.Count;

    /// <summary>
    /// The circular's cut points are for all the indicators. Where some are left out the grade is not guessed: it is said between which two it
    /// lies, the missing ones at nought and at full points.
    /// </summary>
    public string GradeText
    {
        get
        {
            if (Scores.All(s => s.Value is null)) return "không phát sinh";
            var (least, most) = (GradeOf(Points), GradeOf(Points + RatingRules.MostPoints * Missing));
            return least == most ? least : $"chưa xác định: từ “{least}” đến “{most}”";
        }
    }

    string GradeOf(decimal points) => IsUnit ? RatingRules.UnitGradeOf(points).Text() : RatingRules.OfficerGradeOf(points).Text();
}

/// <summary>
/// Đánh giá việc giải quyết thủ tục hành chính (NĐ 61/2018/NĐ-CP Đ27–32; TT 01/2018/TT-VPCP Đ12–15): the dossiers that had their result in the
/// period, in points. An officer answers for those that he had when the result was ready. For the head alone: not public.
/// </summary>
public sealed partial record Rating(KpiPeriod Period, Rated Unit, IReadOnlyList<Rated> Officers, long WithoutOfficer, bool IsDemonstration)
{
    public const string Name = "Kết quả đánh giá việc giải quyết thủ tục hành chính";

    public const string Ground = "NĐ 61/2018/NĐ-CP Đ27–32; TT 01/2018/TT-VPCP Đ13–15";

    /// <summary>To be read in one snapshot (repeatable read).</summary>
    public static async Task<Rating> ReadAsync(MotCuaDb db, KpiPeriod period, string unitName, CancellationToken ct = default)
    {
        var tallies = await Rate(db, period).GroupBy(r => new { r.Dossier.HolderId, r.Key, IsDemonstration = r.Dossier.Origin == Origin.Demonstration })
            .Select(g => new Tallied(g.Key.HolderId, g.Key.Key, g.Key.IsDemonstration, g.LongCount())).ToListAsync(ct);
        var ids = tallies.Where(t => t.OfficerId is not null).Select(t => t.OfficerId!.Value).Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(o => ids.Contains(o.Id)).OrderBy(o => o.FullName).Select(o => new { o.Id, o.FullName }).ToListAsync(ct);
        var (desk, online) = (await DeskAsync(db, period, ct), await OnlineAsync(db, period, ct));
        var byAlphabet = StringComparer.Create(VietnamTime.Culture, ignoreCase: false);
        return new(
            period,
            new(unitName, null, tallies.Sum(t => t.Count), [.. RatingIndicator.All.Select(i => i.Number switch { 5 => Whole(i, desk), 9 => Whole(i, online), _ => ScoreOf(i, tallies) })]),
            [.. names.OrderBy(n => n.FullName, byAlphabet).ThenBy(n => n.Id).Select(n => Of(n.FullName, n.Id, [.. tallies.Where(t => t.OfficerId == n.Id)]))],
            tallies.Where(t => t.OfficerId is null).Sum(t => t.Count),
            tallies.Exists(t => t.IsDemonstration));
    }

    /// <summary>The dossiers that an indicator counted, of one officer or of the unit.</summary>
    /// <param name="officerId">Null: of the unit.</param>
    /// <param name="points">0 to 2; null: whatever they got.</param>
    /// <exception cref="InvalidOperationException">The indicator is not told dossier by dossier.</exception>
    public static IQueryable<Dossier> Dossiers(MotCuaDb db, KpiPeriod period, RatingIndicator indicator, int? officerId = null, int? points = null)
    {
        var pointsOf = indicator.PointsOf ?? throw new InvalidOperationException($"Indicator {indicator.Number} has no dossiers.");
        var keys = RatedFacts.All.Where(f => pointsOf(f) is { } got && (points is null || got == points)).Select(f => f.Key).ToList();
        return Rate(db, period).Where(r => keys.Contains(r.Key) && (officerId == null || r.Dossier.HolderId == officerId)).Select(r => r.Dossier);
    }

    /// <summary>Every dossier of the period with <see cref="RatedFacts.Key"/>, as the archive reckons it; what came after its result does not count.</summary>
    static IQueryable<RatedDossier> Rate(MotCuaDb db, KpiPeriod period)
    {
        var zone = VietnamTime.Zone;
        return period.Completed(db).Select(d => new RatedDossier
        {
            Dossier = d,
            Key = (d.CompletedAt!.Value.InZone(zone).Date < d.DueAt.InZone(zone).Date ? 0 : d.CompletedAt!.Value.InZone(zone).Date == d.DueAt.InZone(zone).Date ? 1 : 2)
                + 3 * Math.Min(d.Supplements.Count(s => s.Fault != SupplementFault.Applicant && s.RequestedAt <= d.CompletedAt) + d.Events.Count(e => e.Kind == DossierEventKind.Visited && e.At <= d.CompletedAt), 2)
                + (d.Opinions.Any() ? 9 : 0)
                + (d.Origin == Origin.Imported ? 18 : 0)
                + (d.Procedure!.Published && d.Procedure.Name != "" && d.Procedure.Field != "" && d.Procedure.Limit != null ? 36 : 0),
        });
    }

    static async Task<int?> DeskAsync(MotCuaDb db, KpiPeriod period, CancellationToken ct) =>
        await new OneStopRate().CountAsync(db, period, ct) is { Denominator: > 0 } returned ? RatingRules.Desk(allSettledThere: false, returned.Numerator == returned.Denominator) : null;

    static async Task<int?> OnlineAsync(MotCuaDb db, KpiPeriod period, CancellationToken ct)
    {
        var received = period.Received(db);
        if (await received.LongCountAsync(ct) is not (> 0 and var all)) return null;
        var procedures = db.Procedures.Of(period.AgencyId).InForceOn(LocalDate.Min(period.To, period.AsOf.VietnamDay()));
        return RatingRules.Online(
            await procedures.LongCountAsync(p => p.OnlineLevel != OnlineLevel.None, ct), await procedures.LongCountAsync(ct),
            await received.LongCountAsync(d => d.Channel == Channel.Online, ct), all,
            await period.Late(db).AnyAsync(d => d.Channel == Channel.Online, ct));
    }

    static Score Whole(RatingIndicator indicator, int? points) => new(indicator, points ?? 0, points is null ? 0 : 1);

    static Rated Of(string name, int id, IReadOnlyList<Tallied> tallies) =>
        new(name, id, tallies.Sum(t => t.Count), [.. RatingIndicator.All.Where(i => i.IsOfOfficers).Select(i => ScoreOf(i, tallies))]);

    static Score ScoreOf(RatingIndicator indicator, IEnumerable<Tallied> tallies)
    {
        var counted = tallies.Select(t => (Points: indicator.PointsOf?.Invoke(t.Facts), t.Count)).Where(t => t.Points is not null).ToList();
        return new(indicator, counted.Sum(t => t.Points!.Value * t.Count), counted.Sum(t => t.Count));
    }

    sealed class RatedDossier
    {
        public required Dossier Dossier { get; init; }

        public required int Key { get; init; }
    }

    sealed record Tallied(int? OfficerId, int Key, bool IsDemonstration, long Count)
    {
        public RatedFacts Facts => RatedFacts.All.Single(f => f.Key == Key);
    }
}

namespace PhuocHiep.MotCua.Forecasts;

/// <summary>Whose past is asked.</summary>
public enum Basis
{
    /// <summary>Of the same procedure.</summary>
    Procedure,

    /// <summary>Of the same field (lĩnh vực): of the procedure there were too few.</summary>
    Field,

    /// <summary>Of all procedures.</summary>
    All,
}

/// <summary>Of those that had come as far as this one, how many then were late.</summary>
/// <param name="OnlyCrowded">True: only those of crowded desks were asked, as this one's is; false: those were left out; null: all were asked.</param>
public sealed record Chance(Basis Basis, int Reached, int Late, bool? OnlyCrowded = null)
{
    public double Share => (double)Late / Reached;
}

/// <summary>How far a dossier has come, in working days.</summary>
/// <param name="IfToday">How long it will have lasted if it is finished on the day on which is asked.</param>
/// <param name="IfLastDay">How long, if it is finished on the last day that is not late.</param>
/// <param name="Left">How many come after the day on which is asked, up to that last day.</param>
public sealed record Stage(int IfToday, int IfLastDay, int Left);

/// <summary>
/// The office's own past as it is known on one morning. Of the same procedure is asked how many of those that lasted at least as long as this
/// one then took longer than it has: first of those that were worked under the same load, on a desk that was crowded or was not (a crowded
/// month would else be held against the calm ones for a year); where fewer than <see cref="Enough"/> of them lasted so long, of all; then how many of the same field, then of all, that were
/// still open with as few days left of their own promise then broke it.
/// </summary>
public sealed class PastTimes
{
    /// <summary>From fewer nothing is told.</summary>
    public const int Enough = 10;

    readonly IReadOnlyDictionary<int, IReadOnlyList<Took>> procedures;
    readonly IReadOnlyDictionary<int, string> fields;
    readonly Dictionary<string, List<Took>> byField;
    readonly List<Took> all;

    /// <param name="procedures">By procedure.</param>
    /// <param name="fields">The field of each procedure.</param>
    public PastTimes(IReadOnlyDictionary<int, IReadOnlyList<Took>> procedures, IReadOnlyDictionary<int, string> fields)
    {
        (this.procedures, this.fields) = (procedures, fields);
        byField = procedures.Where(p => fields.ContainsKey(p.Key)).GroupBy(p => fields[p.Key]).ToDictionary(of => of.Key, of => of.SelectMany(p => p.Value).ToList());
        all = [.. procedures.SelectMany(p => p.Value)];
    }

    /// <returns>Null where not even all procedures together have enough that came so far.</returns>
    public Chance? Of(int procedureId, Stage stage, bool isCrowded = false)
    {
        var own = procedures.GetValueOrDefault(procedureId, []).Where(t => t.Days >= stage.IfToday).ToList();
        var alike = own.FindAll(t => t.IsCrowded == isCrowded);
        if (alike.Count < own.Count && ByDaysTaken(alike, stage, isCrowded) is { } chance) return chance;
        return ByDaysTaken(own, stage, null) ?? ByDaysLeft(Basis.Field, fields.TryGetValue(procedureId, out var field) ? byField.GetValueOrDefault(field, []) : [], stage.Left) ?? ByDaysLeft(Basis.All, all, stage.Left);
    }

    static Chance? ByDaysTaken(List<Took> times, Stage stage, bool? onlyCrowded) => times.Sum(t => t.Count) is >= Enough and var reached
        ? new(Basis.Procedure, reached, times.Where(t => t.Days > stage.IfLastDay || (t.Days == stage.IfLastDay && t.Left < 0)).Sum(t => t.Count), onlyCrowded) : null;

    static Chance? ByDaysLeft(Basis basis, List<Took> times, int left) =>
        times.Where(t => t.Left <= left).Sum(t => t.Count) is >= Enough and var reached ? new(basis, reached, times.Where(t => t.Left < 0).Sum(t => t.Count)) : null;
}

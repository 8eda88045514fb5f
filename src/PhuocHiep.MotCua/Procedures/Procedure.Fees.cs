using NodaTime;
using PhuocHiep.MotCua.Payments;

namespace PhuocHiep.MotCua.Procedures;

// What it costs, by date. A past day keeps the fee that it had.
public sealed partial class Procedure
{
    public List<FeeRule> FeeRules { get; init; } = [];

    /// <summary>The fee of that day; null where none was ever written down.</summary>
    public FeeRule? FeeOn(LocalDate day) => FeeRules.Find(rule => rule.IsInForce(day));

    /// <summary>
    /// Another fee from that day on, until the next one already known: the one before ends the day before. One that begins the same day gives
    /// way, for no earlier day had it.
    /// </summary>
    /// <param name="amountVnd">Đồng; 0: free; null: set by the provincial council and not found.</param>
    /// <param name="source">The decision, or where the fee was taken from.</param>
    public void SetFee(long? amountVnd, string note, string source, LocalDate from)
    {
        var before = FeeOn(from);
        if (before is not null && before.InForceFrom == from)
        {
            (before.AmountVnd, before.Note, before.Source) = (amountVnd, note, source);
            return;
        }
        var next = FeeRules.Select(rule => rule.InForceFrom).Where(day => day > from).Min();
        if (before is not null) before.InForceTo = from.PlusDays(-1);
        FeeRules.Add(new FeeRule { InForceFrom = FeeRules.Count == 0 ? null : from, InForceTo = next?.PlusDays(-1), AmountVnd = amountVnd, Note = note, Source = source });
    }
}

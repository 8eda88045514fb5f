using PhuocHiep.MotCua.Kpi;

namespace PhuocHiep.MotCua.Web.Commitments;

/// <summary>Rows of the annex that are entered, as lines of a table with six columns: row, value, target, halves, against the target, against the period before.</summary>
/// <param name="Before">The same rows of the period before; null where it is not told.</param>
public sealed record EnteredRowsShown(IReadOnlyList<EnteredRow> Rows, IReadOnlyList<EnteredRow>? Before)
{
    /// <summary>Those of one row of the annex.</summary>
    public EnteredRowsShown Of(string annexRow) => this with { Rows = [.. Rows.Where(row => row.AnnexRow == annexRow)] };

    /// <summary>Where a row is entered, or counted from.</summary>
    public static string Address(EnteredRow row) => row.Item is { } item ? EnteredItemPage.Address(item) : "/commitments";

    public string BeforeText(EnteredRow row) =>
        Before?.FirstOrDefault(b => b.Id == row.Id) is { Value: not null } before ? $"kỳ trước {before.ValueText()}" : "—";
}

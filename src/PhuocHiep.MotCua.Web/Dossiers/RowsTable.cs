using NodaTime;
using PhuocHiep.MotCua.Deadlines;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>A list of dossiers as a table (`_Rows`).</summary>
public sealed record RowsTable(string Caption, IReadOnlyList<DossierRow> Rows, Instant Now, WorkCalendar Calendar)
{
    /// <summary>Which may be chosen, to be passed on; null: this list is only read.</summary>
    public Func<DossierRow, bool>? Choosable { get; init; }

    /// <summary>Those chosen before, where the form is shown again.</summary>
    public IReadOnlyList<string> Chosen { get; init; } = [];

    public bool AnyChoosable => Choosable is not null && Rows.Any(Choosable);
}

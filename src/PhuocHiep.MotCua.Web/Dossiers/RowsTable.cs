using NodaTime;
using PhuocHiep.MotCua.Deadlines;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>A list of dossiers as a table (`_Rows`).</summary>
public sealed record RowsTable(string Caption, IReadOnlyList<DossierRow> Rows, Instant Now, WorkCalendar Calendar);

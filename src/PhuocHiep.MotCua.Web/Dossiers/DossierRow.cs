using System.Globalization;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>A dossier as a line of a list.</summary>
public sealed record DossierRow(long Id, uint Version, string Code, string Applicant, string Procedure, DossierStatus Status, int? HolderId, string? Holder, Promised Promised, bool IsWrong)
{
    /// <summary>`42-1234`: the dossier as it is seen here.</summary>
    public string Pick => string.Create(CultureInfo.InvariantCulture, $"{Id}-{Version}");

    public static IQueryable<DossierRow> Of(IQueryable<Dossier> dossiers) =>
        dossiers.Select(d => new DossierRow(
            d.Id, d.Version, d.Code, d.ApplicantName, d.Procedure!.Name, d.Status, d.HolderId, d.Holder!.FullName,
            new Promised(d.DueAt, d.OnTimeUntil, d.DueSoonFrom, d.CompletedAt, d.DroppedAt, d.ClockStoppedAt), d.ResultErrorAt != null));
}

using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>A dossier as a line of a list.</summary>
public sealed record DossierRow(long Id, string Code, string Applicant, string Procedure, DossierStatus Status, Promised Promised)
{
    public static IQueryable<DossierRow> Of(IQueryable<Dossier> dossiers) =>
        dossiers.Select(d => new DossierRow(
            d.Id, d.Code, d.ApplicantName, d.Procedure!.Name, d.Status,
            new Promised(d.DueAt, d.OnTimeUntil, d.DueSoonFrom, d.CompletedAt, d.DroppedAt, d.ClockStoppedAt)));
}

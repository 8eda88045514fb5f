using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Documents;

/// <summary>A document of an earlier dossier that may be used again.</summary>
/// <param name="Paper">Of which paper it is the scan; null: it was the result.</param>
public sealed record Reusable(Document Document, string? Paper, string DossierCode);

public static class DocumentQueries
{
    /// <summary>The dossiers of a person that are looked through, the newest first.</summary>
    const int MostDossiers = 50;

    /// <summary>
    /// What the same person has digitized here before, the newest first, each content once: the same identity number, or where one of the two
    /// dossiers has none the same name and phone.
    /// </summary>
    public static async Task<IReadOnlyList<Reusable>> ReusableForAsync(this MotCuaDb db, Dossier dossier, CancellationToken ct = default)
    {
        var (number, phone) = (dossier.IdentityNumber, dossier.Phone);
        // Two questions, so that each finds the index of what is searched for.
        var near = number is null ? [] : await NearAsync(db, dossier, number, d => d.IdentityNumber == number, ct);
        if (phone is not null)
        {
            var name = VietnameseText.Fold(dossier.ApplicantName);
            var called = await NearAsync(db, dossier, phone, d => d.Phone == phone && (number == null || d.IdentityNumber == null), ct);
            near.AddRange(called.Where(d => VietnameseText.Fold(d.ApplicantName) == name));
        }
        if (near.Count == 0) return [];
        var ids = near.Select(d => d.Id).ToList();
        var codes = near.DistinctBy(d => d.Id).ToDictionary(d => d.Id, d => d.Code);
        var found = await (
            from document in db.Documents.AsNoTracking()
            where ids.Contains(document.DossierId) && document.WithdrawnAt == null
            orderby document.AddedAt descending, document.Id descending
            select new { Document = document, Paper = db.Set<DossierComponent>().Where(c => c.Id == document.ComponentId).Select(c => c.Name).FirstOrDefault() }).ToListAsync(ct);
        return [.. found.DistinctBy(f => f.Document.Sha256).Select(f => new Reusable(f.Document, f.Paper, codes[f.Document.DossierId]))];
    }

    static Task<List<Near>> NearAsync(MotCuaDb db, Dossier dossier, string written, Expression<Func<Dossier, bool>> same, CancellationToken ct) =>
        db.Dossiers.AsNoTracking().Of(dossier.AgencyId).Matching(written).Where(same).Where(d => d.Id != dossier.Id)
            .OrderByDescending(d => d.ReceivedAt).Take(MostDossiers).Select(d => new Near(d.Id, d.Code, d.ApplicantName)).ToListAsync(ct);

    sealed record Near(long Id, string Code, string ApplicantName);
}

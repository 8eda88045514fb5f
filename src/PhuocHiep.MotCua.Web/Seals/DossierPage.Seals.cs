using System.Security.Claims;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Seals;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

// Whether it is as it was sealed: compared when the page is read, for supervisors.
public sealed partial record DossierPage
{
    /// <summary>Null: not for this officer.</summary>
    public required SealedDossier? Seal { get; init; }

    static async Task<SealedDossier?> SealAsync(MotCuaDb db, Dossier dossier, ClaimsPrincipal officer, CancellationToken ct)
    {
        if (!officer.Has(Role.Supervisor)) return null;
        var (last, differences) = await db.VerifyDossierAsync(dossier.Id, ct);
        return new(last, differences);
    }
}

/// <param name="Last">Null: it waits for its first night.</param>
public sealed record SealedDossier(DossierSeal? Last, IReadOnlyList<Difference> Differences);

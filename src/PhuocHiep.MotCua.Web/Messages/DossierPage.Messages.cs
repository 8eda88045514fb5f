using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Messages;

namespace PhuocHiep.MotCua.Web.Dossiers;

// What the applicant was told.
public sealed partial record DossierPage
{
    /// <summary>To the applicant, the latest first.</summary>
    public required IReadOnlyList<OutgoingMessage> Messages { get; init; }

    static async Task<IReadOnlyList<OutgoingMessage>> MessagesAsync(MotCuaDb db, Dossier dossier, CancellationToken ct) =>
        [.. (await db.OutgoingMessages.AsNoTracking().Where(m => m.DossierId == dossier.Id).OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).ToListAsync(ct))
            .Where(m => m.Kind != MessageKind.Other)];
}

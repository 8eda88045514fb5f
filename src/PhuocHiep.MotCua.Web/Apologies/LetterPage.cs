using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>One letter, its words, its way so far, and the forms of what can be done with it now.</summary>
public sealed record LetterPage
{
    public required ApologyLetter Letter { get; init; }

    public required Agency Agency { get; init; }

    /// <summary>Its message, where the applicant has an address and it was signed.</summary>
    public required OutgoingMessage? Mail { get; init; }

    public required string? ReasonBy { get; init; }

    public required SigningAuthority MaySign { get; init; }

    public required Instant Now { get; init; }

    public required ReasonForm Reason { get; init; }

    public string? HandOverTo { get; init; }

    public static string Address(long id) => $"/apologies/{id}";

    /// <returns>Null where the officer's agency has no such letter.</returns>
    public static async Task<LetterPage?> ReadAsync(MotCuaDb db, ClaimsPrincipal user, long id, Instant now, CancellationToken ct)
    {
        var letter = await db.ApologyLetters.AsNoTracking().Of(user.AgencyId())
            .Include(l => l.Dossier!.Procedure)
            .Include(l => l.Dossier!.Agency)
            .SingleOrDefaultAsync(l => l.Id == id, ct);
        if (letter is null) return null;
        var officer = await db.OfficerAsync(user, ct);
        return new()
        {
            Letter = letter,
            Agency = letter.Dossier!.Agency!,
            Mail = await db.OutgoingMessages.AsNoTracking().FirstOrDefaultAsync(m => m.LetterId == id && m.Channel == MessageChannel.Email, ct),
            ReasonBy = await db.Users.Where(o => o.Id == letter.ReasonById).Select(o => o.FullName).SingleOrDefaultAsync(ct),
            MaySign = officer.SigningAuthority,
            Now = now,
            Reason = ReasonForm.Of(letter),
        };
    }
}

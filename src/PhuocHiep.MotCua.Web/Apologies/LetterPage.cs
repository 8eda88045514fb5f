using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>One letter, its words, its way so far, and the forms of what can be done with it now.</summary>
public sealed record LetterPage
{
    public required ApologyLetter Letter { get; init; }

    public required Agency Agency { get; init; }

    /// <summary>The words it was signed in, or would be today.</summary>
    public required LetterTemplate Template { get; init; }

    /// <summary>Its message, where the applicant has an address and it was signed.</summary>
    public required OutgoingMessage? Mail { get; init; }

    /// <summary>Every letter of this dossier and cause, in the order in which they were drafted.</summary>
    public required IReadOnlyList<ApologyLetter> Chain { get; init; }

    public required IReadOnlyList<LetterStep> Way { get; init; }

    public required WorkCalendar Calendar { get; init; }

    /// <summary>Who returned it unsigned.</summary>
    public required string? ReturnedBy { get; init; }

    public required SigningAuthority MaySign { get; init; }

    public required Instant Now { get; init; }

    public required ReasonForm Reason { get; init; }

    public DeliveryForm Delivery { get; init; } = new();

    public string? ReturnComment { get; init; }

    public string? OverrideReason { get; init; }

    public string? DiscardReason { get; init; }

    public string? TakeDownReason { get; init; }

    /// <summary>The one that follows it, drafted or signed.</summary>
    public ApologyLetter? Next => Chain.FirstOrDefault(l => l.FollowsId == Letter.Id && l.WithdrawnAt is null);

    /// <summary>A signed letter has taken its place: it is neither handed over nor posted any more.</summary>
    public bool IsReplaced => Next?.SignedAt is not null;

    /// <summary>What is left until it has to be with the applicant.</summary>
    public TimeTag? Time => LetterTime.Of(Letter, Letter.IssueBy ?? Letter.Follows?.IssueBy, Now, Calendar);

    public static string Address(long id) => $"/apologies/{id}";

    /// <returns>Null where the officer's agency has no such letter.</returns>
    public static async Task<LetterPage?> ReadAsync(MotCuaDb db, ClaimsPrincipal user, long id, Instant now, CancellationToken ct)
    {
        var letter = await db.ApologyLetters.AsNoTracking().Of(user.AgencyId())
            .Include(l => l.Dossier!.Procedure)
            .Include(l => l.Dossier!.Agency)
            .Include(l => l.Follows)
            .SingleOrDefaultAsync(l => l.Id == id, ct);
        if (letter is null) return null;
        var officer = await db.OfficerAsync(user, ct);
        var agency = letter.Dossier!.Agency!;
        var chain = await db.ApologyLetters.AsNoTracking().Where(l => l.DossierId == letter.DossierId && l.Cause == letter.Cause).OrderBy(l => l.DraftedAt).ThenBy(l => l.Id).ToListAsync(ct);
        var messages = await db.OutgoingMessages.AsNoTracking().Where(m => m.LetterId == id).OrderBy(m => m.Id).ToListAsync(ct);
        int?[] acted = [letter.ReasonById, letter.ReturnedById, letter.HandedOverById, letter.PublishedById, letter.TakenDownById, letter.OverrideById];
        var names = await db.Users.Where(o => acted.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.FullName, ct);
        var events = await db.DossierEvents.AsNoTracking().Where(e => e.DossierId == letter.DossierId && LetterWay.Tells.Contains(e.Kind)).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(ct);
        return new()
        {
            Letter = letter,
            Agency = agency,
            Template = await db.TemplateOfAsync(letter, now.VietnamDay(), ct),
            Mail = messages.Find(m => m.Channel == MessageChannel.Email),
            Chain = chain,
            Way = LetterWay.Of(letter, chain, messages, events, id => id is { } who ? names.GetValueOrDefault(who) : null),
            Calendar = await db.CalendarAsync(agency, ct),
            ReturnedBy = letter.ReturnedById is { } by ? names.GetValueOrDefault(by) : null,
            MaySign = officer.SigningAuthority,
            Now = now,
            Reason = ReasonForm.Of(letter),
        };
    }
}

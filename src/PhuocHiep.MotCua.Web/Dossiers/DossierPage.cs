using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Documents;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Everything about one dossier on one page, and the forms of what can be done with it.</summary>
public sealed partial record DossierPage
{
    public required Dossier Dossier { get; init; }

    public required string? ReceivedBy { get; init; }

    public required IReadOnlyList<ApologyLetter> Letters { get; init; }

    /// <summary>Signed, and no mail carries them: whoever comes can take them along.</summary>
    public IEnumerable<ApologyLetter> LettersOnPaper => Letters.Where(letter => letter.Status == LetterStatus.Signed
        && !Letters.Any(next => next.FollowsId == letter.Id && next is { SignedAt: not null, WithdrawnAt: null })
        && !Messages.Any(mail => mail.LetterId == letter.Id && mail is { Channel: MessageChannel.Email, GivenUpAt: null }));

    public required DocumentsPage Documents { get; init; }

    public required WorkCalendar Calendar { get; init; }

    public required Instant Now { get; init; }

    public ResultForm Result { get; init; } = new();

    public HandOverForm HandOver { get; init; } = new();

    public ReasonForm Withdrawal { get; init; } = new();

    public HolderForm Holder { get; init; } = new();

    public ReasonForm Loss { get; init; } = new();

    public ReasonForm ResultError { get; init; } = new();

    public CorrectionForm Correction { get; init; } = new();

    /// <summary>To whom it may be given.</summary>
    public required IReadOnlyList<Officer> Officers { get; init; }

    public ReasonForm Visit { get; init; } = new();

    public static string Address(string code) => "/dossiers/" + Uri.EscapeDataString(code);

    /// <summary>The dossier of this code in the officer's own agency. A slash in an old register's code stays escaped in an address.</summary>
    public static IQueryable<Dossier> Find(MotCuaDb db, ClaimsPrincipal officer, string code)
    {
        var written = code.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        return db.Dossiers.Of(officer.AgencyId()).Where(d => d.Code == written);
    }

    /// <returns>Null where the officer's agency has no such dossier.</returns>
    public static async Task<DossierPage?> ReadAsync(MotCuaDb db, ClaimsPrincipal officer, string code, Instant now, CancellationToken ct)
    {
        var dossier = await Find(db, officer, code).AsNoTracking().AsSplitQuery()
            .Include(d => d.Procedure).Include(d => d.Components.OrderBy(c => c.Ordinal)).Include(d => d.Payments)
            .Include(d => d.Holder).Include(d => d.Supplements.OrderBy(s => s.RequestedAt)).Include(d => d.Suspensions).Include(d => d.Opinions).Include(d => d.Events.OrderBy(e => e.At).ThenBy(e => e.Id))
            .SingleOrDefaultAsync(ct);
        if (dossier is null) return null;
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == dossier.AgencyId, ct);
        return new()
        {
            Dossier = dossier,
            ReceivedBy = await db.Users.Where(o => o.Id == dossier.ReceivedById).Select(o => o.FullName).SingleOrDefaultAsync(ct),
            Letters = await db.ApologyLetters.AsNoTracking().Where(l => l.DossierId == dossier.Id).OrderBy(l => l.DraftedAt).ToListAsync(ct),
            Documents = await DocumentsPage.ReadAsync(db, dossier, ct),
            Messages = await MessagesAsync(db, dossier, ct),
            Seal = await SealAsync(db, dossier, officer, ct),
            Calendar = await db.CalendarAsync(agency, ct),
            Now = now,
            Officers = dossier.IsOpen ? await db.Users.AsNoTracking().WhoSettle(dossier.AgencyId).ToListAsync(ct) : [],
        };
    }

    /// <summary>Vì sao hẹn ngày này; null where an old register promised it, or where its year's holidays are not loaded.</summary>
    public Deadline? Why()
    {
        try
        {
            return Dossier.ExplainPromise(Calendar);
        }
        catch (CalendarEnded)
        {
            return null;
        }
    }
}

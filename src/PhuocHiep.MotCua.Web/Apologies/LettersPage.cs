using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>A letter as a line of a list, with its dossier, who holds it, and what became of its mail.</summary>
/// <param name="IssueBy">Its own limit, or that of the letter which it follows.</param>
/// <param name="NextNumber">The signed letter that took its place.</param>
/// <param name="Template">The words it would be signed in today; null where nobody signs here.</param>
public sealed record LetterRow(ApologyLetter Letter, string? Holder, bool IsMine, Instant? IssueBy, OutgoingMessage? Mail, string? NextNumber, LetterTemplate? Template)
{
    public bool HasLivingMail => Mail is { GivenUpAt: null };

    /// <summary>It is a paper to be handed over or brought to the post.</summary>
    public bool IsPaper => Letter.Status == LetterStatus.Signed && !HasLivingMail && NextNumber is null;

    /// <summary>`42-1234-7`: the letter as it is seen here, and its words.</summary>
    public string Pick => string.Create(CultureInfo.InvariantCulture, $"{Letter.Id}-{Letter.Version}-{Template?.Id}");

    /// <summary>Its state, as far as one word goes.</summary>
    public string State => Letter switch
    {
        _ when NextNumber is not null && Letter.IssuedAt is null => $"Đã có phiếu số {NextNumber} thay",
        { Status: LetterStatus.Signed } => HasLivingMail ? "Đang gửi thư" : "Chờ in và trao",
        { Status: LetterStatus.Drafted, ReturnedAt: not null } => "Bị trả lại, chờ sửa",
        _ => Letter.Status.Text(),
    };
}

/// <summary>One list of letters.</summary>
/// <param name="Counts">Of the chips with work in them.</param>
/// <param name="Signs">The reader may sign, and this is the list of what waits for it.</param>
/// <param name="Posts">The same of posting.</param>
public sealed record LettersPage(LetterChip Chip, IReadOnlyDictionary<LetterChip, int> Counts, IReadOnlyList<LetterRow> Rows, Pager Pager, Instant Now, WorkCalendar Calendar, Agency Agency, bool Signs, bool Posts)
{
    public const int PageSize = 50;

    /// <summary>Where the list of what goes on paper is.</summary>
    public const string Papers = "/apologies?show=paper";

    /// <summary>This is the list of what goes on paper: it is printed from here.</summary>
    public bool Prints => Chip == LetterChip.Paper;

    /// <summary>Rows can be ticked.</summary>
    public bool Picks => Signs || Posts || Prints;

    /// <param name="after">Where a list by date goes on.</param>
    /// <param name="page">Of a list of work, from 1: its order changes as the work is done, and it is short.</param>
    public static async Task<LettersPage> ReadAsync(MotCuaDb db, Officer officer, LetterChip chip, string? after, int page, Instant now, CancellationToken ct)
    {
        var letters = db.ApologyLetters.AsNoTracking().Of(officer.AgencyId);
        page = Math.Clamp(page, 1, 1000);
        var key = PageKey.Parse(after);
        var found = chip.Filter(letters, db);
        found = chip.IsWork
            ? found.OrderBy(l => l.ReturnedAt == null).ThenBy(l => l.Dossier!.HolderId == officer.Id ? 0 : 1)
                .ThenBy(l => l.IssueBy ?? l.Follows!.IssueBy ?? l.DraftedAt).ThenBy(l => l.Id).Skip((page - 1) * PageSize)
            : found.Where(l => key == null || l.DraftedAt < key.At || (l.DraftedAt == key.At && l.Id < key.Id)).OrderByDescending(l => l.DraftedAt).ThenByDescending(l => l.Id);
        var rows = await found.Take(PageSize + 1)
            .Include(l => l.Dossier!.Procedure).Include(l => l.Dossier!.Holder).Include(l => l.Follows)
            .ToListAsync(ct);
        var more = rows.Count > PageSize;
        if (more) rows.RemoveAt(PageSize);

        var ids = rows.ConvertAll(l => l.Id);
        var mails = await db.OutgoingMessages.AsNoTracking().Where(m => m.LetterId != null && ids.Contains(m.LetterId.Value) && m.Channel == MessageChannel.Email).ToDictionaryAsync(m => m.LetterId!.Value, ct);
        var next = await letters.Where(l => l.FollowsId != null && ids.Contains(l.FollowsId.Value) && l.SignedAt != null && l.WithdrawnAt == null).ToDictionaryAsync(l => l.FollowsId!.Value, l => l.NumberText, ct);
        var counts = new Dictionary<LetterChip, int>();
        foreach (var each in LetterChip.All.Append(chip).Distinct().Where(c => c.IsWork)) counts[each] = await each.Filter(letters, db).CountAsync(ct);
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == officer.AgencyId, ct);
        var signs = chip == LetterChip.Signature && officer.SigningAuthority != SigningAuthority.None;
        var templates = new Dictionary<ApologyCause, LetterTemplate>();
        if (signs) foreach (var cause in rows.Select(l => l.Cause).Distinct()) templates[cause] = await db.TemplateAsync(officer.AgencyId, cause, now.VietnamDay(), ct);
        return new(
            chip, counts,
            rows.ConvertAll(l => new LetterRow(l, l.Dossier!.Holder?.FullName, l.Dossier.HolderId == officer.Id, l.IssueBy ?? l.Follows?.IssueBy, mails.GetValueOrDefault(l.Id), next.GetValueOrDefault(l.Id), templates.GetValueOrDefault(l.Cause))),
            PagerOf(chip, page, more ? rows[^1] : null), now, await db.CalendarAsync(agency, ct), agency, signs, chip == LetterChip.Posting && officer.Has(Role.Supervisor));
    }

    static Pager PagerOf(LetterChip chip, int page, ApologyLetter? last)
    {
        string At(string rest) => $"/apologies?show={chip.Name}&{rest}";
        return chip.IsWork
            ? new(page > 1 ? At($"page={page - 1}") : null, last is null ? null : At($"page={page + 1}"))
            : new(null, last is null ? null : At($"after={new PageKey(last.DraftedAt, last.Id)}"));
    }
}

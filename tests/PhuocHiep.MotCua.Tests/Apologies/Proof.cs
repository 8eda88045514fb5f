using Microsoft.EntityFrameworkCore;
using MimeKit;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Tests.Messages;

namespace PhuocHiep.MotCua.Tests.Apologies;

/// <summary>
/// What must be true in the end, whatever was done to the loop on its way: one letter for each cause and dossier, numbers without a hole,
/// each step said once, one mail for each letter as the mailbox sees it, and all of it counted.
/// </summary>
static class Proof
{
    /// <param name="letters">How many must be in force in the end.</param>
    /// <param name="deliveries">How often the mail server took a message: more than there are mails only where a yes was not heard. Null: once each.</param>
    public static async Task OfAsync(TestDatabase database, MailServer server, string step, string fault, int letters, int? deliveries = null, (LocalDate From, LocalDate To)? period = null)
    {
        await using var db = database.Open();
        var all = await db.ApologyLetters.AsNoTracking().OrderBy(l => l.Id).ToListAsync();
        var inForce = all.FindAll(l => l.WithdrawnAt is null);
        Assert.Equal((letters, letters), (inForce.Count, inForce.DistinctBy(l => (l.DossierId, l.Cause)).Count()));
        Assert.All(inForce, l => Assert.Equal((LetterStatus.Published, true, true), (l.Status, l.OwedAt is not null, l.SentAt is not null)));
        await NumbersAsync(db, all);
        await LinesAsync(db, all);
        var mails = await MailsAsync(db, server, all, deliveries);
        await CountedAsync(db, letters, period ?? (new(2024, 8, 1), new(2024, 8, 31)));
        Assert.Empty(await db.OwedApologies.ToListAsync());
        TestContext.Current.TestOutputHelper?.WriteLine($"{step} × {fault} → {letters} letters, {mails} mails{(server.Inbox.Count == mails ? "" : $" ({server.Inbox.Count} deliveries, the second under the same Message-Id)")}");
    }

    /// <summary>From 1, without a hole and without a double; the book's last is the last given out; a paper for each.</summary>
    static async Task NumbersAsync(MotCuaDb db, List<ApologyLetter> all)
    {
        var papers = await db.LetterPapers.Select(p => p.LetterId).ToListAsync();
        Assert.Equal(all.Where(l => l.SignedAt is not null).Select(l => l.Id), papers.Order());
        Assert.Equal(papers.Count, all.Count(l => l.Number is not null));
        foreach (var year in all.Where(l => l.Number is not null).GroupBy(l => l.NumberYear!.Value))
        {
            Assert.Equal(Enumerable.Range(1, year.Count()), year.Select(l => l.Number!.Value).Order());
            Assert.Equal(year.Count(), await db.Database.SqlQuery<int>($"select last as \"Value\" from number_books where book = 'letter' and period = {year.Key.ToString(System.Globalization.CultureInfo.InvariantCulture)}").SingleAsync());
        }
    }

    /// <summary>On the control slips: every draft, signature, sending, posting and withdrawal once.</summary>
    static async Task LinesAsync(MotCuaDb db, List<ApologyLetter> all)
    {
        var lines = await db.DossierEvents.AsNoTracking().GroupBy(e => new { e.DossierId, e.Kind }).Select(of => new { of.Key.DossierId, of.Key.Kind, Count = of.Count() }).ToListAsync();
        foreach (var (kind, happened) in new (DossierEventKind, Func<ApologyLetter, bool>)[]
        {
            (DossierEventKind.LetterDrafted, _ => true), (DossierEventKind.LetterSigned, l => l.SignedAt is not null), (DossierEventKind.LetterSent, l => l.SentAt is not null),
            (DossierEventKind.LetterPosted, l => l.PublishedAt is not null), (DossierEventKind.LetterWithdrawn, l => l.WithdrawnAt is not null), (DossierEventKind.LetterUndelivered, _ => false),
        })
        {
            Assert.Equal(
                all.Where(happened).CountBy(l => l.DossierId).Select(of => (kind, of.Key, of.Value)).Order(),
                lines.Where(l => l.Kind == kind).Select(l => (kind, l.DossierId, l.Count)).Order());
        }
    }

    /// <returns>How many different mails are in the box.</returns>
    static async Task<int> MailsAsync(MotCuaDb db, MailServer server, List<ApologyLetter> all, int? deliveries)
    {
        var rows = await db.OutgoingMessages.AsNoTracking().Where(m => m.LetterId != null && m.Channel == MessageChannel.Email).ToListAsync();
        var sent = rows.FindAll(m => m.SentAt is not null);
        Assert.Equal(all.Where(l => l.SentAt is not null).Select(l => (long?)l.Id), sent.Select(m => m.LetterId).Order());
        Assert.DoesNotContain(rows, m => m.SentAt is null && m.GivenUpAt is null);
        var box = server.Inbox.GroupBy(m => m.MessageId).ToList();
        Assert.Equal(sent.Select(m => m.MessageId).Order(), box.Select(same => same.Key).Order());
        // A mail that came twice is the same mail: a mailbox that knows its Message-Id may drop it unread.
        Assert.All(box, same => Assert.Single(same.Select(Read).Distinct()));
        Assert.Equal(deliveries ?? box.Count, server.Inbox.Count);
        return box.Count;
    }

    static async Task CountedAsync(MotCuaDb db, int letters, (LocalDate From, LocalDate To) days)
    {
        var period = new KpiPeriod((await Given.AgencyAsync(db)).Id, days.From, days.To, days.To.End());
        var counts = await ApologyLedger.CountAsync(db, period);
        int Count(LedgerStep step) => counts.Where(of => of.Key.Step == step).Sum(of => of.Value);
        Assert.Equal((letters, letters, letters, letters, 0), (Count(LedgerStep.Owed), Count(LedgerStep.Drafted), Count(LedgerStep.Signed), Count(LedgerStep.Posted), Count(LedgerStep.Missing)));
        Assert.Equal(letters, Count(LedgerStep.SentInTime) + Count(LedgerStep.SentLate));
        var late = counts[(ApologyCause.Late, LedgerStep.Owed)];
        Assert.Equal(new Halves(late, late), await new ApologyRate().CountAsync(db, period, CancellationToken.None));
        var (oversight, published) = (await new ApologyOversightRate().CountAsync(db, period, CancellationToken.None), await new ApologyPublishedRate().CountAsync(db, period, CancellationToken.None));
        Assert.Equal((oversight!.Denominator, published!.Denominator), (oversight.Numerator, published.Numerator));
    }

    /// <summary>All that a reader sees of it.</summary>
    static (string? Id, string To, string? Subject, DateTimeOffset Date, string? Text, string Paper) Read(MimeMessage message)
    {
        using var paper = new MemoryStream();
        ((MimePart)message.Attachments.Single()).Content!.DecodeTo(paper);
        return (message.MessageId, message.To.ToString(), message.Subject, message.Date, message.TextBody, Convert.ToBase64String(paper.ToArray()));
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>One dossier through the whole loop, over HTTP: received, late, apologised for, posted, counted.</summary>
public sealed class LoopTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_dossier_that_goes_late_is_apologised_for_posted_and_counted()
    {
        // Tuesday 06/8/2024, 09:00: received at the counter; three working days: Friday 09/8.
        var clerk = await office.SignInAsync("motcua");
        var form = await clerk.GetAsync("/dossiers/new?procedure=1.004873");
        var key = form.QuerySelector("input[name='RequestKey']")!.GetAttribute("value")!;
        (string, string?)[] typed =
        [
            ("ApplicantName", "Nguyễn Thị Hường"), ("IdentityNumber", "052190000123"), ("Phone", "0905123456"), ("Email", "huong@example.vn"),
            ("Papers[0].IsTicked", "true"), ("Papers[0].Originals", "1"), ("Fee", "15.000"), ("Payment", "Cash"),
        ];
        var first = await clerk.PostAsync(form, "/dossiers/new", typed);
        var second = await clerk.PostAsync(form, "/dossiers/new", typed);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);

        await using var db = office.Database.Open();
        var dossier = await db.Dossiers.AsNoTracking().SingleAsync(d => d.RequestKey == Guid.Parse(key));
        Assert.Equal("000.99.99.H08-240806-0001", dossier.Code);
        Assert.Equal(Given.At(2024, 8, 9, 17), dossier.DueAt);
        Assert.Equal(15_000, dossier.FeeVnd);

        // The receipt's QR opens a page without login that shows code and degree of completion, and nothing of the person.
        var citizen = office.Citizen();
        var seen = await citizen.GetAsync($"/lookup/{dossier.LookupToken}");
        Assert.Contains(dossier.Code, seen.Body!.TextContent, StringComparison.Ordinal);
        foreach (var secret in new[] { "Hường", "Hu&#x1EDD;ng", "052190000123", "0905123456", "huong@example.vn", "09/08/2024" })
            Assert.DoesNotContain(secret, seen.DocumentElement.OuterHtml, StringComparison.Ordinal);

        // Saturday morning: the promise is past; the round drafts one letter, and a second round nothing.
        office.Clock.Reset(Given.At(2024, 8, 10, 7));
        await office.RunRoundsAsync();
        await office.RunRoundsAsync();
        var letter = await db.ApologyLetters.AsNoTracking().SingleAsync(l => l.DossierId == dossier.Id);
        Assert.Equal(LetterStatus.Drafted, letter.Status);
        Assert.Equal(Given.At(2024, 8, 14, 17), letter.NewDueAt);

        // Monday: not without a reason; then the chairman signs, and the number comes.
        office.Clock.Reset(Given.At(2024, 8, 12, 8));
        var expert = await office.SignInAsync("chuyenmon");
        var page = await expert.GetAsync($"/apologies/{letter.Id}");
        var without = await Visitor.ReadAsync(await expert.PostAsync(page, $"/apologies/{letter.Id}/reason", ("Reason.Kind", "OtherAgency"), ("Reason.Words", " ")));
        Assert.Contains("Ghi rõ lý do", without.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        var sunday = await Visitor.ReadAsync(await expert.PostAsync(page, $"/apologies/{letter.Id}/reason", ("Reason.Kind", "OtherAgency"), ("Reason.Words", "Chờ xác minh nơi cư trú cũ"), ("Reason.NewDay", "2024-08-18")));
        Assert.Contains("ngày nghỉ", sunday.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Chờ xác minh nơi cư trú cũ", sunday.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await expert.PostAsync(page, $"/apologies/{letter.Id}/reason",
            ("Reason.Kind", "OtherAgency"), ("Reason.Words", "Chờ xác minh nơi cư trú cũ"), ("Reason.NewDay", "2024-08-15"))).StatusCode);

        var chairman = await office.SignInAsync("chutich");
        var toSign = await chairman.GetAsync($"/apologies/{letter.Id}");
        Assert.Equal(HttpStatusCode.Redirect, (await chairman.PostAsync(toSign, $"/apologies/{letter.Id}/signature")).StatusCode);
        // A second click on the same page signs nothing again.
        Assert.Equal(HttpStatusCode.OK, (await chairman.PostAsync(toSign, $"/apologies/{letter.Id}/signature")).StatusCode);
        await office.RunRoundsAsync();
        letter = await db.ApologyLetters.AsNoTracking().SingleAsync(l => l.Id == letter.Id);
        Assert.Equal("01/PXL-UBND", letter.NumberText);
        Assert.Equal(Given.At(2024, 8, 12, 8), letter.SentAt);
        Assert.Single(Directory.GetFiles(office.Settings.MailFolder, "letter-*.eml"));

        // Posted, with the applicant masked and the procedure hidden (civil status).
        var toPost = await chairman.GetAsync($"/apologies/{letter.Id}");
        Assert.Equal(HttpStatusCode.Redirect, (await chairman.PostAsync(toPost, $"/apologies/{letter.Id}/posting")).StatusCode);
        var wall = await citizen.GetAsync("/apologies/posted");
        var words = wall.Body!.TextContent;
        Assert.Contains("N. T. H.", words, StringComparison.Ordinal);
        Assert.Contains("Chờ ý kiến của cơ quan phối hợp", words, StringComparison.Ordinal);
        foreach (var secret in new[] { "Hường", "hôn nhân", "052190000123", "0905123456", "huong@example.vn", "nơi cư trú cũ" })
            Assert.DoesNotContain(secret, wall.DocumentElement.OuterHtml, StringComparison.Ordinal);

        // Counted: late, apologised for, posted; and one click leads to it.
        var figures = await chairman.GetAsync("/kpi?from=2024-08-01&to=2024-08-31");
        Assert.Contains("100,0 %", figures.QuerySelectorAll(".target-card").Single(c => c.TextContent.Contains("đã gửi phiếu xin lỗi", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        var behind = await chairman.GetAsync("/kpi/apology-rate/numerator?from=2024-08-01&to=2024-08-31");
        Assert.Contains(dossier.Code, behind.QuerySelector("table.queue")!.TextContent, StringComparison.Ordinal);

        // Done on Thursday, handed over: late stays late.
        office.Clock.Reset(Given.At(2024, 8, 15, 10));
        var desk = await expert.GetAsync($"/dossiers/{dossier.Code}");
        Assert.Equal(HttpStatusCode.Redirect, (await expert.PostAsync(desk, $"/dossiers/{dossier.Code}/result", ("Result.Outcome", nameof(Outcome.Granted)))).StatusCode);
        var counter = await clerk.GetAsync($"/dossiers/{dossier.Code}");
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostAsync(counter, $"/dossiers/{dossier.Code}/hand-over")).StatusCode);
        var late = await chairman.GetAsync("/kpi/on-time-rate/missing?from=2024-08-01&to=2024-08-31");
        Assert.Contains(dossier.Code, late.QuerySelector("table.queue")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [DossierEventKind.Received, DossierEventKind.PaymentTaken, DossierEventKind.LetterDrafted, DossierEventKind.LetterSigned, DossierEventKind.LetterSent, DossierEventKind.LetterPosted, DossierEventKind.Completed, DossierEventKind.HandedOver],
            await db.DossierEvents.Where(e => e.DossierId == dossier.Id).OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync());
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Tests.Paper;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>Letters that no mail carries: the clerk's list, its papers and slips, and how each leaves the office.</summary>
public sealed class PaperLetterTests(TestTemplate template) : IAsyncLifetime
{
    const string List = "/apologies?show=paper";

    readonly Office office = new(template);

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        office.Clock.Reset(Monday);
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task The_list_says_of_each_why_it_goes_on_paper_since_when_and_where_the_applicant_may_be_found()
    {
        await using var db = office.Database.Open();
        var (none, refused, tried, mailed) = (await SignedAsync(db), await SignedAsync(db, "b@example.vn"), await SignedAsync(db, "c@example.vn"), await SignedAsync(db, "d@example.vn"));
        (await MailAsync(db, refused)).MarkRefused("Hộp thư không có\n550 5.1.1", Monday);
        var mail = await MailAsync(db, tried);
        for (var i = 0; i < 7; i++) mail.MarkFailed("Máy chủ thư không trả lời", Monday);
        mail.MarkFailed("Máy chủ thư không trả lời", At(2024, 8, 15, 9));
        await db.SaveChangesAsync();
        office.Clock.Reset(At(2024, 8, 15, 9));

        var clerk = await office.SignInAsync("motcua");
        var list = await clerk.GetAsync("/apologies");
        Assert.Equal("Chờ in và trao 3", list.QuerySelector(".chips [aria-current]")!.TextContent.Trim());
        var told = list.QuerySelectorAll(".letters .row-more").Select(row => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Equal(3, told.Count);
        Assert.Contains(told, row => row.StartsWith("Không có địa chỉ thư điện tử. Ký 12/08/2024, đã chờ 3 ngày làm việc. Điện thoại 0905123456.", StringComparison.Ordinal));
        Assert.Contains(told, row => row.StartsWith("Thư điện tử bị từ chối: Hộp thư không có. Ký 12/08/2024", StringComparison.Ordinal));
        Assert.Contains(told, row => row.StartsWith("Đã thử gửi thư điện tử 8 lần trong 3 ngày không được: Máy chủ thư không trả lời.", StringComparison.Ordinal));
        Assert.Equal(new[] { none.Id, refused.Id, tried.Id }.Select(id => $"{id}"), list.QuerySelectorAll("[name=id]").Select(box => box.GetAttribute("value")!));
        Assert.DoesNotContain($"/apologies/{mailed.Id}", list.QuerySelector(".letters")!.InnerHtml, StringComparison.Ordinal);

        // Where she begins her day, on the screen and on paper; who settles and who signs has other things to do.
        Assert.Contains("3 phiếu xin lỗi phải in và trao", (await clerk.GetAsync("/dossiers")).QuerySelector("[aria-labelledby=papers-title]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Phiếu xin lỗi phải in và trao (3)", (await clerk.GetAsync("/dossiers/morning-sheet")).QuerySelector(".paper")!.TextContent, StringComparison.Ordinal);
        var officer = await office.SignInAsync("chuyenmon");
        Assert.Null((await officer.GetAsync("/dossiers")).QuerySelector("[aria-labelledby=papers-title]"));
        Assert.DoesNotContain("phải in và trao", (await officer.GetAsync("/dossiers/morning-sheet")).QuerySelector(".paper")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_ticked_are_printed_in_one_file_as_they_were_signed_and_their_slips_in_another()
    {
        await using var db = office.Database.Open();
        var (first, second, third, draft) = (await SignedAsync(db), await SignedAsync(db), await SignedAsync(db), await LetterAsync(db));
        var clerk = await office.SignInAsync("motcua");
        var form = (await clerk.GetAsync(List)).QuerySelector("#print")!;
        Assert.Equal(("get", "/apologies/papers.pdf", "/apologies/delivery-slips.pdf"), (form.GetAttribute("method"), form.GetAttribute("action"), form.QuerySelector("button[formaction]")!.GetAttribute("formaction")));

        var papers = await PdfAsync(clerk, $"/apologies/papers.pdf?id={third.Id}&id={first.Id}&id={draft.Id}&id={third.Id}");
        var signed = await db.LetterPapers.ToDictionaryAsync(p => p.LetterId, p => new Printed(p.Pdf).Text);
        Assert.Equal([signed[third.Id], signed[first.Id]], Enumerable.Range(1, papers.Pages).Select(papers.PageText));

        var slips = await PdfAsync(clerk, $"/apologies/delivery-slips.pdf?id={first.Id}&id={second.Id}&id={draft.Id}");
        Assert.Equal(2, slips.Pages);
        Assert.Contains($"Số, ký hiệu: {first.NumberText}", slips.PageText(1), StringComparison.Ordinal);
        Assert.Contains($"Số, ký hiệu: {second.NumberText}", slips.PageText(2), StringComparison.Ordinal);
        Assert.Contains("PHIẾU GIAO NHẬN", (await clerk.GetAsync($"/apologies/{first.Id}/delivery-slip")).QuerySelector(".paper")!.TextContent, StringComparison.Ordinal);

        // All of the page by one link, and nothing ticked said in words.
        Assert.Equal(3, (await PdfAsync(clerk, form.QuerySelector(".print-all a")!.GetAttribute("href")!)).Pages);
        foreach (var nothing in new[] { "/apologies/papers.pdf", "/apologies/delivery-slips.pdf" })
        {
            Assert.Equal(List, (await clerk.Client.GetAsync(new Uri(nothing, UriKind.Relative))).Headers.Location!.ToString());
            Assert.Contains("Chưa chọn phiếu nào", (await clerk.GetAsync(List)).QuerySelector(".message[role=alert]")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await clerk.Client.GetAsync(new Uri($"{nothing}?id={draft.Id}", UriKind.Relative))).StatusCode);
        }
        Assert.Equal(HttpStatusCode.Conflict, (await clerk.Client.GetAsync(new Uri($"/apologies/{draft.Id}/delivery-slip", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Handed_to_another_it_keeps_his_name_and_relation_as_a_note_and_asks_for_no_paper()
    {
        await using var db = office.Database.Open();
        var letter = await SignedAsync(db);
        var (clerk, path) = (await office.SignInAsync("motcua"), $"/apologies/{letter.Id}");
        var page = await clerk.GetAsync(path);
        Assert.Equal("Nguyễn Thị Hường", page.QuerySelector("#Delivery_To")!.GetAttribute("value"));
        Assert.Contains("Ghi họ tên người nhận", await ErrorsAsync(clerk.PostAsync(page, $"{path}/hand-over", ("Delivery.To", " "))), StringComparison.Ordinal);
        Assert.Contains("Chọn “Gửi bưu điện bảo đảm”", await ErrorsAsync(clerk.PostAsync(page, $"{path}/hand-over", ("Delivery.PostalNumber", "RB123456789VN"))), StringComparison.Ordinal);
        await DoneAsync(clerk.PostAsync(page, $"{path}/hand-over", ("Delivery.To", "Nguyễn Văn Nam"), ("Delivery.Relation", "con, căn cước đã xem")));

        var kept = await db.ApologyLetters.AsNoTracking().SingleAsync();
        Assert.Equal((Monday, "Nguyễn Văn Nam, nhận thay: con, căn cước đã xem"), (kept.HandedOverAt, kept.HandedOverTo));
        Assert.Equal($"Phiếu số {letter.NumberText}, người nhận: Nguyễn Văn Nam, nhận thay: con, căn cước đã xem", (await db.DossierEvents.SingleAsync(e => e.Kind == DossierEventKind.LetterHandedOver)).Note);
        page = await clerk.GetAsync(path);
        Assert.Null(page.QuerySelector("form[action$='/hand-over']"));
        Assert.Contains("Trao tận tay · người nhận: Nguyễn Văn Nam, nhận thay: con, căn cước đã xem", page.QuerySelector("[aria-labelledby=way-title]")!.TextContent, StringComparison.Ordinal);
        var slip = (await clerk.GetAsync($"{path}/delivery-slip")).QuerySelector(".paper")!.TextContent;
        foreach (var words in new[] { "Người nhận: Nguyễn Văn Nam", "(nếu nhận thay): con, căn cước đã xem", "Lê Thị Tiếp Nhận", "08 giờ 00 phút, ngày 12 tháng 8 năm 2024" }) Assert.Contains(words, slip, StringComparison.Ordinal);
        Assert.Empty((await clerk.GetAsync(List)).QuerySelectorAll(".letters"));
        Assert.Null((await clerk.GetAsync("/dossiers")).QuerySelector("[aria-labelledby=papers-title]"));
    }

    [Fact]
    public async Task Sent_by_registered_post_the_number_of_the_receipt_is_the_proof()
    {
        await using var db = office.Database.Open();
        var letter = await SignedAsync(db);
        var (clerk, path) = (await office.SignInAsync("motcua"), $"/apologies/{letter.Id}");
        var page = await clerk.GetAsync(path);
        Assert.Contains("Hồ sơ không có địa chỉ người nộp", page.QuerySelector("#Delivery_PostalNumber-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ghi mã bưu gửi", await ErrorsAsync(clerk.PostAsync(page, $"{path}/hand-over", ("Delivery.Way", "ByPost"))), StringComparison.Ordinal);
        Assert.Contains("chỉ có chữ cái và chữ số", await ErrorsAsync(clerk.PostAsync(page, $"{path}/hand-over", ("Delivery.Way", "ByPost"), ("Delivery.PostalNumber", "RB-123/45"))), StringComparison.Ordinal);
        await DoneAsync(clerk.PostAsync(page, $"{path}/hand-over", ("Delivery.Way", "ByPost"), ("Delivery.PostalNumber", "rb 123 456 789 vn")));

        var kept = await db.ApologyLetters.AsNoTracking().SingleAsync();
        Assert.Equal((Monday, null, "Bưu điện bảo đảm, mã bưu gửi RB123456789VN"), (kept.IssuedAt, kept.SentAt, kept.HandedOverTo));
        // On the control slip it was sent, and handed to nobody.
        Assert.Equal($"Bưu điện bảo đảm, mã bưu gửi RB123456789VN, phiếu số {letter.NumberText}", (await db.DossierEvents.SingleAsync(e => e.Kind == DossierEventKind.LetterSent)).Note);
        Assert.False(await db.DossierEvents.AnyAsync(e => e.Kind == DossierEventKind.LetterHandedOver));
        var way = (await clerk.GetAsync(path)).QuerySelector("[aria-labelledby=way-title]")!.TextContent;
        Assert.Contains("Gửi bưu điện bảo đảm · mã bưu gửi RB123456789VN", way, StringComparison.Ordinal);
        Assert.DoesNotContain("Trao tận tay", way, StringComparison.Ordinal);
        Assert.Contains("Mã bưu gửi: RB123456789VN", (await PdfAsync(clerk, $"{path}/delivery-slip.pdf")).Text, StringComparison.Ordinal);
        Assert.Empty((await clerk.GetAsync(List)).QuerySelectorAll(".letters"));
        var counts = await ApologyLedger.CountAsync(db, new KpiPeriod(letter.AgencyId, new(2024, 8, 1), new(2024, 8, 31), At(2024, 8, 31)));
        Assert.Equal((1, 0), (counts[(ApologyCause.Late, LedgerStep.SentInTime)] + counts[(ApologyCause.Late, LedgerStep.SentLate)], counts[(ApologyCause.Late, LedgerStep.Missing)]));
    }

    [Fact]
    public async Task Who_cannot_be_found_keeps_his_letter_on_the_list_with_its_age()
    {
        await using var db = office.Database.Open();
        var letter = await SignedAsync(db, application: Application() with { Phone = null, Address = null });
        office.Clock.Reset(At(2024, 10, 14, 9));
        await office.RunRoundsAsync();
        office.Clock.Reset(At(2024, 10, 14, 9));
        var clerk = await office.SignInAsync("motcua");
        var list = await clerk.GetAsync(List);
        Assert.Contains("Ký 12/08/2024, đã chờ 43 ngày làm việc. Hồ sơ không có điện thoại và địa chỉ: giữ phiếu, trao khi người nộp đến.",
            string.Join(' ', list.QuerySelector(".letters .row-more")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("Quá hạn gửi", list.QuerySelector(".letters .tag-overdue")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Chờ lâu nhất: ký 12/08/2024", (await clerk.GetAsync("/dossiers")).QuerySelector("[aria-labelledby=papers-title]")!.TextContent, StringComparison.Ordinal);

        // He comes for his result: the counter is told.
        var dossier = await db.Dossiers.Include(d => d.OwedApologies).SingleAsync(d => d.Id == letter.DossierId);
        dossier.Complete(Outcome.Granted, "45/XN", false, null, await ExpertAsync(db), At(2024, 10, 14, 9));
        await db.SaveChangesAsync();
        Assert.Contains($"Phiếu xin lỗi số {letter.NumberText} chưa đến tay người nộp", (await clerk.GetAsync($"/dossiers/{dossier.Code}")).QuerySelector("form[action$='/hand-over']")!.TextContent, StringComparison.Ordinal);
        letter = await db.ApologyLetters.SingleAsync();
        letter.HandOver("Nguyễn Thị Hường", await ClerkAsync(db), At(2024, 10, 14, 9));
        await db.SaveChangesAsync();
        Assert.DoesNotContain("chưa đến tay người nộp", (await clerk.GetAsync($"/dossiers/{dossier.Code}")).QuerySelector("form[action$='/hand-over']")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Signed by the chairman on Monday.</summary>
    async Task<ApologyLetter> SignedAsync(MotCuaDb db, string? email = null, Application? application = null)
    {
        if (application is null) return await SignedLetterAsync(db, office.Settings, email);
        var dossier = await DossierAsync(db, application: application);
        await new ApologyRound(db, new OfficeClock(null)).RunAsync(Monday);
        var letter = await db.ApologyLetters.SingleAsync(l => l.DossierId == dossier.Id);
        letter.GiveReason(DelayReason.Workload, "Hồ sơ nhiều", new(2024, 8, 16), "Một cửa", await db.CalendarAsync(await AgencyAsync(db)), await ExpertAsync(db), Monday);
        await db.SaveChangesAsync();
        return (await new Signing(db, office.Settings).SignAsync(letter.Id, seen: null, await ChairmanAsync(db), Monday))!;
    }

    static Task<OutgoingMessage> MailAsync(MotCuaDb db, ApologyLetter letter) => db.OutgoingMessages.SingleAsync(m => m.LetterId == letter.Id);

    static async Task<Printed> PdfAsync(Visitor visitor, string address)
    {
        var answer = await visitor.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.True(answer.Content.Headers.ContentType?.MediaType == "application/pdf", $"{address}: {(int)answer.StatusCode}");
        return new(await answer.Content.ReadAsByteArrayAsync());
    }

    static async Task DoneAsync(Task<HttpResponseMessage> answer) => Assert.Equal(HttpStatusCode.Redirect, (await answer).StatusCode);

    static async Task<string> ErrorsAsync(Task<HttpResponseMessage> answer)
    {
        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
        return (await Visitor.ReadAsync(await answer)).QuerySelector(".error-summary")!.TextContent;
    }
}

using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>The intake form as plain posts, without scripts: the applicant filled in from a card or an earlier dossier, and duplicates.</summary>
public sealed class IntakeTests(Office office) : IClassFixture<Office>
{
    const string Form = "/dossiers/new";

    const string Blank = $"/dossiers/new?procedure={Given.MaritalStatus}";

    [Theory]
    [InlineData("fill")]
    [InlineData("enter")]
    public async Task A_scan_fills_the_applicant_in_and_keeps_what_was_typed(string act)
    {
        var clerk = await office.SignInAsync("motcua");
        var page = await PressAsync(clerk, await clerk.GetAsync(Blank), ("act", act), ("Scan", "052190000123|211234567|NGUYỄN THỊ HƯỜNG|15031990|Nữ|Thôn Lộc Hạ, Phước Hiệp|10052021"),
            ("Phone", "0905 123 456"), ("Fee", "15.000"), ("Papers[0].IsTicked", "true"), ("ResultDelivery", "ByPost"));
        Assert.Equal(["", "Nguyễn Thị Hường", "15/03/1990", "052190000123", "Thôn Lộc Hạ, Phước Hiệp"], Values(page, "Scan", "ApplicantName", "BirthOn", "IdentityNumber", "Address"));
        Assert.Equal(["0905 123 456", "15.000"], Values(page, "Phone", "Fee"));
        Assert.True(page.QuerySelector<IHtmlInputElement>("[name='Papers[0].IsTicked'][type=checkbox]")!.IsChecked);
        Assert.True(page.QuerySelector<IHtmlInputElement>("[name=ResultDelivery][value=ByPost]")!.IsChecked);
        Assert.Equal("Phone", page.QuerySelectorAll("[autofocus]").Single().Id);
    }

    [Fact]
    public async Task A_bad_scan_says_why_beside_the_field_and_keeps_what_was_typed()
    {
        var clerk = await office.SignInAsync("motcua");
        const string scan = "052190000123||Nguyễn Thị Hường|31021990|Nữ|Phước Hiệp|10052021";
        var page = await PressAsync(clerk, await clerk.GetAsync(Blank), ("act", "fill"), ("Scan", scan), ("ApplicantName", "Trần Văn Bền"), ("Fee", "15.000"));
        Assert.Contains("Ngày sinh trong mã quét không có thật", page.QuerySelector("#Scan-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([scan, "Trần Văn Bền", "15.000"], Values(page, "Scan", "ApplicantName", "Fee"));
        Assert.Equal("Scan-error", page.QuerySelector("#Scan")!.GetAttribute("aria-describedby"));
        Assert.Equal("Scan", page.QuerySelectorAll("[autofocus]").Single().Id);

        var nobody = await PressAsync(clerk, page, ("act", "fill"), ("Scan", "không có ai tên này"));
        Assert.Contains("Chưa có ai nộp hồ sơ ở đây", nobody.QuerySelector("#Scan-error")!.TextContent, StringComparison.Ordinal);
        var nothing = await PressAsync(clerk, page, ("act", "fill"), ("Scan", " "));
        Assert.Contains("ít nhất 3 ký tự", nothing.QuerySelector("#Scan-error")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("phan dinh tho")]
    [InlineData("0914 555 777")]
    [InlineData("+84914555777")]
    [InlineData("052188004321")]
    public async Task An_earlier_applicant_is_found_by_name_without_marks_by_phone_and_by_number_and_chosen(string text)
    {
        await using (var db = office.Database.Open())
        {
            if (!await db.Dossiers.AnyAsync(d => d.Phone == "0914555777"))
            {
                var first = Given.Application() with { ApplicantName = "Phan Đình Thọ", ApplicantBirthOn = new(1988, 12, 31), IdentityNumber = "052188004321", Phone = "0914555777", Address = "Chỗ ở cũ" };
                await Given.DossierAsync(db, Given.Tuesday, first);
                await Given.DossierAsync(db, Given.At(2024, 8, 6, 8, 30), first with { RequestKey = Guid.NewGuid(), Address = "Thôn Đại Lễ, Phước Hiệp" });
            }
        }
        var clerk = await office.SignInAsync("motcua");
        var hits = await PressAsync(clerk, await clerk.GetAsync(Blank), ("act", "fill"), ("Scan", text), ("Fee", "15.000"));
        Assert.Equal([text, "", "15.000"], Values(hits, "Scan", "ApplicantName", "Fee"));
        var hit = hits.QuerySelectorAll("button[name=earlier]").Single();
        Assert.Contains("Phan Đình Thọ", hit.TextContent, StringComparison.Ordinal);
        Assert.Contains("••••••••4321", hit.TextContent, StringComparison.Ordinal);
        Assert.Contains("Thôn Đại Lễ", hit.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("05218800", hit.OuterHtml, StringComparison.Ordinal);

        var filled = await PressAsync(clerk, hits, ("earlier", hit.GetAttribute("value")));
        Assert.Contains("sinh năm 1988", hit.TextContent, StringComparison.Ordinal);
        Assert.Equal("31/12/1988", Values(filled, "BirthOn").Single());
        Assert.Equal(["", "Phan Đình Thọ", "052188004321", "0914555777", "Thôn Đại Lễ, Phước Hiệp", "15.000"], Values(filled, "Scan", "ApplicantName", "IdentityNumber", "Phone", "Address", "Fee"));
    }

    [Fact]
    public async Task An_earlier_applicant_is_not_found_by_the_code_of_a_dossier()
    {
        await using (var db = office.Database.Open())
            await Given.DossierAsync(db, application: Given.Application() with { ApplicantName = "Mai Văn Mã", IdentityNumber = null, Phone = null });
        var clerk = await office.SignInAsync("motcua");
        var page = await PressAsync(clerk, await clerk.GetAsync(Blank), ("act", "fill"), ("Scan", "240806"));
        Assert.Empty(page.QuerySelectorAll("button[name=earlier]"));
        var byName = await PressAsync(clerk, page, ("act", "fill"), ("Scan", "mai van ma"));
        Assert.Single(byName.QuerySelectorAll("button[name=earlier]"));
    }

    [Fact]
    public async Task A_duplicate_is_shown_beside_the_new_one_and_saved_only_when_confirmed()
    {
        await using var db = office.Database.Open();
        var open = await Given.DossierAsync(db, application: Given.Application() with { ApplicantName = "Võ Thị Trùng", IdentityNumber = "052199000777", Phone = null });
        var clerk = await office.SignInAsync("motcua");
        var form = await clerk.GetAsync(Blank);
        (string, string?)[] typed = [("ApplicantName", "Võ Thị Trùng"), ("IdentityNumber", "052 199 000 777"), ("Address", "Phước Hiệp"), ("Papers[0].IsTicked", "true"), ("Papers[0].Copies", "2"), ("Fee", "15.000"), ("Payment", "Cash"), ("ResultDelivery", "ByPost")];
        var shown = await PressAsync(clerk, form, typed);
        var beside = shown.QuerySelector(".alike")!.TextContent;
        foreach (var word in new[] { "Hồ sơ mới", open.Code, "08 giờ 15, 06/08/2024", "17 giờ 00, 09/08/2024", "Đã tiếp nhận" }) Assert.Contains(word, beside, StringComparison.Ordinal);
        Assert.Equal($"/dossiers/{open.Code}", shown.QuerySelector(".alike a")!.GetAttribute("href"));
        Assert.Equal(1, await db.Dossiers.CountAsync(d => d.IdentityNumber == "052199000777"));

        // Back: everything is as it was typed.
        var back = await PressAsync(clerk, shown, ("act", "back"));
        Assert.Equal(["Võ Thị Trùng", "052 199 000 777", "Phước Hiệp", "2", "15.000"], Values(back, "ApplicantName", "IdentityNumber", "Address", "Papers[0].Copies", "Fee"));
        Assert.True(back.QuerySelector<IHtmlInputElement>("[name='Papers[0].IsTicked'][type=checkbox]")!.IsChecked);
        Assert.True(back.QuerySelector<IHtmlInputElement>("[name=Payment][value=Cash]")!.IsChecked);

        // Confirmed, and pressed twice: one more.
        var first = await clerk.PostAsync(shown, Form, ("act", "confirm"));
        var second = await clerk.PostAsync(shown, Form, ("act", "confirm"));
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(2, await db.Dossiers.CountAsync(d => d.IdentityNumber == "052199000777"));
        var saved = await db.Dossiers.AsNoTracking().Include(d => d.Components).OrderBy(d => d.Id).LastAsync(d => d.IdentityNumber == "052199000777");
        Assert.Equal((15_000, PaymentMethod.Cash, ResultDelivery.ByPost, 2), (saved.FeeVnd, saved.PaymentMethod, saved.ResultDelivery, saved.Components.Single().Copies));

        // The first form sent again, as a back button does, finds its dossier.
        Assert.Equal(first.Headers.Location, (await clerk.PostAsync(form, Form, typed)).Headers.Location);
    }

    [Fact]
    public async Task Without_a_number_the_same_name_and_phone_are_the_same_person()
    {
        await using var db = office.Database.Open();
        await Given.DossierAsync(db, application: Given.Application() with { ApplicantName = "Đặng Văn Lặp", IdentityNumber = null, Phone = "0988111222" });
        var agency = await Given.ClerkAsync(db);
        var intake = new Intake(db);
        var same = Given.Application() with { ApplicantName = "dang van lap", IdentityNumber = null, Phone = "0988111222" };
        Assert.Single(await intake.OpenAlikeAsync(same, agency));
        Assert.Single(await intake.OpenAlikeAsync(same with { IdentityNumber = "052100000001" }, agency));
        Assert.Empty(await intake.OpenAlikeAsync(same with { ApplicantName = "Đặng Thị Khác" }, agency));
        Assert.Empty(await intake.OpenAlikeAsync(same with { Phone = null }, agency));
        Assert.Empty(await intake.OpenAlikeAsync(same with { ProcedureCode = "1.001193" }, agency));
    }

    [Fact]
    public async Task A_dossier_that_is_withdrawn_is_no_duplicate()
    {
        await using var db = office.Database.Open();
        var application = Given.Application() with { ApplicantName = "Bùi Thị Rút", IdentityNumber = "052177000999" };
        var dossier = await Given.DossierAsync(db, application: application);
        var clerk = await Given.ClerkAsync(db);
        Assert.Single(await new Intake(db).OpenAlikeAsync(application with { RequestKey = Guid.NewGuid() }, clerk));
        dossier.Withdraw("Công dân rút hồ sơ", clerk, Given.At(2024, 8, 6, 10));
        await db.SaveChangesAsync();
        Assert.Empty(await new Intake(db).OpenAlikeAsync(application with { RequestKey = Guid.NewGuid() }, clerk));
    }

    [Theory]
    [InlineData("31/02/1990", "Không có ngày 31/02/1990")]
    [InlineData("07/08/2024", "sau ngày hôm nay")]
    [InlineData("31/12/1899", "trước năm 1900")]
    [InlineData("1990", "cả ngày, tháng và năm sinh")]
    [InlineData("15/3/90", "đủ 4 chữ số")]
    [InlineData("hôm qua", "ngày/tháng/năm")]
    public async Task A_birth_that_cannot_be_is_said_beside_its_field(string typed, string words)
    {
        var clerk = await office.SignInAsync("motcua");
        var page = await PressAsync(clerk, await clerk.GetAsync(Blank), ("ApplicantName", "Võ Thị Sinh"), ("BirthOn", typed), ("IdentityNumber", "05219"), ("Papers[0].IsTicked", "true"));
        Assert.Contains(words, page.QuerySelector("#BirthOn-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("12 chữ số", page.QuerySelector("#IdentityNumber-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Võ Thị Sinh", typed], Values(page, "ApplicantName", "BirthOn"));
    }

    [Fact]
    public async Task A_number_that_contradicts_the_birth_is_doubted_once_for_each_pair_and_then_believed()
    {
        await using var db = office.Database.Open();
        var clerk = await office.SignInAsync("motcua");
        var form = await clerk.GetAsync(Blank);
        (string, string?)[] typed = [("ApplicantName", "Đỗ Thị Ngờ"), ("BirthOn", "5.3.1992"), ("IdentityNumber", "052190777123"), ("Papers[0].IsTicked", "true")];
        var doubted = await PressAsync(clerk, form, typed);
        Assert.Contains("sinh năm 1990, không phải 1992", doubted.QuerySelector("#doubt")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("IdentityNumber", doubted.QuerySelectorAll("[autofocus]").Single().Id);
        Assert.Null(doubted.QuerySelector(".error-summary"));

        // Another pair is another doubt.
        var other = await PressAsync(clerk, doubted, ("BirthOn", "05/03/1991"));
        Assert.Contains("không phải 1991", other.QuerySelector("#doubt")!.TextContent, StringComparison.Ordinal);
        Assert.False(await db.Dossiers.AnyAsync(d => d.IdentityNumber == "052190777123"));
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostAsync(other, Form)).StatusCode);
        Assert.Equal(new(1991, 3, 5), (await db.Dossiers.SingleAsync(d => d.IdentityNumber == "052190777123")).ApplicantBirthOn);
    }

    [Fact]
    public async Task A_form_sent_again_finds_its_dossier_and_says_so()
    {
        var clerk = await office.SignInAsync("motcua");
        var form = await clerk.GetAsync(Blank);
        (string, string?)[] typed = [("ApplicantName", "Lý Thị Lại"), ("IdentityNumber", "052190888123"), ("Papers[0].IsTicked", "true")];
        var first = await clerk.PostAsync(form, Form, typed);
        Assert.EndsWith("/receipt", first.Headers.Location!.ToString(), StringComparison.Ordinal);
        var received = await clerk.GetAsync(first.Headers.Location.ToString());
        Assert.Contains("Đã tiếp nhận hồ sơ", received.QuerySelector(".message")!.TextContent, StringComparison.Ordinal);

        var again = await clerk.PostAsync(form, Form, typed);
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Contains("Phiếu này đã tiếp nhận: hồ sơ 000.99.99.H08-240806-", (await clerk.GetAsync(again.Headers.Location!.ToString())).QuerySelector(".message")!.TextContent, StringComparison.Ordinal);

        // The next person, written over the same form: neither lost nor taken for the first.
        var next = await PressAsync(clerk, form, ("ApplicantName", "Lý Thị Sau"), ("IdentityNumber", "052190889123"), ("Papers[0].IsTicked", "true"));
        Assert.Contains("của Lý Thị Lại", next.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Lý Thị Sau", "052190889123"], Values(next, "ApplicantName", "IdentityNumber"));
        var second = await clerk.PostAsync(next, Form);
        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        Assert.NotEqual(first.Headers.Location, second.Headers.Location);
        await using var db = office.Database.Open();
        Assert.Equal(2, await db.Dossiers.CountAsync(d => d.IdentityNumber == "052190888123" || d.IdentityNumber == "052190889123"));
    }

    [Fact]
    public async Task What_is_missing_goes_back_with_the_citizen_and_comes_again_without_being_asked_twice()
    {
        await using var db = office.Database.Open();
        var clerk = await office.SignInAsync("motcua");
        var form = await clerk.GetAsync(Blank);
        Assert.StartsWith("Tờ khai\n", form.QuerySelector<IHtmlTextAreaElement>("#Content")!.Value, StringComparison.Ordinal);
        (string, string?)[] typed =
        [
            ("ApplicantName", "Kiều Thị Thiếu"), ("BirthOn", "15/03/1990"), ("IdentityNumber", "052190666123"), ("Phone", "0905666123"), ("ResultDelivery", "Electronic"),
            ("Papers[0].IsTicked", "true"), ("Papers[0].Copies", "2"), ("act", "send-back"),
        ];
        var unsaid = await PressAsync(clerk, form, [.. typed, ("Content", " "), ("Reason", "")]);
        Assert.Contains("mỗi dòng một việc", unsaid.QuerySelector("#Content-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("lý do", unsaid.QuerySelector("#Reason-error")!.TextContent, StringComparison.Ordinal);
        Assert.True(unsaid.QuerySelector("#not-received")!.HasAttribute("open"));

        (string, string?)[] said = [.. typed, ("Content", "Giấy tờ tùy thân (xuất trình)\r\n\r\n  Văn bản ủy quyền "), ("Reason", "Chưa có giấy tờ của người được ủy quyền")];
        var answer = await clerk.PostAsync(form, Form, said);
        Assert.Equal(answer.Headers.Location, (await clerk.PostAsync(form, Form, said)).Headers.Location);
        var submission = await db.Submissions.AsNoTracking().Include(s => s.Events).SingleAsync(s => s.IdentityNumber == "052190666123");
        Assert.Equal($"/submissions/{submission.Id}/completion-request", answer.Headers.Location!.ToString());
        Assert.Equal((DossierStatus.SentBack, "Giấy tờ tùy thân (xuất trình)\nVăn bản ủy quyền", 1, new NodaTime.LocalDate(1990, 3, 15)), (submission.Status, submission.Content, submission.TimesSentBack, submission.ApplicantBirthOn));
        Assert.Equal(("Tờ khai", 1, 2), submission.Papers.Select(p => (p.Name, p.Originals, p.Copies)).Single());
        Assert.False(await db.Dossiers.AnyAsync(d => d.IdentityNumber == "052190666123"));

        // Brought again: everything stands there already.
        var again = await clerk.GetAsync($"{Form}?submission={submission.Id}");
        Assert.Equal(["Kiều Thị Thiếu", "15/03/1990", "052190666123", "0905666123", "2"], Values(again, "ApplicantName", "BirthOn", "IdentityNumber", "Phone", "Papers[0].Copies"));
        Assert.True(again.QuerySelector<IHtmlInputElement>("[name='Papers[0].IsTicked'][type=checkbox]")!.IsChecked);
        Assert.True(again.QuerySelector<IHtmlInputElement>("[name=ResultDelivery][value=Electronic]")!.IsChecked);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostAsync(again, Form, ("Papers[4].IsTicked", "true"))).StatusCode);
        var received = await db.Submissions.AsNoTracking().Include(s => s.Dossier).SingleAsync(s => s.Id == submission.Id);
        Assert.Equal((DossierStatus.Received, "052190666123"), (received.Status, received.Dossier!.IdentityNumber));

        // A receipt it is, and nothing else: the way in is closed.
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.Client.GetAsync(new Uri($"{Form}?submission={submission.Id}", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Client.GetAsync(new Uri($"{Form}?submission=999999", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task What_is_refused_at_reception_is_no_dossier_and_cannot_become_one_from_the_same_form()
    {
        await using var db = office.Database.Open();
        var clerk = await office.SignInAsync("motcua");
        var form = await clerk.GetAsync(Blank);
        (string, string?)[] typed = [("ApplicantName", "Lục Văn Khước"), ("IdentityNumber", "052090555123"), ("Reason", "Không thuộc thẩm quyền của xã")];
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostAsync(form, Form, [.. typed, ("act", "refuse")])).StatusCode);
        var submission = await db.Submissions.AsNoTracking().SingleAsync(s => s.IdentityNumber == "052090555123");
        Assert.Equal((DossierStatus.RefusedAtReception, null, "Không thuộc thẩm quyền của xã"), (submission.Status, submission.Content, submission.Reason));
        var back = await PressAsync(clerk, form, [.. typed, ("Papers[0].IsTicked", "true")]);
        Assert.NotNull(back.QuerySelector(".error-summary"));
        Assert.False(await db.Dossiers.AnyAsync(d => d.IdentityNumber == "052090555123"));
    }

    /// <summary>A button of the form that answers with a page.</summary>
    static async Task<IHtmlDocument> PressAsync(Visitor clerk, IHtmlDocument page, params (string, string?)[] fields)
    {
        var answer = await clerk.PostAsync(page, Form, fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Form, answer.RequestMessage!.RequestUri!.PathAndQuery);
        return await Visitor.ReadAsync(answer);
    }

    static string[] Values(IHtmlDocument page, params string[] names) => [.. names.Select(name => page.QuerySelector<IHtmlInputElement>($"[name='{name}']")!.Value)];
}

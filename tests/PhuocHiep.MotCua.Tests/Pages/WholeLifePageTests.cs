using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Submissions;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>The moves of a dossier over HTTP: what is offered, what is refused and said, what is written down.</summary>
public sealed class WholeLifePageTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task From_the_counter_to_the_officer_back_for_a_supplement_and_on_to_the_result()
    {
        office.Clock.Reset(Tuesday);
        string code;
        int expert;
        await using (var db = office.Database.Open())
        {
            code = (await DossierAsync(db, application: Application(email: "huong@example.vn"))).Code;
            expert = (await ExpertAsync(db)).Id;
        }
        var (clerk, officer) = (await office.SignInAsync("motcua"), await office.SignInAsync("chuyenmon"));
        var page = await clerk.GetAsync(Address(code));
        Assert.Equal("Giao xử lý", page.QuerySelector(".act h3")!.TextContent);
        Assert.Contains("Chọn người xử lý", Errors(await Visitor.ReadAsync(await clerk.PostAsync(page, Address(code, "holder")))), StringComparison.Ordinal);
        await DoneAsync(clerk, code, "holder", ("Holder.Officer", $"{expert}"));

        page = await officer.GetAsync(Address(code));
        Assert.Equal("Ghi kết quả", page.QuerySelector(".act h3")!.TextContent);
        var wrong = await Visitor.ReadAsync(await officer.PostAsync(page, Address(code, "supplement-request"), ("SupplementRequest.Reason", "Thiếu trong hồ sơ")));
        Assert.Contains("Chọn vì đâu phải bổ sung", Errors(wrong), StringComparison.Ordinal);
        Assert.Contains("Ghi đầy đủ những gì cần bổ sung", Errors(wrong), StringComparison.Ordinal);
        Assert.Equal("Thiếu trong hồ sơ", ((IHtmlTextAreaElement)wrong.GetElementById("SupplementRequest_Reason")!).Value.Trim());
        Assert.True(wrong.GetElementById("SupplementRequest_Reason")!.Closest("details")!.HasAttribute("open"));
        await DoneAsync(officer, code, "supplement-request", ("SupplementRequest.Fault", "IntakeOversight"), ("SupplementRequest.Content", " Giấy chứng sinh \r\n\r\nBản sao hộ chiếu"), ("SupplementRequest.Reason", "Thiếu trong hồ sơ"));
        await office.RunRoundsAsync();

        await using (var db = office.Database.Open())
        {
            var dossier = await db.Dossiers.Include(d => d.Supplements).SingleAsync(d => d.Code == code);
            Assert.Equal((DossierStatus.AwaitingSupplement, "Giấy chứng sinh\nBản sao hộ chiếu"), (dossier.Status, dossier.Supplements.Single().Content));
            Assert.Equal(ApologyCause.IntakeError, (await db.ApologyLetters.SingleAsync(l => l.DossierId == dossier.Id)).Cause);
            Assert.Contains("Bản sao hộ chiếu", (await db.OutgoingMessages.SingleAsync(m => m.To == "huong@example.vn")).Body, StringComparison.Ordinal);
        }

        // A month later the citizen comes: nothing was late meanwhile.
        office.Clock.Reset(At(2024, 9, 10, 9));
        page = await clerk.GetAsync(Address(code));
        Assert.Equal("Nhận bổ sung", page.QuerySelector(".act h3")!.TextContent);
        Assert.Contains("Đang dừng tính", page.QuerySelector(".dossier-state")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await officer.GetAsync(Address(code))).QuerySelector("form[action$='/result']"));
        await DoneAsync(clerk, code, "supplement");
        page = await officer.GetAsync(Address(code));
        Assert.Contains("13/09/2024", page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Hẹn trả 17 giờ 00, 09/08/2024 → 17 giờ 00, 13/09/2024", page.QuerySelector(".control-slip")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("tính lại", page.QuerySelector(".why")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Người nộp", page.QuerySelector(".custody")!.TextContent, StringComparison.Ordinal);
        var receipt = (await clerk.GetAsync(Address(code, "receipt"))).QuerySelector("main")!.TextContent;
        Assert.Contains("17 giờ 00 phút, ngày 13 tháng 9 năm 2024", receipt, StringComparison.Ordinal);
        Assert.Contains("hời hạn tính lại từ khi đủ hồ sơ", receipt, StringComparison.Ordinal);
        await DoneAsync(officer, code, "result", ("Result.Outcome", "Granted"));

        page = await clerk.GetAsync(Address(code));
        var proxy = await Visitor.ReadAsync(await clerk.PostAsync(page, Address(code, "hand-over"), ("HandOver.To", "Trần Văn Nam")));
        Assert.Contains("giấy ủy quyền", Errors(proxy), StringComparison.Ordinal);
        await DoneAsync(clerk, code, "hand-over", ("HandOver.To", "Trần Văn Nam"), ("HandOver.ProxyPaper", "số 12"));
    }

    [Fact]
    public async Task A_second_request_is_the_supervisors_with_his_reason()
    {
        office.Clock.Reset(Tuesday);
        string code;
        await using (var db = office.Database.Open()) code = (await DossierAsync(db)).Code;
        var (officer, clerk, supervisor) = (await office.SignInAsync("chuyenmon"), await office.SignInAsync("motcua"), await office.SignInAsync("vanphong"));
        (string, string?)[] request = [("SupplementRequest.Fault", "Applicant"), ("SupplementRequest.Content", "Tờ khai"), ("SupplementRequest.Reason", "Thiếu")];
        await DoneAsync(officer, code, "supplement-request", request);
        await DoneAsync(clerk, code, "supplement");
        var no = await Visitor.ReadAsync(await officer.PostAsync(await officer.GetAsync(Address(code)), Address(code, "supplement-request"), request));
        Assert.Contains("NĐ 61/2018 Đ11 k2c", Errors(no), StringComparison.Ordinal);
        await DoneAsync(supervisor, code, "supplement-request", [.. request, ("SupplementRequest.Override", "Người nộp đổi nơi cư trú")]);
    }

    [Fact]
    public async Task An_act_upon_what_another_has_changed_is_not_done_and_said()
    {
        office.Clock.Reset(Tuesday);
        string code;
        int expert;
        await using (var db = office.Database.Open()) (code, expert) = ((await DossierAsync(db)).Code, (await ExpertAsync(db)).Id);
        var (officer, supervisor) = (await office.SignInAsync("chuyenmon"), await office.SignInAsync("vanphong"));
        var old = await officer.GetAsync(Address(code));
        await DoneAsync(supervisor, code, "holder", ("Holder.Officer", $"{expert}"));
        var told = await Visitor.ReadAsync(await officer.PostAsync(old, Address(code, "result"), ("Result.Outcome", "Granted")));
        Assert.Contains("Chuyển xử lý", Errors(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_received_is_sent_back_once_and_refused_with_a_reason()
    {
        office.Clock.Reset(Tuesday);
        long id;
        await using (var db = office.Database.Open())
        {
            var agency = await AgencyAsync(db);
            var submission = new Submission
            {
                AgencyId = agency.Id,
                ProcedureId = await db.Procedures.Where(p => p.Code == MaritalStatus).Select(p => p.Id).SingleAsync(),
                Channel = Channel.Online,
                ApplicantName = "Lê Thị Bảy",
                Phone = "0905000111",
                Papers = [new() { Name = "Tờ khai", Originals = 1 }],
                SubmittedAt = Tuesday,
                AnswerDueAt = At(2024, 8, 7, 8, 15),
            };
            submission.Register("Cổng dịch vụ công", Tuesday);
            db.Submissions.Add(submission);
            await db.SaveChangesAsync();
            id = submission.Id;
        }
        var clerk = await office.SignInAsync("motcua");
        Assert.Contains("Lê Thị Bảy", (await clerk.GetAsync("/submissions")).QuerySelector(".queue")!.TextContent, StringComparison.Ordinal);
        var address = $"/submissions/{id}";
        var wrong = await Visitor.ReadAsync(await clerk.PostAsync(await clerk.GetAsync(address), address + "/send-back"));
        Assert.Contains("Ghi rõ lý do", Errors(wrong), StringComparison.Ordinal);
        (string, string?)[] request = [("SendBack.Content", "Giấy tờ tùy thân"), ("SendBack.Reason", "Thiếu")];
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostAsync(await clerk.GetAsync(address), address + "/send-back", request)).StatusCode);
        Assert.Contains("NĐ 61/2018 Đ11 k2c", Errors(await Visitor.ReadAsync(await clerk.PostAsync(await clerk.GetAsync(address), address + "/send-back", request))), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostAsync(await clerk.GetAsync(address), address + "/refusal", ("Refusal.Reason", "Không thuộc thẩm quyền"))).StatusCode);
        var page = await clerk.GetAsync(address);
        Assert.Contains("Không được tiếp nhận", page.QuerySelector(".dossier-state")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action$='/refusal']"));
        Assert.Null((await clerk.GetAsync("/submissions")).QuerySelector(".queue a[href='" + address + "']"));
        await using var archive = office.Database.Open();
        Assert.Equal([DossierStatus.Registered, DossierStatus.SentBack, DossierStatus.RefusedAtReception],
            (await archive.Submissions.Include(s => s.Events).SingleAsync(s => s.Id == id)).Events.OrderBy(e => e.Id).Select(e => e.ToStatus));
    }

    [Fact]
    public async Task The_sectors_law_of_a_procedure_is_set_with_its_article()
    {
        var supervisor = await office.SignInAsync("vanphong");
        var address = "/procedures/1.001193/law";
        var wrong = await Visitor.ReadAsync(await supervisor.PostAsync(await supervisor.GetAsync(address), address, ("Form.Extension", "AddOn"), ("Form.Amount", "0"), ("Form.Ground", "")));
        Assert.Contains("Ghi điều, khoản", Errors(wrong), StringComparison.Ordinal);
        Assert.Contains("Nhập số ngày", Errors(wrong), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await supervisor.PostAsync(await supervisor.GetAsync(address), address, ("Form.Extension", "AddOn"), ("Form.Amount", "5"), ("Form.SuspendedFor", "PublicPosting"), ("Form.Ground", "Điều 1"))).StatusCode);
        await using var db = office.Database.Open();
        Assert.Equal("5 working-days", (await db.Procedures.SingleAsync(p => p.Code == "1.001193")).ExtensionLimit!.ToString());
    }

    static async Task DoneAsync(Visitor officer, string code, string act, params (string, string?)[] fields)
    {
        var answer = await officer.PostAsync(await officer.GetAsync(Address(code)), Address(code, act), fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, answer.StatusCode == HttpStatusCode.OK ? Errors(await Visitor.ReadAsync(answer)) : $"{answer.StatusCode}");
    }

    static string Errors(IHtmlDocument page) => page.QuerySelector(".error-summary")?.TextContent ?? "";

    static string Address(string code, string? act = null) => $"/dossiers/{code}{(act is null ? "" : "/" + act)}";
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;
using PhuocHiep.MotCua.Commitments;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Rounds;
using PhuocHiep.MotCua.Tests;
using static Microsoft.Playwright.Assertions;

namespace PhuocHiep.MotCua.Browser;

/// <summary>The pages that the loop does not pass, and the counter without scripts.</summary>
public sealed class PageTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task The_citizens_pages_and_the_catalogue_are_clean()
    {
        var citizen = await chromium.EnterAsync();
        foreach (var (path, name) in new[] { ("/procedures", "procedures"), ("/procedures/1.001193", "procedure"), ("/sign-in", "sign-in"), ("/apologies/posted", "posted-empty") })
        {
            await citizen.Page.GotoAsync(path);
            await citizen.LookAsync(name);
        }
    }

    [Fact]
    public async Task The_administrators_pages_are_clean()
    {
        var administrator = await chromium.EnterAsync("quantri");
        foreach (var (path, name) in new[] { ("/staff", "staff"), ("/staff/new", "staff-new"), ("/agencies", "agency"), ("/agencies/calendar", "calendar"), ("/password", "password") })
        {
            await administrator.Page.GotoAsync(path);
            await administrator.LookAsync(name);
        }
    }

    [Fact]
    public async Task The_words_of_letters_and_what_their_qr_opens_are_clean()
    {
        var supervisor = await chromium.EnterAsync("vanphong");
        await supervisor.Page.GotoAsync("/apologies/templates");
        await supervisor.LookAsync("templates");
        await supervisor.Page.GetByRole(AriaRole.Link, new() { Name = "Trễ hẹn trả kết quả" }).ClickAsync();
        await Expect(supervisor.Page.Locator("#Body")).ToBeVisibleAsync();
        await supervisor.LookAsync("template");
        await supervisor.Page.FillAsync("#Body", "Xin lỗi {tên tôi}");
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Xem thử" }).ClickAsync();
        await Expect(supervisor.Page.Locator("#Body-error")).ToBeVisibleAsync();
        await supervisor.LookAsync("template-wrong");

        await using var db = chromium.Office.Database.Open();
        var letter = await Given.SignedLetterAsync(db, chromium.Office.Settings);
        var citizen = await chromium.EnterAsync();
        await citizen.Page.GotoAsync($"/apologies/genuine/{letter.Token}");
        await Expect(citizen.Page.Locator("h1")).ToHaveTextAsync("Phiếu xin lỗi có thật");
        await citizen.LookAsync("genuine");
    }

    [Fact]
    public async Task The_letters_that_go_on_paper_are_printed_handed_over_and_sent_from_clean_pages()
    {
        chromium.Office.Clock.Reset(Given.At(2024, 8, 15, 9));
        long byHand, byPost;
        string code;
        await using (var db = chromium.Office.Database.Open())
        {
            byHand = (await Given.SignedLetterAsync(db, chromium.Office.Settings)).Id;
            var refused = await Given.SignedLetterAsync(db, chromium.Office.Settings, "huong@example.vn");
            await db.Database.ExecuteSqlAsync($"update outgoing_messages set given_up_at = {Given.Monday}, attempts = 1, last_error = 'Địa chỉ thư điện tử không tồn tại hoặc không nhận thư' where letter_id = {refused.Id}");
            var dossier = await db.Dossiers.Include(d => d.OwedApologies).SingleAsync(d => d.Id == refused.DossierId);
            dossier.Complete(Outcome.Granted, "45/XN", false, null, await Given.ExpertAsync(db), Given.At(2024, 8, 14));
            await db.SaveChangesAsync();
            (byPost, code) = (refused.Id, dossier.Code);
        }
        var clerk = await chromium.EnterAsync("motcua");
        await clerk.Page.GotoAsync("/dossiers");
        await clerk.LookAsync("queue-papers");
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "Mở danh sách để in" }).ClickAsync();
        await clerk.LookAsync("letters-paper");
        await clerk.Page.GotoAsync($"/dossiers/{code}");
        await clerk.LookAsync("dossier-with-paper");

        await clerk.Page.GotoAsync($"/apologies/{byHand}");
        await Expect(clerk.Page.Locator("#Delivery_PostalNumber")).ToBeHiddenAsync();
        await clerk.LookAsync("letter-to-hand-over");
        await clerk.Page.FillAsync("#Delivery_To", "Nguyễn Văn Nam");
        await clerk.Page.FillAsync("#Delivery_Relation", "con");
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Ghi đã trao hoặc gửi" }).ClickAsync();
        await Expect(clerk.Page.Locator(".message")).ToContainTextAsync("Đã ghi việc trao phiếu");
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "Phiếu giao nhận" }).ClickAsync();
        await clerk.LookAsync("delivery-slip");

        await clerk.Page.GotoAsync($"/apologies/{byPost}");
        await clerk.Page.GetByLabel("Gửi bưu điện bảo đảm").CheckAsync();
        await Expect(clerk.Page.Locator("#Delivery_To")).ToBeHiddenAsync();
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Ghi đã trao hoặc gửi" }).ClickAsync();
        await Expect(clerk.Page.Locator("#Delivery_PostalNumber-error")).ToContainTextAsync("Ghi mã bưu gửi");
        await clerk.LookAsync("letter-to-post-wrong");
        await clerk.Page.FillAsync("#Delivery_PostalNumber", "RB 123 456 789 VN");
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Ghi đã trao hoặc gửi" }).ClickAsync();
        await Expect(clerk.Page.Locator("[aria-labelledby=way-title]")).ToContainTextAsync("mã bưu gửi RB123456789VN");
        await clerk.LookAsync("letter-by-post");
        chromium.Office.Clock.Reset(Given.At(2024, 8, 6, 9));
    }

    [Fact]
    public async Task The_supervisors_reports_are_clean()
    {
        await using var db = chromium.Office.Database.Open();
        await Given.RegisterAsync(db, """
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
            BC-1,1.004873,counter,Võ Thị Sớm,2024-06-20T08:00:00+07:00,2024-06-25T17:00:00+07:00,2024-06-24T08:00:00+07:00,granted
            BC-2,2.000815,online,Trần Văn Trễ,2024-06-20T08:00:00+07:00,2024-06-21T17:00:00+07:00,2024-06-28T08:00:00+07:00,granted
            BC-3,1.004222,post,Lê Thị Quá Hạn,2024-06-10T08:00:00+07:00,2024-06-20T17:00:00+07:00,,
            """, Given.At(2024, 8, 6), history: true);
        var supervisor = await chromium.EnterAsync("vanphong");
        await supervisor.Page.GotoAsync("/reports");
        await supervisor.LookAsync("reports");
        await supervisor.Page.Locator(".form-table tfoot a").Last.ClickAsync();
        await Expect(supervisor.Page.Locator("table.queue .code")).ToHaveTextAsync(["BC-3"]);
        await supervisor.LookAsync("reports-list");

        await supervisor.Page.GotoAsync("/reports/ratings?from=2024-06-01&to=2024-06-30");
        await Expect(supervisor.Page.Locator("section[aria-labelledby=unit-title] tbody tr")).ToHaveCountAsync(9);
        await supervisor.LookAsync("ratings");
        await supervisor.Page.Locator("section[aria-labelledby=unit-title] td.number a").First.ClickAsync();
        await Expect(supervisor.Page.Locator("table.queue .code")).ToHaveTextAsync(["BC-2", "BC-1"]);
        await supervisor.LookAsync("ratings-list");
    }

    /// <summary>The answer without the word that asks for the page anew.</summary>
    static async Task StandStillAsync(IRoute route)
    {
        var answer = await route.FetchAsync();
        await route.FulfillAsync(new() { Response = answer, Headers = answer.Headers.Where(header => !header.Key.Equals("refresh", StringComparison.OrdinalIgnoreCase)) });
    }

    [Fact]
    public async Task The_apology_report_and_a_pack_for_an_inspection_are_clean()
    {
        await using var db = chromium.Office.Database.Open();
        await Given.SignedLetterAsync(db, chromium.Office.Settings);
        await Given.LetterAsync(db);
        var supervisor = await chromium.EnterAsync("vanphong");
        await supervisor.Page.GotoAsync("/reports/apologies?from=2024-08-01&to=2024-08-31");
        await supervisor.LookAsync("apology-report");
        await supervisor.Page.GotoAsync("/reports/inspection?from=2024-08-01&to=2024-08-31");
        await supervisor.LookAsync("inspection-empty");
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Lập bộ hồ sơ kiểm tra" }).ClickAsync();
        await Expect(supervisor.Page.Locator(".lead")).ToContainTextAsync("Đang chờ bắt đầu");
        // It would come anew of itself while it is looked at.
        await supervisor.Page.RouteAsync("**/reports/inspection/*", StandStillAsync);
        await supervisor.Page.ReloadAsync();
        await supervisor.LookAsync("pack-waiting");
        var pack = await db.InspectionPacks.SingleAsync();
        pack.Begin(chromium.Office.Clock.GetCurrentInstant());
        pack.Advance(12, 40, chromium.Office.Clock.GetCurrentInstant());
        await db.SaveChangesAsync();
        await supervisor.Page.ReloadAsync();
        await Expect(supervisor.Page.Locator(".lead")).ToContainTextAsync("Bị ngắt giữa chừng");
        await supervisor.LookAsync("pack-cut-off");
        await using (var maker = chromium.Office.Database.Open())
        await using (await maker.Database.BeginTransactionAsync())
        {
            Assert.True(await maker.TryEnterAsync(RoundName.Packs, pack.Id, CancellationToken.None));
            await supervisor.Page.ReloadAsync();
            await Expect(supervisor.Page.Locator("progress")).ToHaveAttributeAsync("value", "12");
            await supervisor.LookAsync("pack-under-way");
            await supervisor.Page.UnrouteAsync("**/reports/inspection/*");
            await supervisor.Page.ReloadAsync();
        }
        await using (var maker = chromium.Office.Database.Open())
            await new InspectionRound(maker, chromium.Office.Clock, chromium.Office.Settings, NullLogger<InspectionRound>.Instance).RunAsync();
        await Expect(supervisor.Page.GetByRole(AriaRole.Link, new() { Name = "Tải bộ hồ sơ (ZIP)" })).ToBeVisibleAsync();
        await supervisor.LookAsync("pack-ready");
        await supervisor.Page.GotoAsync("/reports/inspection");
        await supervisor.LookAsync("inspection");
    }

    [Fact]
    public async Task The_supervisors_targets_register_and_quality_index_are_clean()
    {
        await using (var db = chromium.Office.Database.Open())
        {
            var officer = await Given.OfficerAsync(db, "vanphong");
            Commitment Of(string subject, int month, int day) => Commitment.Enter("PAR 1", subject, "Thông báo 45/TB-SNV của Sở Nội vụ", new(2024, 7, 1), new(2024, month, day), "Nguyễn Văn Chuyên (mẫu)", null, officer, Given.At(2024, 7, 2));
            var moved = Of("Sổ theo dõi hồ sơ chưa ghi đủ ngày trả", 9, 30);
            moved.MoveDue(new(2024, 10, 15), "Công văn 9/SNV cho gia hạn", null, officer, Given.At(2024, 8, 1));
            db.Commitments.AddRange(moved, Of("Chưa niêm yết đủ thủ tục tại Bộ phận Một cửa", 8, 10), Of("Chưa có lịch trực người dự phòng", 8, 2));
            db.EnteredFigures.Add(EnteredFigure.Enter(EnteredItems.Qualified, new(2024, 1, 1), new(2024, 6, 30), 20, 21, "Một người đang học đại học", null, "Danh sách ở sổ giấy", officer, Given.At(2024, 7, 2)));
            await db.SaveChangesAsync();
        }
        var supervisor = await chromium.EnterAsync("vanphong");
        foreach (var (path, name) in new[]
                 {
                     ("/targets", "targets"), ("/targets/digitization-rate", "target"), ("/commitments", "commitments"), ("/commitments/new", "commitment-new"),
                     ("/commitments/figures/officers-qualified-rate", "entered-item"), ("/kpi/quality-index", "quality-index"),
                 })
        {
            await supervisor.Page.GotoAsync(path);
            await supervisor.LookAsync(name);
        }
        await supervisor.Page.GotoAsync("/targets/digitization-rate");
        await supervisor.Page.FillAsync("#Value", "nhiều");
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Ghi chỉ tiêu mới" }).ClickAsync();
        await Expect(supervisor.Page.Locator("#Value-error")).ToBeVisibleAsync();
        await supervisor.LookAsync("target-wrong");
        await supervisor.Page.GotoAsync("/commitments");
        await supervisor.Page.GetByRole(AriaRole.Link, new() { Name = "Sổ theo dõi hồ sơ chưa ghi đủ ngày trả" }).ClickAsync();
        await Expect(supervisor.Page.Locator("#DoneOn")).ToBeVisibleAsync();
        await supervisor.LookAsync("commitment");
    }

    [Fact]
    public async Task Intake_works_without_scripts()
    {
        var clerk = await chromium.EnterAsync("motcua", javaScript: false);
        await clerk.Page.GotoAsync("/dossiers/new?q=khai%20sinh");
        await clerk.Page.GetByText("Đăng ký khai sinh", new() { Exact = true }).First.ClickAsync();
        await clerk.Page.FillAsync("[name=ApplicantName]", "Trần Văn Bền");
        await clerk.Page.Locator("[name='Papers[0].IsTicked'][type=checkbox]").CheckAsync();
        await clerk.Page.Locator("main form[action*='/dossiers/new'] button.btn-primary").Last.ClickAsync();
        await Expect(clerk.Page.Locator(".message")).ToContainTextAsync("Đã tiếp nhận hồ sơ 000.99.99.H08-");
    }

    [Fact]
    public async Task Intake_from_a_card_from_an_earlier_dossier_and_beside_a_duplicate()
    {
        await using var db = chromium.Office.Database.Open();
        var hoa = Given.Application() with { ApplicantName = "Lê Thị Hòa", IdentityNumber = "052185004321", Phone = "0914555888", Address = "Thôn Lộc Hạ, Phước Hiệp, Tuy Phước, Bình Định" };
        await Given.DossierAsync(db, application: hoa);
        await Given.DossierAsync(db, application: hoa with { RequestKey = Guid.NewGuid(), IdentityNumber = null, Phone = "0905000111", Address = null });

        // Without a mouse: the form opens in the first field, the scanner types and presses Enter.
        var clerk = await chromium.EnterAsync("motcua");
        await clerk.Page.GotoAsync($"/dossiers/new?procedure={Given.MaritalStatus}");
        await Expect(clerk.Page.Locator("#Scan")).ToBeFocusedAsync();
        await clerk.LookAsync("intake-new");
        await clerk.Page.Keyboard.TypeAsync("052185004321||Lê Thị Hòa|31021985|Nữ|Phước Hiệp|10052021");
        await clerk.Page.Keyboard.PressAsync("Enter");
        await Expect(clerk.Page.Locator("#Scan-error")).ToContainTextAsync("Ngày sinh");
        await Expect(clerk.Page.Locator("#Scan")).ToBeFocusedAsync();
        await clerk.LookAsync("intake-bad-scan");
        await clerk.Page.FillAsync("#Scan", "le thi hoa");
        await clerk.Page.Keyboard.PressAsync("Enter");
        await Expect(clerk.Page.Locator("button[name=earlier]")).ToHaveCountAsync(2);
        await Expect(clerk.Page.Locator("button[name=earlier]").First).ToBeFocusedAsync();
        await clerk.LookAsync("intake-earlier");
        await clerk.Page.Keyboard.PressAsync("Tab");
        await clerk.Page.Keyboard.PressAsync("Enter");
        await Expect(clerk.Page.Locator("#ApplicantName")).ToHaveValueAsync("Lê Thị Hòa");
        await clerk.Page.FillAsync("#Scan", "052185004321||LÊ THỊ HÒA|15031985|Nữ|Thôn Lộc Hạ, Phước Hiệp, Tuy Phước, Bình Định|10052021");
        await clerk.Page.Keyboard.PressAsync("Enter");
        await Expect(clerk.Page.Locator("#Phone")).ToBeFocusedAsync();
        await Expect(clerk.Page.Locator("#IdentityNumber")).ToHaveValueAsync("052185004321");
        await clerk.LookAsync("intake-scanned");

        // F9 receives from any field, here beside what she has open.
        await clerk.Page.Locator("[name='Papers[0].IsTicked'][type=checkbox]").CheckAsync();
        await clerk.Page.FillAsync("#Phone", "0905000111");
        await clerk.Page.Keyboard.PressAsync("F9");
        await Expect(clerk.Page.Locator(".alike section")).ToHaveCountAsync(3);
        await clerk.LookAsync("intake-alike");
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Quay lại sửa" }).ClickAsync();
        await Expect(clerk.Page.Locator("#Phone")).ToHaveValueAsync("0905000111");
        await clerk.Page.FocusAsync("#Phone");
        await clerk.Page.Keyboard.PressAsync("F9");
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Vẫn tiếp nhận hồ sơ mới" }).ClickAsync();
        await Expect(clerk.Page.Locator(".message")).ToContainTextAsync("Đã tiếp nhận hồ sơ 000.99.99.H08-");
    }

    [Fact]
    public async Task Enter_after_a_scan_fills_in_without_scripts()
    {
        var clerk = await chromium.EnterAsync("motcua", javaScript: false);
        await clerk.Page.GotoAsync($"/dossiers/new?procedure={Given.MaritalStatus}");
        await clerk.Page.FillAsync("#Email", "ben@example.vn");
        await clerk.Page.FillAsync("#Scan", "052180000999||TRẦN VĂN BỀN|15031980|Nam|Phước Hiệp|10052021");
        await clerk.Page.PressAsync("#Scan", "Enter");
        await Expect(clerk.Page.Locator("#ApplicantName")).ToHaveValueAsync("Trần Văn Bền");
        await Expect(clerk.Page.Locator("#Email")).ToHaveValueAsync("ben@example.vn");
    }
}

using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Messages;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>The choice of channels at the counter, what a dossier's page tells of it, and the page that ends the reminders; text messages and Zalo are connected.</summary>
public sealed class MessagePageTests : IClassFixture<Office>
{
    const string Form = "/dossiers/new";

    const string Blank = $"/dossiers/new?procedure={MaritalStatus}";

    readonly Office office;

    public MessagePageTests(Office office)
    {
        this.office = office;
        office.IsEverywhere = true;
        office.Clock.Reset(Tuesday);
    }

    [Fact]
    public async Task The_form_asks_by_which_connected_channel_and_a_telephone_must_be_one()
    {
        var clerk = await office.SignInAsync("motcua");
        var page = await clerk.GetAsync(Blank);
        Assert.Equal([true, false, false], new[] { "NotifyByEmail", "NotifyBySms", "NotifyByZalo" }.Select(name => page.QuerySelector<IHtmlInputElement>($"[name={name}][type=checkbox]")!.IsChecked));

        var wrong = await SendAsync(clerk, page, ("ApplicantName", "Đoàn Thị Không Máy"), ("NotifyBySms", "true"));
        Assert.Contains("Nhập số di động để nhắn tin", wrong!.QuerySelector("#Phone-error")!.TextContent, StringComparison.Ordinal);
        var landline = await SendAsync(clerk, wrong, ("Phone", "0256 3822 123"));
        Assert.Contains("Số máy bàn", landline!.QuerySelector("#Phone-error")!.TextContent, StringComparison.Ordinal);
        Assert.True(landline.QuerySelector<IHtmlInputElement>("[name=NotifyBySms][type=checkbox]")!.IsChecked);
        await using var db = office.Database.Open();
        Assert.False(await db.Dossiers.AnyAsync(d => d.ApplicantName == "Đoàn Thị Không Máy"));

        Assert.Null(await SendAsync(clerk, landline, ("Phone", "0905 111 222")));
        var dossier = await db.Dossiers.SingleAsync(d => d.ApplicantName == "Đoàn Thị Không Máy");
        // Mail is ticked and there is no address.
        Assert.Equal(MessageChannel.Sms, dossier.NotifyBy);
        Assert.Equal([(MessageChannel.Sms, "0905111222")], (await db.OutgoingMessages.Where(m => m.DossierId == dossier.Id).ToListAsync()).Select(m => (m.Channel, m.To)));
    }

    [Fact]
    public async Task An_address_alone_is_enough_to_be_told_by_mail_and_a_form_sent_twice_tells_once()
    {
        var clerk = await office.SignInAsync("motcua");
        var page = await clerk.GetAsync(Blank);
        (string, string?)[] typed = [("ApplicantName", "Vũ Thị Thư"), ("Email", "thu@example.vn")];
        Assert.Null(await SendAsync(clerk, page, typed));
        Assert.Null(await SendAsync(clerk, page, typed));

        await using var db = office.Database.Open();
        var dossier = await db.Dossiers.SingleAsync(d => d.ApplicantName == "Vũ Thị Thư");
        Assert.Equal(MessageChannel.Email, dossier.NotifyBy);
        Assert.Equal(MessageKind.Received, (await db.OutgoingMessages.SingleAsync(m => m.DossierId == dossier.Id)).Kind);
    }

    [Fact]
    public async Task What_an_earlier_applicant_chose_is_taken_over_and_a_wish_to_be_left_alone_too()
    {
        await using var db = office.Database.Open();
        var zalo = await DossierAsync(db, application: Application(email: "zalo@example.vn") with { ApplicantName = "Tạ Thị Zalo", IdentityNumber = "052190007001", Phone = "0905700001", NotifyBy = MessageChannel.Zalo });
        var alone = await DossierAsync(db, application: Application(email: "mot.minh@example.vn") with { ApplicantName = "Tạ Thị Một Mình", IdentityNumber = "052190007002", Phone = "0905700002", NotifyBy = MessageChannel.Email | MessageChannel.Sms });
        alone.StopReminders(Tuesday);
        await db.SaveChangesAsync();
        var clerk = await office.SignInAsync("motcua");

        Assert.Equal([false, false, true], await TicksAsync(zalo.Id));
        Assert.Equal([false, false, false], await TicksAsync(alone.Id));

        async Task<IEnumerable<bool>> TicksAsync(long earlier)
        {
            var filled = await Visitor.ReadAsync(await clerk.PostAsync(await clerk.GetAsync(Blank), Form, ("earlier", $"{earlier}")));
            return new[] { "NotifyByEmail", "NotifyBySms", "NotifyByZalo" }.Select(name => filled.QuerySelector<IHtmlInputElement>($"[name={name}][type=checkbox]")!.IsChecked);
        }
    }

    [Fact]
    public async Task The_page_of_a_dossier_tells_what_was_sent_with_its_proof_and_the_result_is_told_once()
    {
        await using var db = office.Database.Open();
        var dossier = await new Intake(db, office.Settings).ReceiveAsync(Application(email: "bich@example.vn") with { ApplicantName = "Lý Thị Bích", Phone = "0905700003", NotifyBy = MessageChannel.Email | MessageChannel.Sms }, await ClerkAsync(db), Tuesday);
        await office.RunRoundsAsync();
        var (clerk, expert) = (await office.SignInAsync("motcua"), await office.SignInAsync("chuyenmon"));
        await clerk.PostAsync(await clerk.GetAsync($"/dossiers/{dossier.Code}"), $"/dossiers/{dossier.Code}/holder", ("Holder.Officer", $"{(await ExpertAsync(db)).Id}"));
        var before = await expert.GetAsync($"/dossiers/{dossier.Code}");
        for (var i = 0; i < 2; i++) await expert.PostAsync(before, $"/dossiers/{dossier.Code}/result", ("Result.Outcome", "Granted"));

        var page = await expert.GetAsync($"/dossiers/{dossier.Code}");
        Assert.Contains("thư điện tử, tin nhắn", page.QuerySelector("#sent-title + .hint")!.TextContent, StringComparison.Ordinal);
        var sent = page.QuerySelectorAll(".sent li").Select(li => string.Join(' ', li.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Equal(4, sent.Count);
        Assert.StartsWith("Đã có kết quả · tin nhắn Đang gửi, từ 08 giờ 15, 06/08/2024", sent[0], StringComparison.Ordinal);
        Assert.StartsWith("Đã tiếp nhận · tin nhắn Đã gửi lúc 08 giờ 15, 06/08/2024", sent[2], StringComparison.Ordinal);
        Assert.EndsWith($"received-{dossier.Id}-sms@motcua.phuochiep.example.json", sent[2], StringComparison.Ordinal);
        Assert.Equal(2, await db.OutgoingMessages.CountAsync(m => m.DossierId == dossier.Id && m.MessageId.StartsWith("ready-")));
        Assert.DoesNotContain(page.Links, link => link.GetAttribute("href")!.Contains('@', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_has_the_token_ends_the_reminders_and_lets_them_come_again()
    {
        await using var db = office.Database.Open();
        var dossier = await DossierAsync(db, application: Application(email: "im@example.vn") with { ApplicantName = "Ngô Thị Im", NotifyBy = MessageChannel.Email });
        var (citizen, address) = (office.Citizen(), $"/lookup/{dossier.LookupToken}/reminders");

        var answer = await citizen.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal("noindex, nofollow", answer.Headers.GetValues("X-Robots-Tag").Single());
        var page = await Visitor.ReadAsync(answer);
        Assert.Equal("Thôi nhắn tin về hồ sơ này?", page.QuerySelector("h1")!.TextContent);
        foreach (var secret in new[] { "Ngô", "im@example.vn", "0905123456", "052190000123", "hôn nhân" }) Assert.DoesNotContain(secret, page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.BadRequest, (await citizen.Client.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent([new("stop", "true")]))).StatusCode);
        Assert.Null(await SinceAsync(dossier.Id));

        Assert.Equal(address, (await citizen.PostAsync(page, address, ("stop", "true"))).Headers.Location!.ToString());
        Assert.Equal(Tuesday, await SinceAsync(dossier.Id));
        page = await citizen.GetAsync(address);
        Assert.Equal("Đã thôi nhắn tin về hồ sơ này", page.QuerySelector("h1")!.TextContent);
        await citizen.PostAsync(page, address, ("stop", "false"));
        Assert.Null(await SinceAsync(dossier.Id));

        var clerk = await office.SignInAsync("motcua");
        Assert.Contains("Thôi nhận tin nhắc", (await clerk.GetAsync($"/dossiers/{dossier.Code}")).QuerySelector(".control-slip")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Người nộp", (await clerk.GetAsync($"/dossiers/{dossier.Code}/control-slip")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.Client.GetAsync(new Uri("/lookup/khong-co/reminders", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task The_button_of_a_mail_program_needs_no_form_and_can_only_end_them()
    {
        await using var db = office.Database.Open();
        var dossier = await DossierAsync(db, application: Application(email: "mot.cham@example.vn") with { NotifyBy = MessageChannel.Email });
        var (citizen, address) = (office.Citizen(), $"/lookup/{dossier.LookupToken}/reminders/one-click");

        Assert.Equal(HttpStatusCode.BadRequest, await PressAsync(address, "stop", "false"));
        Assert.Null(await SinceAsync(dossier.Id));
        Assert.Equal(HttpStatusCode.OK, await PressAsync(address, "List-Unsubscribe", "One-Click"));
        Assert.Equal(HttpStatusCode.OK, await PressAsync(address, "List-Unsubscribe", "One-Click"));
        Assert.Equal(Tuesday, await SinceAsync(dossier.Id));
        Assert.Equal(1, await db.DossierEvents.CountAsync(e => e.DossierId == dossier.Id && e.Kind == DossierEventKind.RemindersStopped));
        Assert.Equal(HttpStatusCode.NotFound, await PressAsync("/lookup/khong-co/reminders/one-click", "List-Unsubscribe", "One-Click"));

        async Task<HttpStatusCode> PressAsync(string path, string name, string value) =>
            (await citizen.Client.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent([new(name, value)]))).StatusCode;
    }

    async Task<NodaTime.Instant?> SinceAsync(long id)
    {
        await using var db = office.Database.Open();
        return await db.Dossiers.Where(d => d.Id == id).Select(d => d.NoRemindersSince).SingleAsync();
    }

    /// <returns>The form shown again; null where the dossier was received.</returns>
    static async Task<IHtmlDocument?> SendAsync(Visitor clerk, IHtmlDocument page, params (string, string?)[] typed)
    {
        var answer = await clerk.PostAsync(page, Form, [.. typed, ("Papers[0].IsTicked", "true")]);
        return answer.StatusCode == HttpStatusCode.Redirect ? null : await Visitor.ReadAsync(answer);
    }
}

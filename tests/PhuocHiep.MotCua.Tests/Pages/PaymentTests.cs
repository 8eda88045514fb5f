using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>The money of a dossier, the day's takings and a procedure's fees, over HTTP.</summary>
public sealed class PaymentTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task Taken_given_back_and_changed_on_the_dossiers_page()
    {
        var (clerk, dossier) = (await office.SignInAsync("motcua"), await OwingAsync());
        var page = await PageAsync(clerk, dossier);
        Assert.Contains("chưa thu 15.000 đ", Money(page), StringComparison.Ordinal);

        var without = await Visitor.ReadAsync(await clerk.PostAsync(page, Address(dossier, "payment")));
        Assert.Contains("Chọn cách thu", without.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ghi số biên lai", without.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostAsync(page, Address(dossier, "fee"), ("Fee.Amount", "8.000"), ("Fee.Reason", "Ghi nhầm"))).StatusCode);
        page = await PageAsync(clerk, dossier);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostAsync(page, Address(dossier, "payment"), ("Payment.Method", "Cash"), ("Payment.Reference", " 0001234 "))).StatusCode);
        page = await PageAsync(clerk, dossier);
        Assert.Contains("Thu 8.000 đ, tiền mặt, số biên lai 0001234", Money(page), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action$='/payment']"));

        var tooMuch = await Visitor.ReadAsync(await clerk.PostAsync(page, Address(dossier, "refund"), ("Refund.Amount", "9.000"), ("Refund.Reference", "PC1"), ("Refund.Reason", "Thu nhầm")));
        Assert.Contains("Chỉ còn giữ 8.000 đ", tooMuch.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("PC1", ((IHtmlInputElement)tooMuch.GetElementById("Refund_Reference")!).Value);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostAsync(page, Address(dossier, "refund"), ("Refund.Reference", "PC1"), ("Refund.Reason", "Thu nhầm"))).StatusCode);
        page = await PageAsync(clerk, dossier);
        Assert.Contains("chưa thu 8.000 đ", Money(page), StringComparison.Ordinal);
        Assert.Contains("Thu nhầm", Money(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_double_click_takes_once()
    {
        var (clerk, dossier) = (await office.SignInAsync("motcua"), await OwingAsync());
        var page = await PageAsync(clerk, dossier);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => clerk.PostAsync(page, Address(dossier, "payment"), ("Payment.Method", "Cash"), ("Payment.Reference", "1"))));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        await using var db = office.Database.Open();
        Assert.Equal((1, 15_000), (await db.Payments.CountAsync(p => p.DossierId == dossier.Id), (await db.Dossiers.SingleAsync(d => d.Id == dossier.Id)).PaidVnd));
    }

    [Fact]
    public async Task Of_two_clerks_at_once_one_is_told_of_the_other()
    {
        var (clerk, supervisor, dossier) = (await office.SignInAsync("motcua"), await office.SignInAsync("vanphong"), await OwingAsync());
        var (hers, his) = (await PageAsync(clerk, dossier), await PageAsync(supervisor, dossier));
        var first = clerk.PostAsync(hers, Address(dossier, "payment"), ("Payment.Method", "Cash"), ("Payment.Reference", "1"));
        var second = supervisor.PostAsync(his, Address(dossier, "payment"), ("Payment.Method", "Online"), ("Payment.Reference", "FT9"));
        var answers = await Task.WhenAll(first, second);

        var told = await Visitor.ReadAsync(Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Contains("Người khác vừa thay đổi hồ sơ này", told.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        await using var db = office.Database.Open();
        Assert.Equal(1, await db.Payments.CountAsync(p => p.DossierId == dossier.Id));
        Assert.Equal(1, await db.DossierEvents.CountAsync(e => e.DossierId == dossier.Id && e.Kind == DossierEventKind.PaymentTaken));
    }

    [Fact]
    public async Task Paid_at_intake_without_a_number_it_is_written_in_later()
    {
        var clerk = await office.SignInAsync("motcua");
        var form = await clerk.GetAsync($"/dossiers/new?procedure={Given.MaritalStatus}");
        (string, string?)[] typed = [("ApplicantName", "Đỗ Thị Lệ Phí"), ("Papers[0].IsTicked", "true"), ("Papers[0].Originals", "1"), ("Fee", "8000")];
        var unasked = await Visitor.ReadAsync(await clerk.PostAsync(form, "/dossiers/new", [.. typed, ("PaymentReference", "0000077")]));
        Assert.Contains("Chọn cách đã thu", unasked.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        var answer = await clerk.PostAsync(form, "/dossiers/new", [.. typed, ("Payment", "Cash")]);
        var address = answer.Headers.Location!.ToString()[..^"/receipt".Length];

        var page = await clerk.GetAsync(address);
        Assert.Contains("chưa ghi số biên lai", Money(page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostAsync(page, address + "/payment-reference", ("Reference.Number", "0000077"))).StatusCode);
        // A second click writes nothing over.
        Assert.Equal(HttpStatusCode.OK, (await clerk.PostAsync(page, address + "/payment-reference", ("Reference.Number", "0000078"))).StatusCode);
        Assert.Contains("số biên lai 0000077", Money(await clerk.GetAsync(address)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_days_takings_add_up()
    {
        await using (var db = office.Database.Open())
        {
            var clerk = await Given.ClerkAsync(db);
            var (cash, online, earlier) = (await OwingAsync(), await OwingAsync(), await OwingAsync());
            foreach (var (dossier, method, at) in new[] { (cash, PaymentMethod.Cash, Given.At(2024, 8, 8)), (online, PaymentMethod.Online, Given.At(2024, 8, 8, 9)), (earlier, PaymentMethod.Cash, Given.At(2024, 8, 7)) })
            {
                var tracked = await db.Dossiers.SingleAsync(d => d.Id == dossier.Id);
                tracked.Pay(15_000, method, $"BL{dossier.Id}", clerk, at);
                if (dossier == earlier) tracked.Refund(4_000, PaymentMethod.Cash, "PC9", "Giảm", clerk, Given.At(2024, 8, 8, 16));
            }
            await db.SaveChangesAsync();
        }
        office.Clock.Reset(Given.At(2024, 8, 9, 7));
        var visitor = await office.SignInAsync("vanphong");
        var page = await visitor.GetAsync("/payments?on=2024-08-08");

        string[][] totals = [.. page.QuerySelectorAll(".takings")[0].QuerySelectorAll("tbody tr, tfoot tr").Select(row => row.QuerySelectorAll("th, td").Select(cell => cell.TextContent).ToArray())];
        Assert.Equal(
            [["Tiền mặt", "15.000 đ", "4.000 đ", "11.000 đ"], ["Trực tuyến", "15.000 đ", "0 đ", "15.000 đ"], ["Cộng", "30.000 đ", "4.000 đ", "26.000 đ"]], totals);
        Assert.Equal(3, page.QuerySelectorAll("table.queue tbody tr").Length);
        Assert.Contains("11.000 đ", page.QuerySelectorAll(".takings")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("Chưa thu, chưa hoàn", (await visitor.GetAsync("/payments?on=2024-08-01")).QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        office.Clock.Reset(Given.At(2024, 8, 6, 9));
    }

    [Fact]
    public async Task A_procedures_fee_is_set_from_a_day_with_its_decision()
    {
        const string code = "2.000815";
        var supervisor = await office.SignInAsync("vanphong");
        var page = await supervisor.GetAsync($"/procedures/{code}/fees");
        var wrong = await Visitor.ReadAsync(await supervisor.PostAsync(page, $"/procedures/{code}/fees", ("From", ""), ("Amount", "tám nghìn")));
        Assert.Equal(3, wrong.QuerySelectorAll(".error-summary li").Length);
        Assert.Equal(HttpStatusCode.Redirect, (await supervisor.PostAsync(page, $"/procedures/{code}/fees", ("From", "2024-08-06"), ("Amount", "3.000"), ("Decision", "Nghị quyết 12/2024/NQ-HĐND"), ("Note", "một trang"))).StatusCode);

        var known = await (await office.SignInAsync("motcua")).GetAsync($"/dossiers/new?procedure={code}");
        Assert.Equal("3.000", ((IHtmlInputElement)known.GetElementById("Fee")!).Value);
        Assert.Contains("một trang", known.GetElementById("Fee-hint")!.TextContent, StringComparison.Ordinal);
        var seen = await office.Citizen().GetAsync($"/procedures/{code}");
        Assert.Contains("3.000 đ (một trang)", seen.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Các mức lệ phí", seen.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("3.000 đ", (await office.Citizen().GetAsync($"/procedures?q={code}")).QuerySelector(".catalogue")!.TextContent, StringComparison.Ordinal);
        var history = await supervisor.GetAsync($"/procedures/{code}/fees");
        Assert.Equal(["từ 06/08/2024 hôm nay", "đến hết 05/08/2024"], history.QuerySelectorAll("tbody td[data-label='Áp dụng']").Select(cell => cell.TextContent.Trim()));
    }

    async Task<Dossier> OwingAsync()
    {
        await using var db = office.Database.Open();
        return await Given.DossierAsync(db, application: Given.Application() with { FeeVnd = 15_000 });
    }

    static string Address(Dossier dossier, string act) => $"/dossiers/{dossier.Code}/{act}";

    static Task<IHtmlDocument> PageAsync(Visitor visitor, Dossier dossier) => visitor.GetAsync($"/dossiers/{dossier.Code}");

    static string Money(IHtmlDocument page) => page.GetElementById("money-title")!.ParentElement!.TextContent;
}

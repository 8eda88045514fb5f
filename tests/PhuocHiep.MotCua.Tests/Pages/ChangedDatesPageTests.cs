using System.Net;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Supplements;
using PhuocHiep.MotCua.Tests.Reports;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>Ngày hẹn đã đổi, as the supervisor reads it.</summary>
public sealed class ChangedDatesPageTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task Each_line_leads_to_its_dossier_and_says_by_how_much_and_whether_the_promise_moved()
    {
        string code;
        await using (var db = office.Database.Open())
        {
            var calendar = await db.CalendarAsync(await AgencyAsync(db));
            var made = await DossierAsync(db);
            db.ChangeTracker.Clear();
            var dossier = await db.Dossiers.Include(d => d.Procedure).Include(d => d.Supplements).Include(d => d.Suspensions).Include(d => d.OwedApologies).SingleAsync(d => d.Id == made.Id);
            dossier.RequestSupplement(SupplementStage.Appraisal, SupplementFault.Applicant, "Giấy khai sinh", "Thiếu giấy khai sinh", null, calendar, await ExpertAsync(db), At(2024, 8, 7, 9));
            dossier.CompleteSupplement(inPerson: true, calendar, await ClerkAsync(db), At(2024, 8, 8, 9));
            await db.SaveChangesAsync();
            code = dossier.Code;
            await SignedLetterAsync(db, office.Settings);
        }
        office.Clock.Reset(Monday);
        var supervisor = await office.SignInAsync("vanphong");

        var page = await supervisor.GetAsync("/kpi/changed-dates?from=2024-08-01&to=2024-08-31");

        var rows = page.QuerySelectorAll("table.changed-dates tbody tr").Select(r => System.Text.RegularExpressions.Regex.Replace(r.TextContent, @"\s+", " ").Trim()).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains("Hẹn lại bằng phiếu Vẫn xét theo ngày đầu 17 giờ 00, 09/08/2024 → thành 17 giờ 00, 16/08/2024+5 ngày làm việc", rows[0], StringComparison.Ordinal);
        Assert.Contains("Tính lại sau bổ sung 17 giờ 00, 09/08/2024 → thành 17 giờ 00, 13/08/2024+2 ngày làm việc", rows[1], StringComparison.Ordinal);
        Assert.EndsWith("Thiếu giấy khai sinh", rows[1], StringComparison.Ordinal);
        Assert.Equal($"/dossiers/{code}", page.QuerySelectorAll("table.changed-dates tbody a")[1].GetAttribute("href"));
        var restart = page.QuerySelectorAll("a.chip").Single(c => c.TextContent.StartsWith("Tính lại sau bổ sung", StringComparison.Ordinal));
        Assert.Single((await supervisor.GetAsync(restart.GetAttribute("href")!)).QuerySelectorAll("table.changed-dates tbody tr"));
        Assert.Contains("Không có ngày hẹn nào đổi", (await supervisor.GetAsync("/kpi/changed-dates?from=2024-07-01&to=2024-07-31")).Body!.TextContent, StringComparison.Ordinal);

        using var file = await supervisor.Client.GetStreamAsync(new Uri("/kpi/changed-dates.xlsx?from=2024-08-01&to=2024-08-31", UriKind.Relative));
        var book = new ReadWorkbook(file);
        Assert.Equal(3, book.Rows.Count);
        Assert.Equal([code, "Tính lại sau bổ sung", "+2 ngày làm việc", "Đã đổi"], new[] { 1, 3, 6, 7 }.Select(i => book.Rows[2][i].Text));
        Assert.Equal(HttpStatusCode.BadRequest, (await supervisor.Client.GetAsync(new Uri("/kpi/changed-dates.xlsx?from=x&to=y", UriKind.Relative))).StatusCode);
    }
}

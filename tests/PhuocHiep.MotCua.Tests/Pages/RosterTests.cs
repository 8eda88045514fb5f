using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>The roster over HTTP, without scripts.</summary>
public sealed class RosterTests(Office office) : IClassFixture<Office>
{
    const string Week = "/staff/roster?week=2024-08-05";

    [Fact]
    public async Task Set_by_the_supervisor_seen_by_all_with_its_gaps()
    {
        var (supervisor, expert) = (await office.SignInAsync("vanphong"), await office.SignInAsync("chuyenmon"));
        Assert.Null((await expert.GetAsync(Week)).QuerySelector("form[action='/staff/roster/repeat']"));
        Assert.Null((await expert.GetAsync(Week + "&set=true")).QuerySelector("form[action='/staff/roster']"));
        Assert.Contains("20 buổi trực thiếu người", (await supervisor.GetAsync("/kpi")).QuerySelector(".needs")!.TextContent, StringComparison.Ordinal);

        var form = await supervisor.GetAsync(Week + "&set=true");
        // Monday is past: shown, not set.
        Assert.Equal(8, form.QuerySelectorAll("fieldset.turn").Length);
        var (clerkId, expertId) = await IdsAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await supervisor.PostAsync(form, "/staff/roster", ("Turns[0].First", clerkId), ("Turns[0].Backup", expertId), ("Turns[1].First", clerkId))).StatusCode);

        var seen = await expert.GetAsync(Week);
        var tuesday = seen.GetElementById("day-2024-08-06")!.ParentElement!;
        var turns = tuesday.QuerySelectorAll(".turn").Select(turn => turn.TextContent).ToList();
        Assert.Contains("Lê Thị Tiếp Nhận (mẫu)", turns[0], StringComparison.Ordinal);
        Assert.Contains("dự phòng: Phạm Văn Chuyên Môn (mẫu)", turns[0], StringComparison.Ordinal);
        Assert.DoesNotContain("chưa có", turns[0], StringComparison.Ordinal);
        Assert.DoesNotContain("chưa có người trực", turns[1], StringComparison.Ordinal);
        Assert.Contains("chưa có người dự phòng", turns[1], StringComparison.Ordinal);
        Assert.Contains("19 buổi trực thiếu người", (await supervisor.GetAsync("/kpi")).QuerySelector(".needs")!.TextContent, StringComparison.Ordinal);

        // A form opened before somebody else's change changes nothing and keeps what was chosen.
        var late = await Visitor.ReadAsync(await supervisor.PostAsync(form, "/staff/roster", ("Turns[0].First", expertId)));
        Assert.Contains("Người khác vừa xếp lịch trực", late.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(expertId, late.QuerySelector<IHtmlSelectElement>("select[name='Turns[0].First']")!.Value);

        // One person cannot stand in for himself.
        form = await supervisor.GetAsync(Week + "&set=true");
        var twice = await Visitor.ReadAsync(await supervisor.PostAsync(form, "/staff/roster", ("Turns[0].First", clerkId), ("Turns[0].Backup", clerkId)));
        Assert.Contains("được xếp hai lần", twice.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);

        // The next week by one button, pressed twice.
        var next = await supervisor.GetAsync("/staff/roster?week=2024-08-12");
        await supervisor.PostAsync(next, "/staff/roster/repeat");
        await supervisor.PostAsync(next, "/staff/roster/repeat");
        await using var db = office.Database.Open();
        Assert.Equal(3, await db.DutyShifts.CountAsync(s => s.On == new NodaTime.LocalDate(2024, 8, 13)));

        // On leave: her turn is a gap, until she is not.
        var absent = await supervisor.GetAsync(Week);
        var wrong = await Visitor.ReadAsync(await supervisor.PostAsync(absent, "/staff/roster/absence", ("Absence.From", "2024-08-01")));
        Assert.Contains("Chọn người vắng", wrong.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await supervisor.PostAsync(absent, "/staff/roster/absence", ("Absence.Officer", clerkId), ("Absence.From", "2024-08-06"), ("Absence.To", "2024-08-07"), ("Absence.Reason", "nghỉ phép"))).StatusCode);
        var away = await supervisor.GetAsync(Week);
        Assert.Contains("chưa có người trực", away.GetElementById("day-2024-08-06")!.ParentElement!.QuerySelector(".turn")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("(vắng)", away.GetElementById("day-2024-08-06")!.ParentElement!.TextContent, StringComparison.Ordinal);
        var end = away.QuerySelector("form[action$='/end']")!.GetAttribute("action")!;
        Assert.Equal(HttpStatusCode.Redirect, (await supervisor.PostAsync(away, end)).StatusCode);
        Assert.False(await db.Absences.AnyAsync());
    }

    [Fact]
    public async Task A_week_past_the_calendar_and_a_holiday_say_so()
    {
        var clerk = await office.SignInAsync("motcua");
        Assert.Contains("Quốc khánh", (await clerk.GetAsync("/staff/roster?week=2024-09-02")).GetElementById("day-2024-09-02")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("chưa nạp", (await clerk.GetAsync("/staff/roster?week=2090-01-02")).QuerySelector(".message-no")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await clerk.GetAsync("/staff/roster?week=9999-12-31")).QuerySelector(".roster"));
    }

    async Task<(string Clerk, string Expert)> IdsAsync()
    {
        await using var db = office.Database.Open();
        return ($"{(await Given.ClerkAsync(db)).Id}", $"{(await Given.ExpertAsync(db)).Id}");
    }
}

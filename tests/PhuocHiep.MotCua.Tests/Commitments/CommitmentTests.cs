using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Npgsql;
using PhuocHiep.MotCua.Commitments;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Reminders;
using PhuocHiep.MotCua.Staff;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Commitments;

/// <summary>The register of commitments: PAR 1 and the tasks of the other rows.</summary>
public sealed class CommitmentTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly Officer Supervisor = new() { Id = 7, AgencyId = 1, FullName = "Võ Thị Văn Phòng" };
    static readonly Instant Entered = At(2024, 8, 6, 9);

    static Commitment Finding(string due = "2024-09-30", string row = "PAR 1") =>
        Commitment.Enter(row, "Chưa niêm yết đủ thủ tục", "Thông báo 45/TB-SNV", new(2024, 8, 1), Day(due), "Nguyễn Văn Chuyên", null, Supervisor, Entered);

    [Theory]
    [InlineData("2024-08-06", CommitmentStanding.OnTime)]
    [InlineData("2024-09-22", CommitmentStanding.OnTime)]
    [InlineData("2024-09-23", CommitmentStanding.DueSoon)]
    [InlineData("2024-09-30", CommitmentStanding.DueSoon)]
    [InlineData("2024-10-01", CommitmentStanding.Overdue)]
    public void Until_it_is_done_it_is_on_time_due_soon_or_overdue(string today, CommitmentStanding standing) => Assert.Equal(standing, Finding().Standing(Day(today)));

    [Fact]
    public void A_finding_is_finished_by_its_report_and_a_task_when_it_is_done()
    {
        var (finding, task) = (Finding(), Finding(row: "PAR 8"));
        foreach (var each in new[] { finding, task }) each.Complete(new(2024, 9, 10), "Đã niêm yết", null, Supervisor, At(2024, 9, 11));
        Assert.Equal((CommitmentStanding.Done, true, CommitmentStanding.Done, false), (finding.Standing(new(2024, 9, 11)), finding.IsOpen, task.Standing(new(2024, 9, 11)), task.IsOpen));
        Assert.Equal(CommitmentStanding.Overdue, finding.Standing(new(2024, 10, 1))); // Done, and its report is missing.
        finding.Report(new(2024, 9, 12), "12/BC-UBND", null, Supervisor, At(2024, 9, 12));
        Assert.Equal((CommitmentStanding.Reported, new LocalDate(2024, 9, 12), "12/BC-UBND"), (finding.Standing(new(2024, 10, 1)), finding.FinishedOn, finding.ReportNumber));
        Assert.Equal([CommitmentEventKind.Entered, CommitmentEventKind.Done, CommitmentEventKind.Reported], finding.Events.Select(e => e.Kind));

        finding.Reopen("Bảng niêm yết bị gỡ", Supervisor, At(2024, 9, 20));
        Assert.Equal((null, null, null, null), (finding.DoneOn, finding.ReportedOn, finding.ReportNumber, finding.FinishedOn));
    }

    [Fact]
    public void A_due_day_moves_with_a_reason_and_its_old_value_and_never_once_it_has_passed()
    {
        var finding = Finding();
        finding.MoveDue(new(2024, 10, 15), "Công văn 9/SNV cho gia hạn", null, Supervisor, At(2024, 9, 30));
        var moved = finding.Events[^1];
        Assert.Equal((new LocalDate(2024, 9, 30), new LocalDate(2024, 10, 15), "Công văn 9/SNV cho gia hạn", "Võ Thị Văn Phòng"), (moved.OldDueOn, moved.NewDueOn, moved.Note, moved.By));
        Assert.Contains("đã qua nên không dời", Assert.Throws<RuleViolation>(() => finding.MoveDue(new(2024, 12, 1), "Quên", null, Supervisor, At(2024, 10, 16))).Message, StringComparison.Ordinal);
        Assert.Equal((new LocalDate(2024, 10, 15), 2), (finding.DueOn, finding.Events.Count));
    }

    [Fact]
    public void What_cannot_be_is_refused_and_leaves_nothing()
    {
        foreach (var act in new Action<Commitment>[]
                 {
                     c => c.MoveDue(new(2024, 9, 30), "như cũ", null, Supervisor, Entered),
                     c => c.MoveDue(new(2024, 7, 1), "trước thông báo", null, Supervisor, Entered),
                     c => c.MoveDue(new(2024, 12, 1), " ", null, Supervisor, Entered),
                     c => c.Complete(new(2024, 8, 7), null, null, Supervisor, Entered),
                     c => c.Complete(new(2024, 7, 31), null, null, Supervisor, Entered),
                     c => c.Report(new(2024, 8, 6), "1/BC", null, Supervisor, Entered),
                     c => c.Reopen("chưa xong", Supervisor, Entered),
                     c => c.Assign("Nguyễn Văn Chuyên", null, Supervisor, Entered),
                     c => c.Withdraw("", Supervisor, Entered),
                 })
        {
            var finding = Finding();
            Assert.Throws<RuleViolation>(() => act(finding));
            Assert.Equal((new LocalDate(2024, 9, 30), 1), (finding.DueOn, finding.Events.Count));
        }
        Assert.Throws<RuleViolation>(() => Finding("2024-07-31"));
        Assert.Throws<RuleViolation>(() => Finding(row: "PAR 2"));
        var withdrawn = Finding();
        withdrawn.Withdraw("Ghi hai lần", Supervisor, Entered);
        Assert.Throws<RuleViolation>(() => withdrawn.Complete(new(2024, 8, 6), null, null, Supervisor, Entered));
        Assert.Throws<RuleViolation>(() => withdrawn.Withdraw("nữa", Supervisor, Entered));
    }

    [Fact]
    public async Task PAR_1_is_counted_from_the_register_what_is_late_stays_late_and_what_is_not_due_is_not_judged()
    {
        await using var db = Database.Open();
        var officer = await OfficerAsync(db, "vanphong");
        Commitment Of(string due, string? reported, string row = "PAR 1")
        {
            var one = Commitment.Enter(row, "Tồn tại", "TB 1", new(2023, 7, 1), Day(due), "A", null, officer, At(2024, 7, 2));
            if (reported is null) return one;
            one.Complete(Day(reported), null, null, officer, At(2024, 12, 30));
            one.Report(Day(reported), "1/BC", null, officer, At(2024, 12, 30));
            return one;
        }
        var mistaken = Of("2024-08-01", null);
        mistaken.Withdraw("Ghi nhầm", officer, At(2024, 8, 2));
        db.Commitments.AddRange(Of("2024-08-10", "2024-08-10"), Of("2024-08-10", "2024-08-11"), Of("2024-08-20", null), Of("2024-12-01", "2024-08-15"), Of("2024-12-02", null), Of("2023-12-31", null), Of("2024-08-10", "2024-08-11", "PAR 8"), mistaken);
        await db.SaveChangesAsync();
        async Task<Halves> OnAsync(Instant asOf) => await ReformFindings.CountAsync(db, new KpiPeriod(officer.AgencyId, new(2024, 1, 1), new(2024, 12, 31), asOf));

        Assert.Equal(new Halves(0, 0), await OnAsync(At(2024, 8, 9)));
        Assert.Equal(new Halves(1, 1), await OnAsync(At(2024, 8, 10)));
        Assert.Equal(new Halves(1, 2), await OnAsync(At(2024, 8, 11)));
        Assert.Equal(new Halves(2, 4), await OnAsync(At(2024, 8, 21)));
        Assert.Equal(new Halves(2, 5), await OnAsync(At(2024, 12, 31)));

        var now = At(2024, 11, 26);
        var needs = await db.NeedsYouAsync(await AgencyAsync(db), now);
        Assert.Equal((2, 1), (needs.CommitmentsOverdue, needs.CommitmentsDueSoon));
    }

    [Theory]
    [InlineData("update commitments set due_on = '2025-01-01'")]
    [InlineData("update commitments set done_on = '2024-08-20'")]
    [InlineData("update commitments set reported_on = '2024-08-20', report_number = '1'")]
    [InlineData("update commitments set subject = 'khác'")]
    [InlineData("delete from commitments")]
    [InlineData("update commitment_events set note = 'khác'")]
    [InlineData("delete from commitment_events")]
    public async Task The_archive_refuses_to_rewrite_the_register(string sql)
    {
        await using var db = Database.Open();
        db.Commitments.Add(Commitment.Enter("PAR 1", "Tồn tại", "TB 1", new(2024, 8, 1), new(2024, 9, 30), "A", null, await OfficerAsync(db, "vanphong"), Entered));
        await db.SaveChangesAsync();
        Assert.Equal(PostgresErrorCodes.RestrictViolation, (await Assert.ThrowsAsync<PostgresException>(() => Database.ExecuteAsync(sql))).SqlState);
    }

    [Fact]
    public async Task Every_act_passes_the_archive()
    {
        await using var db = Database.Open();
        var officer = await OfficerAsync(db, "vanphong");
        var finding = Commitment.Enter("PAR 1", "Tồn tại", "TB 1", new(2024, 8, 1), new(2024, 9, 30), "A", null, officer, Entered);
        db.Commitments.Add(finding);
        foreach (var act in new Action[]
                 {
                     () => finding.MoveDue(new(2024, 10, 31), "CV 9", null, officer, Entered),
                     () => finding.Assign("B", "Chuyển công tác", officer, Entered),
                     () => finding.Complete(new(2024, 8, 5), null, null, officer, Entered),
                     () => finding.Report(new(2024, 8, 6), "1/BC", null, officer, Entered),
                     () => finding.Reopen("Chưa xong", officer, Entered),
                     () => finding.Withdraw("Nhầm", officer, Entered),
                 })
        {
            act();
            Assert.True(await db.SaveChangesAsync() > 0);
        }
        Assert.Equal(7, await db.CommitmentEvents.CountAsync());
    }

    static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}

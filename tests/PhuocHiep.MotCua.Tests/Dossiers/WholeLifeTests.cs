using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Paper;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Supplements;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Dossiers;

/// <summary>What stops the clock, what moves the promise, and what does not: literal days of August 2024.</summary>
public sealed class WholeLifeTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly Instant Wednesday = At(2024, 8, 7, 10);

    /// <summary>The last of the three working days after receipt on <see cref="Tuesday"/>.</summary>
    static readonly Instant FridayMorning = At(2024, 8, 9, 9);

    [Fact]
    public async Task A_supplement_stops_the_clock_and_restarts_the_limit_in_full()
    {
        await using var db = Database.Open();
        var (dossier, expert, calendar) = await BeginAsync(db);
        Request(dossier, SupplementFault.Applicant, calendar, expert, FridayMorning);
        await db.SaveChangesAsync();

        Assert.Equal((DossierStatus.AwaitingSupplement, FridayMorning, Friday), (dossier.Status, dossier.ClockStoppedAt, dossier.DueAt));
        // Weeks later nothing is late or due soon, and no letter is drafted.
        Assert.Equal((false, false), (dossier.IsLate(At(2024, 9, 30)), dossier.IsDueSoon(At(2024, 9, 30))));
        Assert.Equal(0, await db.Dossiers.Overdue(At(2024, 9, 30)).CountAsync());
        Assert.Equal(0, await db.Dossiers.OverdueAt(At(2024, 9, 30)).CountAsync());
        Assert.Equal(0, (await new ApologyRound(db, new OfficeClock(null)).RunAsync(At(2024, 9, 30))).Drafted);

        // Complete on Wednesday 21/8: three working days on, Monday 26/8.
        var again = await LoadAsync(db, dossier.Id);
        again.CompleteSupplement(inPerson: true, calendar, await ClerkAsync(db), At(2024, 8, 21, 14));
        await db.SaveChangesAsync();
        Assert.Equal((DossierStatus.InProcess, null, At(2024, 8, 26, 17)), (again.Status, again.ClockStoppedAt, again.DueAt));
        Assert.Equal((false, true), (again.IsLate(At(2024, 8, 26, 23)), again.IsLate(At(2024, 8, 27, 0))));
        var line = again.Events.Single(e => e.Kind == DossierEventKind.SupplementCompleted);
        Assert.Equal((Friday, At(2024, 8, 26, 17), true), (line.OldDueAt, line.NewDueAt, line.InPerson));
        Assert.Equal("Tiếp nhận; thời hạn tính lại từ khi đủ hồ sơ; tính 3 ngày: T5 22/8, T6 23/8, T2 26/8; không tính ngày đầu (21/8), T7, CN.", line.Reckoning);
        Assert.Equal(At(2024, 8, 26, 17), again.ExplainPromise(calendar)!.DueAt);
    }

    [Fact]
    public async Task Late_before_it_was_asked_for_stays_late()
    {
        await using var db = Database.Open();
        var (dossier, expert, calendar) = await BeginAsync(db);
        var supervisor = await OfficerAsync(db, "vanphong");
        dossier.RequestSupplement(SupplementStage.Appraisal, SupplementFault.Applicant, "Giấy khai sinh", "Thiếu", "Phát hiện muộn", calendar, supervisor, Monday);
        Assert.Equal((null, true), (dossier.ClockStoppedAt, dossier.IsLate(Monday)));
        dossier.CompleteSupplement(inPerson: false, calendar, await ClerkAsync(db), At(2024, 8, 14, 9));
        await db.SaveChangesAsync();
        Assert.Equal((Friday, true), (dossier.DueAt, dossier.IsLate(At(2024, 8, 14, 9))));
        Assert.Equal(1, (await new ApologyRound(db, new OfficeClock(null)).RunAsync(At(2024, 8, 14, 10))).Drafted);
    }

    [Fact]
    public async Task It_is_asked_for_once_and_within_three_working_days_unless_the_supervisor_says_why()
    {
        await using var db = Database.Open();
        var (dossier, expert, calendar) = await BeginAsync(db);
        var supervisor = await OfficerAsync(db, "vanphong");

        // Received Tuesday 06/8: Friday 09/8 is the third working day, Monday 12/8 too late.
        var tardy = Assert.Throws<RuleViolation>(() => Request(dossier, SupplementFault.Applicant, calendar, expert, Monday));
        Assert.Equal("NĐ 61/2018 Đ19 k4", tardy.Article);
        Request(dossier, SupplementFault.Applicant, calendar, expert, FridayMorning);
        dossier.CompleteSupplement(inPerson: true, calendar, await ClerkAsync(db), At(2024, 8, 9, 15));

        Assert.Equal("NĐ 61/2018 Đ11 k2c", Assert.Throws<RuleViolation>(() => Request(dossier, SupplementFault.Applicant, calendar, expert, At(2024, 8, 12, 9))).Article);
        Assert.Throws<RuleViolation>(() => dossier.RequestSupplement(SupplementStage.Appraisal, SupplementFault.Applicant, "Bản sao", "Thiếu", "Vì", calendar, expert, At(2024, 8, 12, 9)));
        Assert.Throws<RuleViolation>(() => dossier.RequestSupplement(SupplementStage.Appraisal, SupplementFault.Applicant, "Bản sao", "Thiếu", null, calendar, supervisor, At(2024, 8, 12, 9)));
        var second = dossier.RequestSupplement(SupplementStage.Appraisal, SupplementFault.LawChange, "Bản sao", "Quy định mới", "Quy định thay đổi từ hôm nay", calendar, supervisor, At(2024, 8, 12, 9));
        await db.SaveChangesAsync();
        Assert.Equal((true, false, "Quy định thay đổi từ hôm nay"), (second.IsRepeated, second.IsTardy, second.OverrideReason));
    }

    [Theory]
    [InlineData(SupplementFault.Applicant, false)]
    [InlineData(SupplementFault.LawChange, false)]
    [InlineData(SupplementFault.IntakeOversight, true)]
    [InlineData(SupplementFault.AppraisalOversight, true)]
    public async Task The_offices_own_oversight_owes_an_apology_at_once_and_only_one(SupplementFault fault, bool owes)
    {
        await using var db = Database.Open();
        var (dossier, expert, calendar) = await BeginAsync(db);
        Request(dossier, fault, calendar, expert, Wednesday);
        await db.SaveChangesAsync();
        var round = new ApologyRound(db, new OfficeClock(null));
        Assert.Equal(owes ? 1 : 0, (await round.RunAsync(Wednesday + Duration.FromMinutes(5))).Drafted);
        Assert.Equal(0, (await round.RunAsync(Wednesday + Duration.FromMinutes(10))).Drafted);
        Assert.Equal(owes ? [ApologyCause.IntakeError] : [], await db.ApologyLetters.Select(l => l.Cause).ToListAsync());
        Assert.Equal(0, await db.OwedApologies.CountAsync());

        var period = new KpiPeriod(dossier.AgencyId, new(2024, 8, 1), new(2024, 8, 31), At(2024, 9, 1));
        Assert.Equal(new Halves(0, owes ? 1 : 0), await new ApologyOversightRate().CountAsync(db, period, CancellationToken.None));
        Assert.Equal(new Halves(0, owes ? 1 : 0), await new ApologyPublishedRate().CountAsync(db, period, CancellationToken.None));
        if (!owes) return;

        var letter = await db.ApologyLetters.SingleAsync();
        var agency = await AgencyAsync(db);
        letter.GiveReason(DelayReason.OfficerError, "Công chức hướng dẫn thiếu giấy tờ", new(2024, 8, 16), FormSet.On(new(2024, 8, 12)).CounterOf(agency), calendar, expert, Wednesday);
        await db.SaveChangesAsync();
        var signed = (await new Signing(db, Database.Settings()).SignAsync(letter.Id, null, await ChairmanAsync(db), Wednesday))!;
        signed.HandOver("Nguyễn Thị Hường", await ClerkAsync(db), At(2024, 8, 8));
        signed.Post(agency, await OfficerAsync(db, "vanphong"), At(2024, 8, 8));
        await db.SaveChangesAsync();
        Assert.Equal(new Halves(1, 1), await new ApologyOversightRate().CountAsync(db, period, CancellationToken.None));
        Assert.Equal(new Halves(1, 1), await new ApologyPublishedRate().CountAsync(db, period, CancellationToken.None));
        // It is no apology for lateness: the dossier is not late.
        Assert.Equal(new Halves(0, 0), await new ApologyRate().CountAsync(db, period, CancellationToken.None));
    }

    [Fact]
    public async Task A_dossier_whose_oversight_was_posted_owes_another_letter_from_the_instant_it_is_late_before_any_round()
    {
        await using var db = Database.Open();
        var (dossier, expert, calendar) = await BeginAsync(db);
        Request(dossier, SupplementFault.IntakeOversight, calendar, expert, Wednesday);
        dossier.CompleteSupplement(inPerson: true, calendar, await ClerkAsync(db), Wednesday + Duration.FromHours(1));
        await db.SaveChangesAsync();
        await new ApologyRound(db, new OfficeClock(null)).RunAsync(Wednesday + Duration.FromHours(2));
        var (letter, agency) = (await db.ApologyLetters.SingleAsync(), await AgencyAsync(db));
        letter.GiveReason(DelayReason.OfficerError, "Sơ suất", new(2024, 8, 16), FormSet.On(new(2024, 8, 12)).CounterOf(agency), calendar, expert, Wednesday + Duration.FromHours(2));
        await db.SaveChangesAsync();
        (await new Signing(db, Database.Settings()).SignAsync(letter.Id, null, await ChairmanAsync(db), At(2024, 8, 8)))!.Post(agency, expert, At(2024, 8, 8));
        await db.SaveChangesAsync();
        async Task<Halves?> PostedAsync(Instant asOf)
        {
            var (rate, period) = (new ApologyPublishedRate(), new KpiPeriod(dossier.AgencyId, new(2024, 8, 1), new(2024, 8, 31), asOf));
            var halves = await rate.CountAsync(db, period, CancellationToken.None);
            Assert.Equal(halves!.Denominator - halves.Numerator, await rate.Dossiers(db, period, FigurePart.Missing).CountAsync());
            return halves;
        }

        Assert.Equal(new Halves(1, 1), await PostedAsync(dossier.OnTimeUntil));
        Assert.Equal(new Halves(0, 1), await PostedAsync(dossier.OnTimeUntil + Duration.FromSeconds(1)));
        dossier.Complete(Outcome.Granted, null, false, null, expert, At(2024, 8, 20));
        await db.SaveChangesAsync();
        Assert.Equal(new Halves(0, 1), await PostedAsync(At(2024, 8, 20, 9)));
        Assert.Equal(new Halves(1, 1), await PostedAsync(At(2024, 8, 9)));
    }

    [Fact]
    public async Task A_dossier_both_late_and_overlooked_has_two_letters_and_is_posted_when_both_are()
    {
        await using var db = Database.Open();
        var (dossier, expert, calendar) = await BeginAsync(db);
        Request(dossier, SupplementFault.IntakeOversight, calendar, expert, Wednesday);
        dossier.CompleteSupplement(inPerson: true, calendar, await ClerkAsync(db), Wednesday + Duration.FromHours(1));
        dossier.Complete(Outcome.Granted, null, false, null, expert, At(2024, 8, 20));
        await db.SaveChangesAsync();
        await new ApologyRound(db, new OfficeClock(null)).RunAsync(At(2024, 8, 20, 9));
        Assert.Equal([ApologyCause.IntakeError, ApologyCause.Late], (await db.ApologyLetters.Select(l => l.Cause).ToListAsync()).Order().Reverse());
        var agency = await AgencyAsync(db);
        var period = new KpiPeriod(dossier.AgencyId, new(2024, 8, 1), new(2024, 8, 31), At(2024, 9, 1));
        foreach (var (letter, posted) in (await db.ApologyLetters.ToListAsync()).Zip([0, 1]))
        {
            letter.GiveReason(DelayReason.OfficerError, "Sơ suất", new(2024, 8, 21), FormSet.On(new(2024, 8, 12)).CounterOf(agency), calendar, expert, At(2024, 8, 20, 10));
            await db.SaveChangesAsync();
            (await new Signing(db, Database.Settings()).SignAsync(letter.Id, null, await ChairmanAsync(db), At(2024, 8, 20, 11)))!.Post(agency, expert, At(2024, 8, 20, 12));
            await db.SaveChangesAsync();
            Assert.Equal(new Halves(posted, 1), await new ApologyPublishedRate().CountAsync(db, period, CancellationToken.None));
        }
    }

    [Fact]
    public async Task Only_the_sectors_law_suspends_and_its_days_do_not_count()
    {
        await using var db = Database.Open();
        var (dossier, expert, calendar) = await BeginAsync(db);
        Assert.Contains("không có quy định tạm dừng", Assert.Throws<RuleViolation>(() => dossier.Suspend("Nộp thuế", expert, Wednesday)).Message, StringComparison.Ordinal);

        dossier.Procedure!.SuspendedFor = SuspensionGround.FinancialObligation;
        dossier.Suspend("Nộp thuế", expert, Wednesday);
        await db.SaveChangesAsync();
        Assert.Equal((DossierStatus.Suspended, Wednesday, false), (dossier.Status, dossier.ClockStoppedAt, dossier.IsLate(At(2024, 9, 1))));
        // Suspended on Wednesday 07/8, resumed on Friday 09/8: Thursday and Friday do not count; Wednesday, Monday, Tuesday do.
        dossier.Resume(calendar, expert, At(2024, 8, 9, 15));
        await db.SaveChangesAsync();
        Assert.Equal((DossierStatus.InProcess, At(2024, 8, 13, 17)), (dossier.Status, dossier.DueAt));
        Assert.Contains(dossier.ExplainPromise(calendar)!.Days, d => d.Why == "tạm dừng");
    }

    [Fact]
    public async Task Pausing_over_a_weekend_adds_no_working_day()
    {
        await using var db = Database.Open();
        var (dossier, expert, calendar) = await BeginAsync(db);
        dossier.Procedure!.SuspendedFor = SuspensionGround.PublicPosting;
        dossier.Suspend("Niêm yết", expert, At(2024, 8, 9, 16));
        dossier.Resume(calendar, expert, At(2024, 8, 11, 10));
        Assert.Equal(Friday, dossier.DueAt);
    }

    [Fact]
    public async Task An_extension_is_the_procedures_own_once_and_before_the_promise_has_passed()
    {
        await using var db = Database.Open();
        var (dossier, expert, calendar) = await BeginAsync(db);
        Assert.Throws<RuleViolation>(() => dossier.Extend("Xác minh", null, calendar, expert, Friday));
        dossier.Extend("Phải xác minh nơi cư trú trước", null, calendar, expert, FridayMorning);
        await db.SaveChangesAsync();
        // 1.004873: with verification 23 days in all (NĐ 123/2015 Đ22); 06/8 + 23 = Thursday 29/8.
        Assert.Equal(At(2024, 8, 29, 17), dossier.DueAt);
        var line = dossier.Events.Single(e => e.Kind == DossierEventKind.Extended);
        Assert.Equal((Friday, At(2024, 8, 29, 17), "Phải xác minh nơi cư trú trước"), (line.OldDueAt, line.NewDueAt, line.Note));
        Assert.StartsWith("Tính 23 ngày, từ T4 07/8 đến T5 29/8; không tính ngày đầu", line.Reckoning, StringComparison.Ordinal);
        Assert.Contains("đã được gia hạn", Assert.Throws<RuleViolation>(() => dossier.Extend("Nữa", null, calendar, expert, Monday)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_law_knows_none_nothing_is_extended()
    {
        await using var db = Database.Open();
        var (dossier, expert, calendar) = await BeginAsync(db);
        dossier.Procedure!.ExtensionKind = null;
        Assert.Equal("NĐ 61/2018 Đ19 k9", Assert.Throws<RuleViolation>(() => dossier.Extend("Nhiều việc", null, calendar, expert, Wednesday)).Article);
    }

    [Theory]
    [InlineData("2024-08-09", "phải sau ngày đã hẹn")]
    [InlineData("2024-08-17", "ngày nghỉ")]
    [InlineData(null, "Ghi ngày")]
    [InlineData("2024-08-16", null)]
    public async Task An_extension_by_agreement_is_to_the_working_day_agreed(string? day, string? refused)
    {
        await using var db = Database.Open();
        var (dossier, expert, calendar) = await BeginAsync(db);
        (dossier.Procedure!.ExtensionKind, dossier.Procedure.ExtensionLimit) = (ExtensionKind.Agreement, null);
        LocalDate? agreed = VietnamTime.TryParseIso(day, out LocalDate read) ? read : null;
        if (refused is not null)
        {
            Assert.Contains(refused, Assert.Throws<RuleViolation>(() => dossier.Extend("Bản dịch dài", agreed, calendar, expert, Wednesday)).Message, StringComparison.Ordinal);
            return;
        }
        dossier.Extend("Bản dịch dài", agreed, calendar, expert, Wednesday);
        await db.SaveChangesAsync();
        Assert.Equal((At(2024, 8, 16, 17), false, true), (dossier.DueAt, dossier.IsLate(At(2024, 8, 16, 20)), dossier.IsLate(At(2024, 8, 17, 0))));
    }

    [Fact]
    public async Task A_late_dossier_cannot_be_stopped_and_so_vanish()
    {
        await using var db = Database.Open();
        var (dossier, _, calendar) = await BeginAsync(db);
        var supervisor = await OfficerAsync(db, "vanphong");
        Assert.Throws<RuleViolation>(() => dossier.Stop("Không bổ sung", supervisor, Wednesday));
        dossier.RequestSupplement(SupplementStage.Appraisal, SupplementFault.Applicant, "Bản sao", "Thiếu", "Muộn", calendar, supervisor, Monday);
        Assert.Equal("NĐ 61/2018 Đ19 k8, k9", Assert.Throws<RuleViolation>(() => dossier.Stop("Không bổ sung", supervisor, At(2024, 9, 10))).Article);

        var (waiting, expert, _) = await BeginAsync(db);
        Request(waiting, SupplementFault.Applicant, calendar, expert, Wednesday);
        waiting.Stop("Quá 30 ngày không bổ sung", expert, At(2024, 9, 10));
        await db.SaveChangesAsync();
        Assert.Equal((DossierStatus.Stopped, At(2024, 9, 10), false, false), (waiting.Status, waiting.DroppedAt, waiting.IsOpen, waiting.IsLate(At(2025, 1, 1))));
    }

    [Fact]
    public async Task Lost_or_damaged_papers_owe_an_apology_and_move_no_date()
    {
        await using var db = Database.Open();
        var (dossier, expert, _) = await BeginAsync(db);
        dossier.ReportLoss("Rách Tờ khai; in lại, cơ quan chịu chi phí", expert, Wednesday);
        await db.SaveChangesAsync();
        Assert.Equal(Friday, dossier.DueAt);
        Assert.Equal(1, (await new ApologyRound(db, new OfficeClock(null)).RunAsync(Wednesday)).Drafted);
        Assert.Equal(ApologyCause.LostOrDamaged, (await db.ApologyLetters.SingleAsync()).Cause);
    }

    [Fact]
    public async Task It_goes_from_hand_to_hand_with_a_reason_and_the_spans_sum_to_the_time_elapsed()
    {
        await using var db = Database.Open();
        var (dossier, expert, calendar) = await BeginAsync(db);
        var supervisor = await OfficerAsync(db, "vanphong");
        Assert.Equal((expert.Id, DossierStatus.InProcess), (dossier.HolderId, dossier.Status));
        Assert.Throws<RuleViolation>(() => dossier.Assign(supervisor, null, expert, Wednesday));
        Assert.Throws<RuleViolation>(() => dossier.Assign(expert, "Vẫn thế", expert, Wednesday));
        var clerk = await ClerkAsync(db);
        Assert.Throws<RuleViolation>(() => dossier.Assign(clerk, "Nhầm", expert, Wednesday));
        dossier.Assign(supervisor, "Nghỉ phép", expert, Wednesday);
        dossier.AskOpinion("Công an xã", "Xác minh nơi cư trú", new(2024, 8, 8), supervisor, Wednesday + Duration.FromHours(1));
        Request(dossier, SupplementFault.Applicant, calendar, supervisor, At(2024, 8, 8, 8));
        dossier.CompleteSupplement(inPerson: true, calendar, clerk, At(2024, 8, 12, 8));
        dossier.Complete(Outcome.Granted, "12/XN", false, null, supervisor, At(2024, 8, 13, 9));

        var spans = Custody.Of(dossier.Events, At(2024, 8, 20));
        Assert.Equal([ClockHolder.Counter, ClockHolder.Officer, ClockHolder.UpperLevel, ClockHolder.Citizen, ClockHolder.Officer], spans.Select(s => s.Holder));
        Assert.Equal(Duration.FromDays(4), spans.Single(s => s.Holder == ClockHolder.Citizen).Time);
        Assert.Equal(At(2024, 8, 13, 9) - Tuesday, Custody.Totals(spans).Aggregate(Duration.Zero, (sum, part) => sum + part.Time));
    }

    [Fact]
    public async Task An_opinion_that_a_supplement_overtook_may_be_asked_for_again()
    {
        await using var db = Database.Open();
        var (dossier, expert, calendar) = await BeginAsync(db);
        dossier.AskOpinion("Công an xã", "Xác minh nơi cư trú", new(2024, 8, 8), expert, Wednesday);
        Request(dossier, SupplementFault.Applicant, calendar, expert, At(2024, 8, 8, 8));
        dossier.CompleteSupplement(inPerson: true, calendar, await ClerkAsync(db), At(2024, 8, 12, 8));
        dossier.AskOpinion("Công an huyện", "Xác minh lại", new(2024, 8, 14), expert, At(2024, 8, 12, 9));
        dossier.TakeOpinion("Đúng", expert, At(2024, 8, 13, 9));
        await db.SaveChangesAsync();
        Assert.Equal([("Công an xã", null), ("Công an huyện", "Đúng")], dossier.Opinions.Select(o => (o.AskedOf, o.Answer)));
        Assert.Equal(DossierStatus.InProcess, dossier.Status);
    }

    [Fact]
    public async Task Who_comes_for_another_brings_a_paper()
    {
        await using var db = Database.Open();
        var (dossier, expert, _) = await BeginAsync(db);
        dossier.Complete(Outcome.Granted, null, false, null, expert, Wednesday);
        var clerk = await ClerkAsync(db);
        Assert.Equal("NĐ 61/2018 Đ6 k2b", Assert.Throws<RuleViolation>(() => dossier.HandOver("Trần Văn Nam", clerk, Wednesday)).Article);
        dossier.HandOver("Trần Văn Nam", clerk, Wednesday, "số 12, ngày 07/8/2024");
        Assert.Equal("Trần Văn Nam, nhận thay theo giấy ủy quyền số 12, ngày 07/8/2024", dossier.Events[^1].Note);
    }

    [Fact]
    public async Task What_came_online_is_registered_with_the_hour_to_answer_by_and_becomes_a_dossier()
    {
        await using var db = Database.Open();
        var clerk = await ClerkAsync(db);
        var intake = new Intake(db);
        await Assert.ThrowsAsync<RuleViolation>(() => intake.RegisterAsync(Application(), clerk, Tuesday));
        var application = Application() with { Channel = Channel.Online };
        var submission = await intake.RegisterAsync(application, clerk, Tuesday);
        // Eight working hours from Tuesday 08:15 (07:00–11:30, 13:30–17:00): Wednesday 08:15.
        Assert.Equal((DossierStatus.Registered, At(2024, 8, 7, 8, 15)), (submission.Status, submission.AnswerDueAt));
        Assert.Equal(submission.Id, (await intake.RegisterAsync(application, clerk, Tuesday)).Id);
        Assert.Equal(0, await db.Dossiers.CountAsync());

        var dossier = await intake.ReceiveAsync(Application() with { Channel = Channel.Online, SubmissionId = submission.Id }, clerk, At(2024, 8, 6, 10));
        Assert.Equal((DossierStatus.Registered, DossierStatus.Received, false), (dossier.Events[0].FromStatus, dossier.Events[0].ToStatus, dossier.Events[0].InPerson));
        var again = await Assert.ThrowsAsync<RuleViolation>(() => intake.ReceiveAsync(Application() with { Channel = Channel.Online, SubmissionId = submission.Id }, clerk, At(2024, 8, 6, 11)));
        Assert.Contains("NĐ 61/2018 Đ17", again.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_refuses_a_clock_that_stands_without_an_event_and_a_rewritten_request()
    {
        await using var db = Database.Open();
        var (dossier, expert, calendar) = await BeginAsync(db);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => db.Database.ExecuteSqlAsync($"update dossiers set clock_stopped_at = '2024-08-07' where id = {dossier.Id}"));
        Request(dossier, SupplementFault.IntakeOversight, calendar, expert, Wednesday);
        await db.SaveChangesAsync();
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => db.Database.ExecuteSqlAsync($"update supplements set fault = 'Applicant' where dossier_id = {dossier.Id}"));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => db.Database.ExecuteSqlAsync($"delete from supplements where dossier_id = {dossier.Id}"));
    }

    /// <summary>Received on Tuesday and with the expert since.</summary>
    static async Task<(Dossier, Officer, WorkCalendar)> BeginAsync(MotCuaDb db)
    {
        var dossier = await DossierAsync(db);
        var expert = await ExpertAsync(db);
        dossier.Assign(expert, null, await ClerkAsync(db), Tuesday + Duration.FromMinutes(10));
        await db.SaveChangesAsync();
        var agency = await AgencyAsync(db);
        return (dossier, expert, await db.CalendarAsync(agency));
    }

    static void Request(Dossier dossier, SupplementFault fault, WorkCalendar calendar, Officer officer, Instant now) =>
        dossier.RequestSupplement(SupplementStage.Appraisal, fault, "Bản sao giấy chứng sinh", "Thiếu trong hồ sơ", null, calendar, officer, now);

    static Task<Dossier> LoadAsync(MotCuaDb db, long id) =>
        db.Dossiers.Include(d => d.Procedure).Include(d => d.Supplements).Include(d => d.Suspensions).Include(d => d.OwedApologies).Include(d => d.Events).SingleAsync(d => d.Id == id);
}

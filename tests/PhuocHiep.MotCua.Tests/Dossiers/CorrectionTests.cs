using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Dossiers;

/// <summary>An error in the result that is the agency's fault: reported, corrected, handed over again, and apologised for once.</summary>
public sealed class CorrectionTests(TestTemplate template) : OwnDatabase(template)
{
    const string Article = "NĐ 61/2018 Đ21 k1";
    static readonly Instant Wednesday = At(2024, 8, 7, 10);
    static readonly Instant Thursday = At(2024, 8, 8, 10);

    [Fact]
    public async Task A_wrong_result_that_was_handed_over_is_corrected_and_waits_to_be_handed_over_again()
    {
        await using var db = Database.Open();
        var (clerk, expert) = (await ClerkAsync(db), await ExpertAsync(db));
        var dossier = await HandedOverAsync(db);

        dossier.ReportResultError("Sai năm sinh", clerk, Monday);
        await db.SaveChangesAsync();
        Assert.Equal((DossierStatus.HandedOver, Monday), (dossier.Status, dossier.ResultErrorAt));
        Assert.Equal([dossier.Id], await IdsAsync(db.Dossiers.AwaitingCorrection()));
        Assert.Empty(await IdsAsync(db.Dossiers.ReadyToHandOver()));

        dossier.CorrectResult("45a/XN", "Sửa năm sinh 1990.", expert, Monday + Duration.FromHours(1));
        await db.SaveChangesAsync();
        Assert.Equal((DossierStatus.Completed, null, "45a/XN"), (dossier.Status, dossier.ResultErrorAt, dossier.ResultNumber));
        Assert.Empty(await IdsAsync(db.Dossiers.AwaitingCorrection()));
        Assert.Equal([dossier.Id], await IdsAsync(db.Dossiers.ReadyToHandOver()));
        Assert.Throws<RuleViolation>(() => ResultSlip.Form(dossier));

        Assert.Equal("NĐ 61/2018 Đ6 k2b", Assert.Throws<RuleViolation>(() => dossier.HandOver("Nguyễn Văn Nam", clerk, At(2024, 8, 13))).Article);
        dossier.HandOver("Nguyễn Văn Nam", clerk, At(2024, 8, 13), "số 7");
        await db.SaveChangesAsync();
        Assert.Empty(await IdsAsync(db.Dossiers.ReadyToHandOver()));
        // When the result was there and first handed over stays as it was; what came after is on the control slip.
        Assert.Equal((Wednesday, Thursday, "Nguyễn Thị Hường"), (dossier.CompletedAt, dossier.HandedOverAt, dossier.HandedOverTo));
        Assert.Equal(
            [
                (DossierEventKind.ResultErrorReported, DossierStatus.HandedOver, DossierStatus.HandedOver, "Sai năm sinh"),
                (DossierEventKind.ResultCorrected, DossierStatus.HandedOver, DossierStatus.Completed, "Số mới 45a/XN thay số 45/XN. Sửa năm sinh 1990"),
                (DossierEventKind.HandedOver, DossierStatus.Completed, DossierStatus.HandedOver, "Nguyễn Văn Nam, nhận thay theo giấy ủy quyền số 7"),
            ],
            dossier.Events.OrderBy(e => e.At).Skip(3).Select(e => (e.Kind, e.FromStatus!.Value, e.ToStatus, e.Note!)));
    }

    [Theory]
    [InlineData("45/XN", null, "Giữ số 45/XN. Đóng dấu lại")]
    [InlineData("45/XN", "45/XN", "Giữ số 45/XN. Đóng dấu lại")]
    [InlineData(null, null, "Kết quả không có số. Đóng dấu lại")]
    [InlineData(null, "46/XN", "Số mới 46/XN, trước đó không có số. Đóng dấu lại")]
    public async Task The_line_of_a_correction_keeps_both_numbers(string? before, string? given, string note)
    {
        await using var db = Database.Open();
        var expert = await ExpertAsync(db);
        var dossier = await CompletedAsync(db, before);
        dossier.ReportResultError("Thiếu dấu", expert, Thursday);
        dossier.CorrectResult(given, "Đóng dấu lại", expert, Thursday);
        await db.SaveChangesAsync();
        Assert.Equal((note, given ?? before), (dossier.Events[^1].Note, dossier.ResultNumber));
    }

    [Fact]
    public async Task A_result_known_to_be_wrong_is_not_handed_over_before_it_is_corrected()
    {
        await using var db = Database.Open();
        var (clerk, expert) = (await ClerkAsync(db), await ExpertAsync(db));
        var dossier = await CompletedAsync(db);
        dossier.ReportResultError("Sai họ tên", expert, Thursday);
        await db.SaveChangesAsync();
        Assert.Equal(Article, Assert.Throws<RuleViolation>(() => dossier.HandOver("Nguyễn Thị Hường", clerk, Thursday)).Article);
        Assert.Empty(await IdsAsync(db.Dossiers.ReadyToHandOver()));
        dossier.CorrectResult(null, "In lại", expert, Friday);
        dossier.HandOver("Nguyễn Thị Hường", clerk, Friday);
        Assert.Equal((Wednesday, Friday), (dossier.CompletedAt, dossier.HandedOverAt));
    }

    [Fact]
    public async Task What_the_law_does_not_know_is_refused_with_its_article()
    {
        await using var db = Database.Open();
        var (clerk, expert) = (await ClerkAsync(db), await ExpertAsync(db));
        var open = await DossierAsync(db);
        Assert.Equal(Article, Assert.Throws<RuleViolation>(() => open.ReportResultError("Sai", expert, Wednesday)).Article);
        Assert.Equal(Article, Assert.Throws<RuleViolation>(() => open.CorrectResult(null, "Sửa", expert, Wednesday)).Article);
        open.Withdraw("Không còn nhu cầu", clerk, Wednesday);
        Assert.Throws<RuleViolation>(() => open.ReportResultError("Sai", expert, Wednesday));

        var dossier = await CompletedAsync(db);
        Assert.Equal(Article, Assert.Throws<RuleViolation>(() => dossier.CorrectResult(null, "Sửa", expert, Thursday)).Article);
        Assert.Equal(Article, Assert.Throws<RuleViolation>(() => dossier.ReportResultError(" ", expert, Thursday)).Article);
        Assert.Throws<RuleViolation>(() => dossier.ReportResultError("Sai", expert, Wednesday - Duration.Epsilon));
        dossier.ReportResultError("Sai", expert, Thursday);
        Assert.Contains("chưa sửa xong", Assert.Throws<RuleViolation>(() => dossier.ReportResultError("Sai nữa", expert, Friday)).Message, StringComparison.Ordinal);
        Assert.Equal(Article, Assert.Throws<RuleViolation>(() => dossier.CorrectResult("46/XN", "", expert, Friday)).Article);
        Assert.Throws<RuleViolation>(() => dossier.CorrectResult("46/XN", "Sửa", expert, Thursday - Duration.Epsilon));
        Assert.Equal(("45/XN", 3), (dossier.ResultNumber, dossier.Events.Count));
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(12, true)]
    public async Task A_correction_makes_nothing_late_and_nothing_on_time(int day, bool late)
    {
        await using var db = Database.Open();
        var expert = await ExpertAsync(db);
        var dossier = await DossierAsync(db);
        var completed = At(2024, 8, day, 9);
        dossier.Complete(Outcome.Granted, "45/XN", false, null, expert, completed);
        dossier.ReportResultError("Sai họ tên", expert, At(2024, 8, 12, 10));
        dossier.CorrectResult("46/XN", "In lại", expert, At(2024, 8, 20));
        await db.SaveChangesAsync();
        Assert.Equal((completed, Friday, late), (dossier.CompletedAt, dossier.DueAt, dossier.IsLate(At(2024, 9, 1))));
        Assert.Equal(late ? 1 : 0, await db.Dossiers.CompletedLate().CountAsync());
    }

    [Fact]
    public async Task Several_errors_of_one_dossier_owe_one_letter_also_where_it_was_sent_before_the_second()
    {
        await using var db = Database.Open();
        var expert = await ExpertAsync(db);
        var dossier = await HandedOverAsync(db);
        dossier.ReportResultError("Sai năm sinh", expert, Monday);
        await db.SaveChangesAsync();
        Assert.Equal(1, (await RoundAsync(db, Monday)).Drafted);
        await IssueAsync(db, dossier, At(2024, 8, 12, 14));

        dossier = await FindAsync(db, dossier.Id);
        dossier.CorrectResult("46/XN", "Sửa năm sinh", expert, At(2024, 8, 13));
        dossier.ReportResultError("Sai nơi cư trú", expert, At(2024, 8, 14));
        await db.SaveChangesAsync();
        Assert.Equal(0, (await RoundAsync(db, At(2024, 8, 14))).Drafted);
        Assert.Empty(await db.OwedApologies.ToListAsync());
        Assert.Equal(ApologyCause.ResultError, (await db.ApologyLetters.SingleAsync()).Cause);

        var period = new KpiPeriod((await AgencyAsync(db)).Id, new(2024, 8, 1), new(2024, 8, 31), At(2024, 8, 20));
        var counts = await ApologyLedger.CountAsync(db, period);
        int Of(LedgerStep step) => counts[(ApologyCause.ResultError, step)];
        Assert.Equal((1, 1, 1, 1, 0, 1, 0), (Of(LedgerStep.Owed), Of(LedgerStep.Drafted), Of(LedgerStep.Signed), Of(LedgerStep.SentInTime), Of(LedgerStep.SentLate), Of(LedgerStep.Posted), Of(LedgerStep.Missing)));
        Assert.All(Enum.GetValues<ApologyCause>().Where(cause => cause != ApologyCause.ResultError), cause => Assert.Equal(0, counts[(cause, LedgerStep.Owed)]));
    }

    [Fact]
    public async Task An_error_without_a_letter_is_missing_in_the_ledger_and_two_errors_before_the_round_are_one()
    {
        await using var db = Database.Open();
        var expert = await ExpertAsync(db);
        var dossier = await CompletedAsync(db);
        dossier.ReportResultError("Sai năm sinh", expert, Thursday);
        dossier.CorrectResult(null, "Sửa năm sinh", expert, Thursday);
        dossier.ReportResultError("Sai nơi cư trú", expert, Thursday);
        await db.SaveChangesAsync();
        var period = new KpiPeriod((await AgencyAsync(db)).Id, new(2024, 8, 1), new(2024, 8, 31), Friday);
        var counts = await ApologyLedger.CountAsync(db, period);
        Assert.Equal((1, 0, 1), (counts[(ApologyCause.ResultError, LedgerStep.Owed)], counts[(ApologyCause.ResultError, LedgerStep.Drafted)], counts[(ApologyCause.ResultError, LedgerStep.Missing)]));
        Assert.Equal((1, 0), ((await RoundAsync(db, Friday)).Drafted, (await RoundAsync(db, Friday)).Drafted));
        Assert.Equal(1, await db.ApologyLetters.CountAsync());
    }

    [Fact]
    public async Task The_letter_promises_the_day_on_which_the_corrected_result_will_be_there()
    {
        await using var db = Database.Open();
        var (agency, expert, chairman) = (await AgencyAsync(db), await ExpertAsync(db), await ChairmanAsync(db));
        var calendar = await db.CalendarAsync(agency);
        var words = await db.TemplateAsync(agency.Id, ApologyCause.ResultError, new(2024, 8, 9));
        // Ready on Wednesday, promised for Friday, found wrong on Wednesday: Thursday is soon enough.
        var dossier = await CompletedAsync(db);
        dossier.ReportResultError("Sai họ tên", expert, Wednesday);
        await db.SaveChangesAsync();
        await RoundAsync(db, Wednesday);
        var letter = await db.ApologyLetters.Include(l => l.Dossier).SingleAsync();
        Assert.Equal(calendar.Plus(new(2024, 8, 7), agency.ReappointmentWorkingDays), letter.NewDueAt!.Value.VietnamDay());

        void Give(LocalDate day) => letter.GiveReason(DelayReason.OfficerError, "Nhập sai họ tên", day, "Một cửa", calendar, expert, Wednesday);
        Assert.Contains("ngày đã qua", Assert.Throws<RuleViolation>(() => Give(new(2024, 8, 6))).Message, StringComparison.Ordinal);
        Assert.Contains("ngày nghỉ", Assert.Throws<RuleViolation>(() => Give(new(2024, 8, 10))).Message, StringComparison.Ordinal);
        Give(new(2024, 8, 8));
        Assert.Contains("đã qua", Assert.Throws<RuleViolation>(() => letter.Sign(chairman, letter.Dossier!, words, Friday)).Message, StringComparison.Ordinal);
        letter.Dossier!.CorrectResult(null, "In lại", expert, Thursday);
        letter.Sign(chairman, letter.Dossier, words, Friday);
        Assert.NotNull(letter.SignedAt);
    }

    [Fact]
    public async Task What_was_corrected_before_its_letter_was_drafted_can_be_fetched_at_once()
    {
        await using var db = Database.Open();
        var expert = await ExpertAsync(db);
        // A dossier whose promise has long passed: the new day is reckoned from today.
        var dossier = await HandedOverAsync(db);
        dossier.ReportResultError("Sai họ tên", expert, At(2024, 10, 11, 16));
        dossier.CorrectResult(null, "In lại", expert, At(2024, 10, 11, 17));
        await db.SaveChangesAsync();
        await RoundAsync(db, At(2024, 10, 12, 9));
        Assert.Equal(new(2024, 10, 14), (await db.ApologyLetters.SingleAsync()).NewDueAt!.Value.VietnamDay());
    }

    [Fact]
    public async Task A_result_of_an_old_register_that_is_found_wrong_today_is_apologised_for_today()
    {
        await using var db = Database.Open();
        await RegisterAsync(db, """
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
            old,1.004873,counter,Trần Thị Mười,2023-08-01T08:00:00+07:00,2023-08-04T17:00:00+07:00,2023-08-14T09:00:00+07:00,granted
            """, Tuesday, history: true);
        var dossier = await FindAsync(db, (await db.Dossiers.SingleAsync()).Id);
        dossier.ReportResultError("Sai họ tên", await ExpertAsync(db), Wednesday);
        await db.SaveChangesAsync();
        // History owes nothing for having been late.
        Assert.Equal(1, (await RoundAsync(db, Wednesday)).Drafted);
        Assert.Equal(ApologyCause.ResultError, (await db.ApologyLetters.SingleAsync()).Cause);
    }

    [Fact]
    public async Task The_slip_tells_the_last_hand_over_and_that_the_result_was_corrected()
    {
        await using var db = Database.Open();
        var (clerk, expert) = (await ClerkAsync(db), await ExpertAsync(db));
        var dossier = await HandedOverAsync(db);
        dossier.ReportResultError("Sai năm sinh", clerk, Monday);
        dossier.CorrectResult("45a/XN", "Sửa năm sinh", expert, Monday);
        dossier.HandOver("Nguyễn Văn Nam", clerk, At(2024, 8, 13, 9), "số 7");
        await db.SaveChangesAsync();
        var kept = await db.Dossiers.AsNoTracking().Include(d => d.Agency).Include(d => d.Procedure).Include(d => d.Events.OrderBy(e => e.At).ThenBy(e => e.Id)).SingleAsync();
        var paper = new Paper.Printed(ResultSlip.Form(kept).ToPdf());
        Assert.Equal(1, paper.Pages);
        Assert.Contains("Kết quả: Đã giải quyết, đã sửa sai sót ngày 12/08/2024", paper.Text, StringComparison.Ordinal);
        Assert.Contains("Số, ký hiệu kết quả: 45a/XN", paper.Text, StringComparison.Ordinal);
        Assert.Contains("Người nhận kết quả: Nguyễn Văn Nam, nhận thay theo giấy ủy quyền số 7", paper.Text, StringComparison.Ordinal);
        Assert.Contains("Thời gian trả kết quả: 09 giờ 00 phút, ngày 13 tháng 8 năm 2024", paper.Text, StringComparison.Ordinal);
    }

    /// <summary>Granted on Wednesday, in time.</summary>
    static async Task<Dossier> CompletedAsync(MotCuaDb db, string? number = "45/XN")
    {
        var dossier = await DossierAsync(db);
        dossier.Complete(Outcome.Granted, number, electronicResult: false, reason: null, await ExpertAsync(db), Wednesday);
        await db.SaveChangesAsync();
        return dossier;
    }

    static async Task<Dossier> HandedOverAsync(MotCuaDb db)
    {
        var dossier = await CompletedAsync(db);
        dossier.HandOver("Nguyễn Thị Hường", await ClerkAsync(db), Thursday);
        await db.SaveChangesAsync();
        return dossier;
    }

    static Task<Dossier> FindAsync(MotCuaDb db, long id) => db.Dossiers.Include(d => d.OwedApologies).SingleAsync(d => d.Id == id);

    static Task<List<long>> IdsAsync(IQueryable<Dossier> dossiers) => dossiers.Select(d => d.Id).ToListAsync();

    static Task<ApologiesDrafted> RoundAsync(MotCuaDb db, Instant now) => new ApologyRound(db, new FakeClock(now)).RunAsync();

    /// <summary>Reasoned, signed, handed over and posted at that time.</summary>
    async Task IssueAsync(MotCuaDb db, Dossier dossier, Instant now)
    {
        var (agency, expert, chairman) = (await AgencyAsync(db), await ExpertAsync(db), await ChairmanAsync(db));
        var letter = await db.ApologyLetters.SingleAsync(l => l.DossierId == dossier.Id);
        letter.GiveReason(DelayReason.OfficerError, "Nhập sai", new(2024, 8, 16), "Một cửa", await db.CalendarAsync(agency), expert, now);
        await db.SaveChangesAsync();
        letter = (await new Signing(db, Database.Settings()).SignAsync(letter.Id, seen: null, chairman, now))!;
        letter.HandOver("Nguyễn Thị Hường", expert, now);
        letter.Post(agency, chairman, now);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }
}

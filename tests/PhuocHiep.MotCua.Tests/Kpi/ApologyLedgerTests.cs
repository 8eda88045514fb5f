using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Supplements;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Kpi;

/// <summary>Sổ xin lỗi of August 2024, counted by hand. What comes in on Tuesday is due on Friday 09/8 and its letter by the end of Thursday.</summary>
public sealed class ApologyLedgerTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly Instant InSeptember = At(2024, 9, 5);
    static readonly Instant Thursday = At(2024, 8, 8, 7);
    static readonly LedgerStep[] Steps = Enum.GetValues<LedgerStep>();

    [Fact]
    public async Task Late_dossiers_are_counted_at_every_step_that_their_letter_has_reached()
    {
        await using var db = Database.Open();
        var (inTime, muchLater, signed, drafted, replaced, onlyMail) = (await DossierAsync(db), await DossierAsync(db), await DossierAsync(db), await DossierAsync(db), await DossierAsync(db), await DossierAsync(db));
        var ready = await DossierAsync(db);
        await RoundAsync(db, Thursday);
        await SignAsync(db, inTime, Thursday, (letter, by) => letter.HandOver("A", by, At(2024, 8, 8, 15)));
        await SignAsync(db, replaced, Thursday, (_, _) => { });
        await ReplaceAsync(db, replaced, At(2024, 8, 8, 16));
        await CompleteAsync(db, ready, At(2024, 8, 9, 10));
        await RoundAsync(db, Monday);
        await SignAsync(db, muchLater, Monday, (letter, by) => letter.HandOver("B", by, Monday), post: true);
        await SignAsync(db, signed, Monday, (_, _) => { }, post: true);
        await SignAsync(db, onlyMail, Monday, (letter, _) => letter.MarkSent(Monday));
        await CompleteAsync(db, inTime, Monday);
        // Completed late, and its letter never went out: it stays missing.
        await CompleteAsync(db, drafted, Monday);

        // Late of the seven: all but ready. Reached the applicant: inTime and replaced by Thursday; muchLater and onlyMail on Monday.
        await AssertAsync(db, ApologyCause.Late, InSeptember, owed: 6, drafted: 6, signed: 5, inTime: 2, late: 2, posted: 2, missing: 2);
        Assert.Equal([signed.Code, drafted.Code], await CodesAsync(db, ApologyCause.Late, LedgerStep.Missing, InSeptember));
        Assert.Equal([inTime.Code, replaced.Code], await CodesAsync(db, ApologyCause.Late, LedgerStep.SentInTime, InSeptember));
        // On Friday evening nobody was late; a second after the last day everybody without a result, and nobody had had a letter but two.
        await AssertAsync(db, ApologyCause.Late, Friday + Duration.FromHours(2), owed: 0, drafted: 0, signed: 0, inTime: 0, late: 0, posted: 0, missing: 0);
        await AssertAsync(db, ApologyCause.Late, new LocalDate(2024, 8, 10).Start() + Duration.FromSeconds(1), owed: 6, drafted: 6, signed: 2, inTime: 2, late: 0, posted: 0, missing: 4);
    }

    [Fact]
    public async Task What_went_late_without_a_letter_stays_missing_after_it_is_completed()
    {
        await using var db = Database.Open();
        var dossier = await DossierAsync(db);
        await AssertAsync(db, ApologyCause.Late, Monday, owed: 1, drafted: 0, signed: 0, inTime: 0, late: 0, posted: 0, missing: 1);

        await CompleteAsync(db, dossier, Monday);
        await AssertAsync(db, ApologyCause.Late, InSeptember, owed: 1, drafted: 0, signed: 0, inTime: 0, late: 0, posted: 0, missing: 1);
        await RoundAsync(db, InSeptember);
        await AssertAsync(db, ApologyCause.Late, InSeptember, owed: 1, drafted: 1, signed: 0, inTime: 0, late: 0, posted: 0, missing: 1);
    }

    [Fact]
    public async Task What_was_imported_as_history_owes_nothing()
    {
        await using var db = Database.Open();
        await RegisterAsync(db, """
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
            history,1.004873,counter,H,2024-08-01T08:00:00+07:00,2024-08-05T17:00:00+07:00,2024-08-14T09:00:00+07:00,granted
            """, InSeptember, history: true);

        Assert.Equal((0, 1), await db.CountAsync(new ApologyRate(), await PeriodAsync(db, InSeptember)));
        await AssertAsync(db, ApologyCause.Late, InSeptember, owed: 0, drafted: 0, signed: 0, inTime: 0, late: 0, posted: 0, missing: 0);
    }

    [Fact]
    public async Task An_oversight_is_owed_from_the_day_of_the_request()
    {
        await using var db = Database.Open();
        await DossierAsync(db);
        db.ChangeTracker.Clear();
        var dossier = await db.Dossiers.Include(d => d.Procedure).Include(d => d.Supplements).Include(d => d.Suspensions).Include(d => d.OwedApologies).SingleAsync();
        var agency = await AgencyAsync(db);
        dossier.RequestSupplement(SupplementStage.Intake, SupplementFault.IntakeOversight, "Bản sao hộ chiếu", "Thiếu", null, await db.CalendarAsync(agency), await ExpertAsync(db), At(2024, 8, 7, 9));
        await db.SaveChangesAsync();
        await AssertAsync(db, ApologyCause.IntakeError, At(2024, 8, 7, 10), owed: 1, drafted: 0, signed: 0, inTime: 0, late: 0, posted: 0, missing: 1);

        await RoundAsync(db, At(2024, 8, 7, 11));
        await SignAsync(db, dossier, At(2024, 8, 7, 12), (letter, by) => letter.HandOver("A", by, At(2024, 8, 7, 13)), post: true);
        await AssertAsync(db, ApologyCause.IntakeError, InSeptember, owed: 1, drafted: 1, signed: 1, inTime: 1, late: 0, posted: 1, missing: 0);
        await AssertAsync(db, ApologyCause.Late, Monday, owed: 0, drafted: 0, signed: 0, inTime: 0, late: 0, posted: 0, missing: 0);
    }

    [Theory]
    [InlineData(ApologyCause.LostOrDamaged, DossierEventKind.LossReported)]
    [InlineData(ApologyCause.ResultError, DossierEventKind.ResultErrorReported)]
    public async Task A_loss_or_an_error_is_owed_once_in_the_period_of_its_first_report(ApologyCause cause, DossierEventKind kind)
    {
        await using var db = Database.Open();
        var (july, august, again) = (At(2024, 7, 31, 10), At(2024, 8, 1, 9), At(2024, 8, 20, 9));
        var received = At(2024, 7, 30);
        var (before, both, fresh) = (await DossierAsync(db, received), await DossierAsync(db, received), await DossierAsync(db, received));
        await ReportAsync(db, before, cause, kind, july);
        await ReportAsync(db, both, cause, kind, august);
        // The round was silent over the end of the month.
        await RoundAsync(db, At(2024, 8, 2));
        await ReportAsync(db, before, cause, kind, again);
        await ReportAsync(db, both, cause, kind, again);
        await ReportAsync(db, fresh, cause, kind, At(2024, 8, 31, 23));
        await SignAsync(db, both, At(2024, 8, 5), (letter, by) => letter.HandOver("A", by, At(2024, 8, 5)), cause: cause);

        await AssertAsync(db, cause, At(2024, 8, 1, 10), owed: 1, drafted: 0, signed: 0, inTime: 0, late: 0, posted: 0, missing: 1);
        await AssertAsync(db, cause, InSeptember, owed: 2, drafted: 1, signed: 1, inTime: 1, late: 0, posted: 0, missing: 1);
        Assert.Equal([both.Code, fresh.Code], await CodesAsync(db, cause, LedgerStep.Owed, InSeptember));
        var ofJuly = (await PeriodAsync(db, InSeptember)) with { From = new(2024, 7, 1), To = new(2024, 7, 31) };
        Assert.Equal([before.Code], await ApologyLedger.Dossiers(db, ofJuly, cause, LedgerStep.Owed).Select(d => d.Code).ToListAsync());
    }

    [Fact]
    public async Task A_second_re_appointment_is_an_infringement_of_the_day_on_which_it_was_signed()
    {
        await using var db = Database.Open();
        var dossier = await DossierAsync(db);
        await RoundAsync(db, Monday);
        await SignAsync(db, dossier, Monday, (_, _) => { });
        var first = await db.ApologyLetters.SingleAsync();
        var second = first.FollowWith(FollowKind.SecondAppointment, "Bão", await db.Dossiers.SingleAsync(), await ChairmanAsync(db), At(2024, 8, 14));
        db.ApologyLetters.Add(second);
        await db.SaveChangesAsync();
        Assert.Empty(await InfringementsAsync(db, InSeptember));

        await SignAsync(db, second, new(2024, 8, 30), At(2024, 8, 15));
        Assert.Empty(await InfringementsAsync(db, At(2024, 8, 14, 12)));
        Assert.Equal([dossier.Code], await InfringementsAsync(db, InSeptember));
        var later = (await PeriodAsync(db, InSeptember)) with { From = new(2024, 9, 1), To = new(2024, 9, 30) };
        Assert.Equal(0, await ApologyLedger.CountInfringementsAsync(db, later));
    }

    static async Task ReportAsync(MotCuaDb db, Dossier dossier, ApologyCause cause, DossierEventKind kind, Instant at)
    {
        (await db.Dossiers.SingleAsync(d => d.Id == dossier.Id)).Note(kind, "Cán bộ", await ExpertAsync(db), at, "Tờ khai");
        if (!await db.OwedApologies.AnyAsync(o => o.DossierId == dossier.Id && o.Cause == cause)) db.OwedApologies.Add(new() { DossierId = dossier.Id, Cause = cause });
        await db.SaveChangesAsync();
    }

    static async Task RoundAsync(MotCuaDb db, Instant now) => await new ApologyRound(db, new FakeClock(now)).RunAsync();

    static async Task CompleteAsync(MotCuaDb db, Dossier dossier, Instant at)
    {
        db.ChangeTracker.Clear();
        var found = await db.Dossiers.Include(d => d.OwedApologies).SingleAsync(d => d.Id == dossier.Id);
        found.Complete(Outcome.Granted, null, false, null, await ExpertAsync(db), at);
        await db.SaveChangesAsync();
    }

    static async Task SignAsync(MotCuaDb db, Dossier dossier, Instant at, Action<ApologyLetter, MotCua.Staff.Officer> issue, bool post = false, ApologyCause? cause = null)
    {
        db.ChangeTracker.Clear();
        var letter = await db.ApologyLetters.SingleAsync(l => l.DossierId == dossier.Id && (cause == null || l.Cause == cause));
        await SignAsync(db, letter, new(2024, 8, 14), at);
        issue(letter, await ExpertAsync(db));
        if (post) letter.Post(await AgencyAsync(db), await ChairmanAsync(db), at);
        await db.SaveChangesAsync();
    }

    static async Task SignAsync(MotCuaDb db, ApologyLetter letter, LocalDate newDay, Instant at)
    {
        var agency = await AgencyAsync(db);
        letter.GiveReason(DelayReason.Workload, "Hồ sơ nhiều", newDay, "Một cửa", await db.CalendarAsync(agency), await ExpertAsync(db), at);
        letter.Sign(await ChairmanAsync(db), await db.Dossiers.SingleAsync(d => d.Id == letter.DossierId), await db.TemplateAsync(letter.AgencyId, letter.Cause, at.VietnamDay()), at);
        letter.TakeNumber((int)letter.Id, at.VietnamDay().Year, agency);
        await db.SaveChangesAsync();
    }

    static async Task ReplaceAsync(MotCuaDb db, Dossier dossier, Instant at)
    {
        var first = await db.ApologyLetters.Include(l => l.Dossier).SingleAsync(l => l.DossierId == dossier.Id);
        var next = first.FollowWith(FollowKind.Replacement, null, first.Dossier!, await ExpertAsync(db), at);
        db.ApologyLetters.Add(next);
        await db.SaveChangesAsync();
        await SignAsync(db, next, new(2024, 8, 13), at);
        next.HandOver("R", await ExpertAsync(db), at);
        await db.SaveChangesAsync();
    }

    static async Task<KpiPeriod> PeriodAsync(MotCuaDb db, Instant asOf) => Counted.August((await AgencyAsync(db)).Id, asOf);

    static async Task<List<string>> InfringementsAsync(MotCuaDb db, Instant asOf) => await ApologyLedger.Infringements(db, await PeriodAsync(db, asOf)).Select(d => d.Code).ToListAsync();

    static async Task<List<string>> CodesAsync(MotCuaDb db, ApologyCause cause, LedgerStep step, Instant asOf) =>
        await ApologyLedger.Dossiers(db, await PeriodAsync(db, asOf), cause, step).OrderBy(d => d.Id).Select(d => d.Code).ToListAsync();

    /// <summary>Counted, and listed by the same question.</summary>
    static async Task AssertAsync(MotCuaDb db, ApologyCause cause, Instant asOf, int owed, int drafted, int signed, int inTime, int late, int posted, int missing)
    {
        var period = await PeriodAsync(db, asOf);
        var counts = await ApologyLedger.CountAsync(db, period);
        Assert.Equal([owed, drafted, signed, inTime, late, posted, missing], Steps.Select(step => counts[(cause, step)]));
        foreach (var step in Steps)
        {
            var listed = await ApologyLedger.Dossiers(db, period, cause, step).Select(d => d.Id).ToListAsync();
            Assert.Equal((step, counts[(cause, step)]), (step, listed.Distinct().Count()));
        }
    }
}

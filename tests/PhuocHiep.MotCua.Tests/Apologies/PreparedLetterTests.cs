using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Supplements;
using PhuocHiep.MotCua.Tests.Messages;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Apologies;

/// <summary>Before, not after: the draft is there before the promise passes, and goes without a word where the result comes in time after all.</summary>
public sealed class PreparedLetterTests(TestTemplate template) : OwnDatabase(template)
{
    const string Applicant = "huong@example.vn";

    /// <summary>Opening of the last working day before <see cref="Friday"/>.</summary>
    static readonly Instant Thursday = At(2024, 8, 8, 7);

    [Fact]
    public async Task From_the_opening_of_the_last_working_day_before_the_due_day_the_draft_is_there()
    {
        await using var db = Database.Open();
        await DossierAsync(db);

        Assert.Equal(new ApologiesDrafted(0, 0), await RunAsync(Thursday - Duration.FromSeconds(1)));
        Assert.Equal(new ApologiesDrafted(0, 0, Prepared: 1), await RunAsync(Thursday));
        Assert.Equal(new ApologiesDrafted(0, 0), await RunAsync(Thursday));

        var letter = await db.ApologyLetters.SingleAsync();
        Assert.Equal((LetterStatus.Drafted, Thursday, null, true), (letter.Status, letter.DraftedAt, letter.OwedAt, letter.IsPrepared));
        Assert.Equal((Friday, At(2024, 8, 14, 17)), (letter.PromisedAt, letter.NewDueAt));
        Assert.Equal(new LocalDate(2024, 8, 8).End(), letter.IssueBy);
        Assert.Equal("Chuẩn bị trước khi đến hạn", (await db.DossierEvents.SingleAsync(e => e.Kind == DossierEventKind.LetterDrafted)).Note);
    }

    [Fact]
    public async Task Late_it_is_the_same_letter_and_owed_now()
    {
        await using var db = Database.Open();
        await DossierAsync(db);
        await RunAsync(Thursday);

        Assert.Equal(new ApologiesDrafted(0, 0), await RunAsync(Friday + Duration.FromHours(5)));
        Assert.Equal(new ApologiesDrafted(1, 0), await RunAsync(Monday));
        Assert.Equal(new ApologiesDrafted(0, 0), await RunAsync(Monday));

        var letter = await db.ApologyLetters.SingleAsync();
        Assert.Equal((Thursday, Monday), (letter.DraftedAt, letter.OwedAt));
        Assert.Equal(1, await db.DossierEvents.CountAsync(e => e.Kind == DossierEventKind.LetterDrafted));
    }

    [Fact]
    public async Task Completed_late_between_two_rounds_it_is_owed_and_no_second_one_is_drafted()
    {
        await using var db = Database.Open();
        var dossier = await DossierAsync(db);
        await RunAsync(Thursday);
        await CompleteAsync(dossier.Id, Monday);

        Assert.Equal(new ApologiesDrafted(1, 0), await RunAsync(Monday + Duration.FromMinutes(5)));
        Assert.Single(await db.ApologyLetters.ToListAsync());
        Assert.Empty(await db.OwedApologies.ToListAsync());
    }

    [Fact]
    public async Task Ready_in_time_after_all_the_draft_is_withdrawn_with_a_trace()
    {
        await using var db = Database.Open();
        var dossier = await DossierAsync(db);
        await RunAsync(Thursday);
        await CompleteAsync(dossier.Id, Friday - Duration.FromHours(1));

        Assert.Equal(new ApologiesDrafted(0, 0, Withdrawn: 1), await RunAsync(Friday));
        Assert.Equal(new ApologiesDrafted(0, 0), await RunAsync(Monday));

        var letter = await db.ApologyLetters.SingleAsync();
        Assert.Equal((LetterStatus.Withdrawn, Friday, "kết quả đã có đúng hẹn", null), (letter.Status, letter.WithdrawnAt, letter.WithdrawalReason, letter.OwedAt));
        Assert.Equal("kết quả đã có đúng hẹn", (await db.DossierEvents.SingleAsync(e => e.Kind == DossierEventKind.LetterWithdrawn)).Note);
    }

    [Fact]
    public async Task Signed_and_not_sent_yet_it_never_is_and_keeps_its_number()
    {
        await using var server = await MailServer.OpenAsync();
        await using var db = Database.Open();
        var dossier = await DossierAsync(db, application: Application(email: Applicant));
        var letter = await SignAsync(dossier.Id);
        await CompleteAsync(dossier.Id, Friday - Duration.FromHours(1));

        Assert.Equal(1, (await RunAsync(Friday)).Withdrawn);
        await new Postman(db, new FakeClock(Friday + Duration.FromMinutes(1)), Database.Settings() with { Smtp = server.Address }).RunAsync();

        Assert.Empty(server.Inbox);
        var kept = await db.ApologyLetters.AsNoTracking().SingleAsync();
        Assert.Equal((LetterStatus.Withdrawn, null, letter.NumberText), (kept.Status, kept.SentAt, kept.NumberText));
        Assert.Equal((Friday, null), await db.OutgoingMessages.Where(m => m.LetterId == letter.Id).Select(m => new ValueTuple<Instant?, Instant?>(m.GivenUpAt, m.SentAt)).SingleAsync());
    }

    [Fact]
    public async Task Under_way_when_it_is_withdrawn_it_is_waited_for_and_what_was_sent_stays_sent()
    {
        await using var server = await MailServer.OpenAsync();
        long id;
        await using (var db = Database.Open()) id = (await DossierAsync(db, application: Application(email: Applicant))).Id;
        await SignAsync(id);
        var (arrived, yes) = (new TaskCompletionSource(), new TaskCompletionSource());
        server.BeforeAnswer = _ =>
        {
            arrived.SetResult();
            return yes.Task;
        };
        var carrying = Database.RoundAsync(Database.Settings(server.Address), Friday - Duration.FromMinutes(30));
        await arrived.Task;
        await CompleteAsync(id, Friday - Duration.FromHours(1));
        var withdrawing = RunAsync(Friday);
        await Database.UntilItWaitsAsync(withdrawing);
        yes.SetResult();

        Assert.Equal(new PostRound(1, 0), await carrying);
        Assert.Equal(new ApologiesDrafted(0, 0, Withdrawn: 1), await withdrawing);
        await using var after = Database.Open();
        var letter = await after.ApologyLetters.SingleAsync();
        Assert.Equal((LetterStatus.Withdrawn, Friday - Duration.FromMinutes(30)), (letter.Status, letter.SentAt));
        Assert.Null((await after.OutgoingMessages.SingleAsync(m => m.LetterId == letter.Id)).GivenUpAt);
    }

    [Fact]
    public async Task Sent_in_time_and_late_after_all_it_counts()
    {
        await using var db = Database.Open();
        var dossier = await DossierAsync(db, application: Application(email: Applicant));
        var letter = await SignAsync(dossier.Id);
        await new Postman(db, new FakeClock(Thursday + Duration.FromHours(2)), Database.Settings()).RunAsync();
        await RunAsync(Monday);

        letter = await db.ApologyLetters.AsNoTracking().SingleAsync();
        Assert.Equal((LetterStatus.Sent, Monday), (letter.Status, letter.OwedAt));
        Assert.True(letter.IssuedAt < letter.IssueBy);
        Assert.Equal(new Halves(1, 1), await new ApologyRate().CountAsync(db, new((await AgencyAsync(db)).Id, new(2024, 8, 1), new(2024, 8, 31), Monday), CancellationToken.None));
    }

    [Fact]
    public async Task Sent_and_ready_in_time_after_all_it_is_no_apology_that_counts()
    {
        await using var db = Database.Open();
        var dossier = await DossierAsync(db, application: Application(email: Applicant));
        await SignAsync(dossier.Id);
        await new Postman(db, new FakeClock(Thursday + Duration.FromHours(2)), Database.Settings()).RunAsync();
        await CompleteAsync(dossier.Id, Friday - Duration.FromHours(1));
        await RunAsync(Friday);

        var letter = await db.ApologyLetters.AsNoTracking().SingleAsync();
        Assert.Equal((LetterStatus.Withdrawn, Thursday + Duration.FromHours(2)), (letter.Status, letter.SentAt));
        Assert.Equal(new Halves(0, 0), await new ApologyRate().CountAsync(db, new((await AgencyAsync(db)).Id, new(2024, 8, 1), new(2024, 8, 31), Monday), CancellationToken.None));
        Assert.Equal(new Halves(0, 0), await new ApologyPublishedRate().CountAsync(db, new((await AgencyAsync(db)).Id, new(2024, 8, 1), new(2024, 8, 31), Monday), CancellationToken.None));
    }

    [Fact]
    public async Task Between_the_result_and_the_next_round_it_cannot_be_signed()
    {
        await using (var before = Database.Open())
        {
            var dossier = await DossierAsync(before);
            await RunAsync(Thursday);
            await ReasonAsync(dossier.Id, Thursday);
            await CompleteAsync(dossier.Id, Friday - Duration.FromHours(1));
        }
        await using var db = Database.Open();
        var letter = await db.ApologyLetters.AsNoTracking().SingleAsync();

        var no = await Assert.ThrowsAsync<RuleViolation>(async () => await new Signing(db, Database.Settings()).SignAsync(letter.Id, null, await ChairmanAsync(db), Friday));
        Assert.Contains("kết quả đã có đúng hẹn", no.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prepared_it_is_not_posted()
    {
        await using var db = Database.Open();
        var dossier = await DossierAsync(db);
        await SignAsync(dossier.Id);
        var letter = await db.ApologyLetters.SingleAsync();
        var (agency, chairman) = (await AgencyAsync(db), await ChairmanAsync(db));

        Assert.Throws<RuleViolation>(() => letter.Post(agency, chairman, Thursday));
        await RunAsync(Monday);
        await db.Entry(letter).ReloadAsync();
        letter.Post(agency, chairman, Monday);
    }

    [Fact]
    public async Task A_supplement_withdraws_it_and_the_new_promise_has_a_draft_of_its_own()
    {
        await using var db = Database.Open();
        var id = (await DossierAsync(db)).Id;
        await RunAsync(Thursday);
        var calendar = await db.CalendarAsync(await AgencyAsync(db));
        var dossier = await WholeAsync(db, id);
        dossier.RequestSupplement(SupplementStage.Appraisal, SupplementFault.Applicant, "Giấy xác nhận", "Thiếu giấy", null, calendar, await ExpertAsync(db), Thursday + Duration.FromHours(1));
        await db.SaveChangesAsync();

        Assert.Equal(new ApologiesDrafted(0, 0, Withdrawn: 1), await RunAsync(Thursday + Duration.FromHours(2)));
        dossier = await WholeAsync(db, id);
        dossier.CompleteSupplement(inPerson: true, calendar, await ClerkAsync(db), Monday);
        await db.SaveChangesAsync();
        // Three working days on: Thursday 15/8.
        Assert.Equal(new ApologiesDrafted(0, 0), await RunAsync(At(2024, 8, 13, 16)));
        Assert.Equal(new ApologiesDrafted(0, 0, Prepared: 1), await RunAsync(At(2024, 8, 14, 7)));
        Assert.Equal(new ApologiesDrafted(1, 0), await RunAsync(At(2024, 8, 16, 7)));
        Assert.Equal([Friday, At(2024, 8, 15, 17)], await db.ApologyLetters.OrderBy(l => l.Id).Select(l => l.PromisedAt).ToListAsync());
    }

    [Fact]
    public async Task What_the_applicant_withdraws_when_it_is_late_needs_no_letter_any_more()
    {
        await using var db = Database.Open();
        var id = (await DossierAsync(db)).Id;
        await RunAsync(Monday);
        var dossier = await db.Dossiers.SingleAsync(d => d.Id == id);
        dossier.Withdraw("Không còn nhu cầu", await ClerkAsync(db), Monday);
        await db.SaveChangesAsync();

        Assert.Equal(new ApologiesDrafted(0, 0, Withdrawn: 1), await RunAsync(Monday + Duration.FromMinutes(5)));
        Assert.Equal(new ApologiesDrafted(0, 0), await RunAsync(Monday + Duration.FromMinutes(10)));
        Assert.Equal("hồ sơ đã rút hoặc dừng giải quyết", (await db.ApologyLetters.AsNoTracking().SingleAsync()).WithdrawalReason);
    }

    [Theory]
    // Due on a Monday: prepared on the Friday before.
    [InlineData("2024-08-06T08:00:00+07:00", "2024-08-12T17:00:00+07:00", "2024-08-09T07:00:00+07:00")]
    // Due on the first working day after Tết 2025 (25/1 to 2/2): prepared on the last one before.
    [InlineData("2025-01-20T08:00:00+07:00", "2025-02-03T17:00:00+07:00", "2025-01-24T07:00:00+07:00")]
    // Received on the last working day before: by its close.
    [InlineData("2024-08-08T09:00:00+07:00", "2024-08-09T17:00:00+07:00", "2024-08-08T17:00:00+07:00")]
    // Received after its close: at once.
    [InlineData("2024-08-08T17:30:00+07:00", "2024-08-09T17:00:00+07:00", "2024-08-08T17:30:00+07:00")]
    public async Task It_is_prepared_from(string receivedAt, string dueAt, string from)
    {
        Assert.True(VietnamTime.TryParseIso(from, out Instant at));
        await using (var db = Database.Open())
            await RegisterAsync(db, $"code,procedure_code,channel,applicant_name,received_at,due_at\nS-1,{MaritalStatus},counter,A,{receivedAt},{dueAt}", At(2025, 6, 2));

        Assert.Equal(0, (await RunAsync(at - Duration.FromSeconds(1))).Prepared);
        Assert.Equal(1, (await RunAsync(at)).Prepared);
    }

    [Fact]
    public async Task Received_and_due_on_one_day_it_is_drafted_only_when_late()
    {
        await using (var db = Database.Open())
            await RegisterAsync(db, $"code,procedure_code,channel,applicant_name,received_at,due_at\nS-1,{MaritalStatus},counter,A,2024-08-09T08:00:00+07:00,2024-08-09T17:00:00+07:00", At(2024, 9, 2));

        foreach (var at in new[] { At(2024, 8, 9, 9), At(2024, 8, 9, 16, 59), Friday }) Assert.Equal(new ApologiesDrafted(0, 0), await RunAsync(at));
        Assert.Equal(new ApologiesDrafted(1, 0), await RunAsync(Friday + Duration.FromSeconds(1)));
        await using var after = Database.Open();
        Assert.Equal(Friday, (await after.ApologyLetters.SingleAsync()).IssueBy);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Rounds_at_once_prepare_one_draft_for_each_dossier(int rounds)
    {
        await using (var db = Database.Open())
            for (var i = 0; i < 5; i++) await DossierAsync(db);

        Assert.Equal(5, (await Database.AtOnceAsync(rounds, (db, _) => new ApologyRound(db, new FakeClock(Thursday)).RunAsync())).Sum(d => d.Prepared));
        Assert.Equal(5, (await Database.AtOnceAsync(rounds, (db, _) => new ApologyRound(db, new FakeClock(Monday)).RunAsync())).Sum(d => d.Drafted));
        await using var after = Database.Open();
        Assert.Equal(5, await after.ApologyLetters.CountAsync());
    }

    async Task<ApologiesDrafted> RunAsync(Instant now)
    {
        await using var db = Database.Open();
        return await new ApologyRound(db, new FakeClock(now)).RunAsync();
    }

    async Task CompleteAsync(long id, Instant at)
    {
        await using var db = Database.Open();
        var dossier = await WholeAsync(db, id);
        dossier.Complete(Outcome.Granted, null, false, null, await ExpertAsync(db), at);
        await db.SaveChangesAsync();
    }

    /// <summary>Prepared, reasoned and signed on Thursday morning.</summary>
    async Task<ApologyLetter> SignAsync(long id)
    {
        await RunAsync(Thursday);
        await ReasonAsync(id, Thursday);
        await using var db = Database.Open();
        var letter = await db.ApologyLetters.AsNoTracking().SingleAsync(l => l.DossierId == id);
        return (await new Signing(db, Database.Settings()).SignAsync(letter.Id, null, await ChairmanAsync(db), Thursday + Duration.FromHours(1)))!;
    }

    async Task ReasonAsync(long id, Instant at)
    {
        await using var db = Database.Open();
        var letter = await db.ApologyLetters.SingleAsync(l => l.DossierId == id);
        letter.GiveReason(DelayReason.OtherAgency, "Chờ kết quả xác minh", new(2024, 8, 16), "Bộ phận Một cửa", await db.CalendarAsync(await AgencyAsync(db)), await ExpertAsync(db), at);
        await db.SaveChangesAsync();
    }

    static Task<Dossier> WholeAsync(MotCuaDb db, long id) =>
        db.Dossiers.Include(d => d.Procedure).Include(d => d.Supplements).Include(d => d.Suspensions).Include(d => d.OwedApologies).SingleAsync(d => d.Id == id);
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Paper;
using PhuocHiep.MotCua.Staff;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Kpi;

/// <summary>August 2024, counted by hand. 1.004873 is not offered online; 1.001193 is, without a fee; 1.004222 is, and its fee can be paid online.</summary>
public sealed class DossierIndicatorTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly Instant InSeptember = At(2024, 9, 5);

    const string Lives = """
        code,procedure_code,channel,applicant_name,received_at,completed_at,outcome
        in-time,1.004873,counter,A,2024-08-01T08:00:00+07:00,2024-08-06T23:59:59+07:00,granted
        late,1.004873,counter,B,2024-08-01T08:00:00+07:00,2024-08-07T00:00:01+07:00,granted
        refused,1.004873,counter,C,2024-08-01T08:00:00+07:00,2024-08-02T09:00:00+07:00,refused
        withdrawn,1.004873,counter,D,2024-08-01T08:00:00+07:00,2024-08-02T09:00:00+07:00,withdrawn
        open-overdue,1.004873,counter,E,2024-08-01T08:00:00+07:00,,
        last-of-July,1.004873,counter,F,2024-07-29T08:00:00+07:00,2024-07-31T16:59:59Z,granted
        first-of-August,1.004873,counter,G,2024-07-29T08:00:00+07:00,2024-07-31T17:00:00Z,granted
        last-of-August,1.004873,counter,H,2024-08-29T08:00:00+07:00,2024-08-31T16:59:59Z,granted
        first-of-September,1.004873,counter,I,2024-08-29T08:00:00+07:00,2024-08-31T17:00:00Z,granted
        """;

    [Fact]
    public async Task On_time_are_the_completed_that_kept_the_first_promise()
    {
        // Completed in August: in-time, late, refused, first-of-August, last-of-August.
        await using var db = await WithAsync(Lives);

        Assert.Equal((4, 5), await CountAsync(db, new OnTimeRate(), InSeptember));
    }

    [Fact]
    public async Task The_rate_on_time_is_told_by_three_laws_of_the_same_dossiers()
    {
        await using var db = await WithAsync(Lives);

        // Decision 766: open-overdue is open beside the five. Decree 61: received in August are in-time, late, refused, withdrawn, open-overdue, last-of-August and first-of-September.
        Assert.Equal((4, 6), await CountAsync(db, new OnTimeRateWithOpen(), InSeptember));
        Assert.Equal((4, 7), await CountAsync(db, new OnTimeRateOfReceived(), InSeptember));
        // At noon of the last day: refused and first-of-August are completed, in-time, late and open-overdue are open and within their promise, last-of-August is not there yet.
        Assert.Equal((5, 5), await CountAsync(db, new OnTimeRateWithOpen(), At(2024, 8, 6, 12)));
        Assert.Equal((1, 5), await CountAsync(db, new OnTimeRateOfReceived(), At(2024, 8, 6, 12)));
    }

    [Fact]
    public async Task Nobody_is_to_come_more_than_twice_and_the_second_time_is_for_the_result()
    {
        await using var db = await WithAsync(Lives);
        for (var visits = 0; visits < 3; visits++)
        {
            var dossier = await DossierAsync(db);
            for (var i = 0; i < visits; i++) dossier.Visit("Hỏi kết quả", await ExpertAsync(db), At(2024, 8, 7));
            dossier.Complete(Outcome.Granted, null, false, null, await ExpertAsync(db), At(2024, 8, 8));
            dossier.Visit("Đến nhận", await ExpertAsync(db), At(2024, 8, 9));
        }
        await db.SaveChangesAsync();

        // Came once, twice, three times before the result; what came from an earlier register is left out.
        Assert.Equal((1, 3), await CountAsync(db, new FewVisitsRate(), InSeptember));
    }

    [Fact]
    public async Task What_is_left_out_can_be_seen()
    {
        await using var db = await WithAsync(Lives);
        var period = Counted.August((await AgencyAsync(db)).Id, InSeptember);

        foreach (var (indicator, expected) in new (DossierIndicator, string[])[]
        {
            (new OnTimeRate(), ["withdrawn"]),
            (new OnTimeRateOfReceived(), []),
            (new OnlineDossierRate(), ["first-of-September", "in-time", "last-of-August", "late", "open-overdue", "refused", "withdrawn"]),
            (new OneStopRate(), ["first-of-August", "in-time", "last-of-August", "late", "refused", "withdrawn"]),
            (new ApologyRate(), []),
        })
            Assert.Equal(expected, (await indicator.Dossiers(db, period, FigurePart.Excluded).Select(d => d.Code).ToListAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_narrowed_figure_is_that_of_its_line()
    {
        await using var db = await WithAsync("""
            code,procedure_code,channel,applicant_name,received_at,completed_at,outcome
            a,1.004873,counter,A,2024-08-01T08:00:00+07:00,2024-08-06T10:00:00+07:00,granted
            b,1.004873,post,B,2024-08-01T08:00:00+07:00,2024-08-20T10:00:00+07:00,granted
            c,1.001193,online,C,2024-08-01T08:00:00+07:00,2024-08-20T10:00:00+07:00,granted
            """);
        var period = Counted.August((await AgencyAsync(db)).Id, InSeptember);
        var figure = new OnTimeRate();

        foreach (var by in Enum.GetValues<BreakdownBy>())
            foreach (var line in await db.BreakdownAsync(figure, period, by, new()))
                Assert.Equal(line.Halves, await db.CountAsync(figure, period, new Narrowing().With(by, line.Key)));
        Assert.Equal([("1.004873", new Halves(1, 2)), ("1.001193", new Halves(0, 1))], (await db.BreakdownAsync(figure, period, BreakdownBy.Procedure, new())).Select(l => (l.Key, l.Halves)).OrderByDescending(l => l.Key, StringComparer.Ordinal));
        Assert.Equal([("Post", new Halves(0, 1)), ("Counter", new Halves(1, 1))], (await db.BreakdownAsync(figure, period, BreakdownBy.Channel, new(Procedure: "1.004873"))).Select(l => (l.Key, l.Halves)));
        Assert.Equal(new Halves(1, 3), await db.CountAsync(figure, period, new(Officer: Narrowing.NoOfficer)));
    }

    [Fact]
    public async Task What_was_completed_later_was_open_then()
    {
        await using var db = await WithAsync(Lives);

        // Refused and first-of-August have their result; in-time, late and open-overdue are open and not yet late.
        Assert.Equal((2, 2), await CountAsync(db, new OnTimeRate(), At(2024, 8, 6, 12)));
        Assert.Equal((0, 0), await CountAsync(db, new ApologyRate(), At(2024, 8, 6, 12)));
        // When the last day is over: late, a second before its result, and open-overdue.
        Assert.Equal((0, 2), await CountAsync(db, new ApologyRate(), At(2024, 8, 7, 0)));
    }

    [Fact]
    public async Task A_dossier_is_late_until_it_is_withdrawn_and_never_after()
    {
        await using var db = await WithAsync("""
            code,procedure_code,channel,applicant_name,received_at,completed_at,outcome
            withdrawn-late,1.004873,counter,A,2024-08-01T08:00:00+07:00,2024-08-20T15:00:00+07:00,withdrawn
            """);

        Assert.Equal((0, 1), await CountAsync(db, new ApologyRate(), At(2024, 8, 20, 14, 59)));
        Assert.Equal((0, 0), await CountAsync(db, new ApologyRate(), At(2024, 8, 20, 15)));
        Assert.Equal((0, 0), await CountAsync(db, new OnTimeRate(), InSeptember));
    }

    [Fact]
    public async Task Apologies_are_counted_when_they_reached_the_applicant_and_posted_when_they_were_posted()
    {
        await using var db = await WithAsync("""
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
            by-hand,1.004873,counter,A,2024-08-01T08:00:00+07:00,2024-08-05T17:00:00+07:00,2024-08-12T09:00:00+07:00,granted
            by-mail,1.004873,counter,B,2024-08-01T08:00:00+07:00,2024-08-05T17:00:00+07:00,2024-08-13T09:00:00+07:00,granted
            signed,1.004873,counter,C,2024-08-01T08:00:00+07:00,2024-08-05T17:00:00+07:00,,
            drafted,1.004873,counter,D,2024-08-01T08:00:00+07:00,2024-08-05T17:00:00+07:00,,
            late-in-July,1.004873,counter,E,2024-07-01T08:00:00+07:00,2024-07-05T17:00:00+07:00,2024-07-31T09:00:00+07:00,granted
            withdrawn,1.004873,counter,F,2024-08-01T08:00:00+07:00,2024-08-05T17:00:00+07:00,2024-08-20T15:00:00+07:00,withdrawn
            in-time,1.004873,counter,G,2024-08-01T08:00:00+07:00,2024-08-05T17:00:00+07:00,2024-08-05T17:00:00+07:00,granted
            """);
        await RegisterAsync(db, """
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
            history,1.004873,counter,H,2024-08-01T08:00:00+07:00,2024-08-05T17:00:00+07:00,2024-08-14T09:00:00+07:00,granted
            """, InSeptember, history: true);
        await new ApologyRound(db, new FakeClock(At(2024, 8, 15))).RunAsync();
        await LetterAsync(db, "by-hand", (letter, by) => letter.HandOver("A", by, At(2024, 8, 20, 10)), posted: At(2024, 8, 22));
        await LetterAsync(db, "by-mail", (letter, _) => letter.MarkSent(At(2024, 8, 21)));
        await LetterAsync(db, "signed", (_, _) => { });
        await LetterAsync(db, "late-in-July", (letter, by) => letter.HandOver("E", by, At(2024, 8, 20)), posted: At(2024, 8, 20));

        // Late: by-hand, by-mail, signed, drafted, history. History owes no letter, so none is missing on the public page.
        Assert.Equal((2, 5), await CountAsync(db, new ApologyRate(), InSeptember));
        Assert.Equal((1, 4), await CountAsync(db, new ApologyPublishedRate(), InSeptember));
        // At noon of 20/8 withdrawn was still open and overdue, and one letter had been handed over.
        Assert.Equal((1, 6), await CountAsync(db, new ApologyRate(), At(2024, 8, 20, 12)));
        Assert.Equal((0, 5), await CountAsync(db, new ApologyPublishedRate(), At(2024, 8, 20, 12)));
    }

    [Fact]
    public async Task Posted_is_not_issued()
    {
        await using var db = await WithAsync("""
            code,procedure_code,channel,applicant_name,received_at,due_at
            only-posted,1.004873,counter,A,2024-08-01T08:00:00+07:00,2024-08-05T17:00:00+07:00
            """);
        await new ApologyRound(db, new FakeClock(At(2024, 8, 15))).RunAsync();
        await LetterAsync(db, "only-posted", (_, _) => { }, posted: At(2024, 8, 22));

        Assert.Equal((0, 1), await CountAsync(db, new ApologyRate(), InSeptember));
        Assert.Equal((1, 1), await CountAsync(db, new ApologyPublishedRate(), InSeptember));
    }

    [Fact]
    public async Task Online_is_asked_of_what_was_received_for_procedures_at_the_full_level()
    {
        await using var db = await WithAsync("""
            code,procedure_code,channel,applicant_name,received_at,completed_at,outcome
            online,1.001193,online,A,2024-08-01T08:00:00+07:00,,
            counter,1.001193,counter,B,2024-08-01T08:00:00+07:00,,
            post,1.001193,post,C,2024-08-01T08:00:00+07:00,,
            withdrawn,1.001193,online,D,2024-08-01T08:00:00+07:00,2024-08-01T09:00:00+07:00,withdrawn
            not-offered,1.004873,online,E,2024-08-01T08:00:00+07:00,,
            first-of-August,1.001193,online,F,2024-07-31T17:00:00Z,,
            last-of-July,1.001193,online,G,2024-07-31T16:59:59Z,,
            last-of-August,1.001193,online,H,2024-08-31T16:59:59Z,,
            first-of-September,1.001193,online,I,2024-08-31T17:00:00Z,,
            """);

        // online, withdrawn, first-of-August and last-of-August of those and counter and post.
        Assert.Equal((4, 6), await CountAsync(db, new OnlineDossierRate(), InSeptember));
        // At noon of 01/8 last-of-August had not come.
        Assert.Equal((3, 5), await CountAsync(db, new OnlineDossierRate(), At(2024, 8, 1, 12)));
    }

    [Fact]
    public async Task Paid_online_is_asked_of_what_carried_a_fee_and_could_be_paid_so()
    {
        await using var db = await WithAsync("""
            code,procedure_code,channel,applicant_name,received_at,completed_at,outcome,fee_vnd,paid_at,payment_method
            online,1.004222,counter,A,2024-08-01T08:00:00+07:00,2024-08-02T08:00:00+07:00,granted,20000,2024-08-01T08:00:00+07:00,online
            cash,1.004222,counter,B,2024-08-01T08:00:00+07:00,2024-08-02T08:00:00+07:00,granted,20000,2024-08-01T08:00:00+07:00,cash
            unpaid,1.004222,counter,C,2024-08-01T08:00:00+07:00,2024-08-02T08:00:00+07:00,refused,20000,,
            unpaid-yet,1.004222,counter,D,2024-08-01T08:00:00+07:00,2024-08-02T08:00:00+07:00,granted,20000,,online
            paid-later,1.004222,counter,E,2024-08-01T08:00:00+07:00,2024-08-02T08:00:00+07:00,granted,20000,2024-08-30T08:00:00+07:00,online
            free,1.004222,counter,F,2024-08-01T08:00:00+07:00,2024-08-02T08:00:00+07:00,granted,0,2024-08-01T08:00:00+07:00,online
            no-fee-stated,1.004222,counter,G,2024-08-01T08:00:00+07:00,2024-08-02T08:00:00+07:00,granted,,2024-08-01T08:00:00+07:00,online
            not-deployed,1.004873,counter,H,2024-08-01T08:00:00+07:00,2024-08-02T08:00:00+07:00,granted,8000,2024-08-01T08:00:00+07:00,online
            open,1.004222,counter,I,2024-08-01T08:00:00+07:00,,,20000,2024-08-01T08:00:00+07:00,online
            """);

        Assert.Equal((2, 5), await CountAsync(db, new OnlinePaymentDossierRate(), InSeptember));
        Assert.Equal((1, 5), await CountAsync(db, new OnlinePaymentDossierRate(), At(2024, 8, 29)));
    }

    [Fact]
    public async Task Digitized_is_every_paper_and_an_electronic_result_and_each_half_stands_by_itself()
    {
        await using var db = await WithAsync("""
            code,procedure_code,channel,applicant_name,received_at,completed_at,outcome,components_total,components_digitized,electronic_result
            both,1.004873,counter,A,2024-08-01T08:00:00+07:00,2024-08-02T08:00:00+07:00,granted,3,3,true
            papers,1.004873,counter,B,2024-08-01T08:00:00+07:00,2024-08-02T08:00:00+07:00,granted,3,3,false
            result,1.004873,counter,C,2024-08-01T08:00:00+07:00,2024-08-02T08:00:00+07:00,granted,3,2,true
            no-papers,1.004873,counter,D,2024-08-01T08:00:00+07:00,2024-08-02T08:00:00+07:00,refused,0,0,true
            neither,1.004873,counter,E,2024-08-01T08:00:00+07:00,2024-08-02T08:00:00+07:00,granted,1,0,false
            open,1.004873,counter,F,2024-08-01T08:00:00+07:00,,,3,3,
            withdrawn,1.004873,counter,G,2024-08-01T08:00:00+07:00,2024-08-02T08:00:00+07:00,withdrawn,3,3,
            """);

        Assert.Equal((1, 5), await CountAsync(db, new DigitizationRate(), InSeptember));
        Assert.Equal((2, 5), await CountAsync(db, new ComponentDigitizationRate(), InSeptember));
        Assert.Equal((3, 5), await CountAsync(db, new ElectronicResultRate(), InSeptember));
    }

    [Fact]
    public async Task One_stop_is_asked_of_what_was_completed_and_returned()
    {
        await using var db = await WithAsync("""
            code,procedure_code,channel,applicant_name,received_at,completed_at,outcome,returned_at
            returned,1.004873,counter,A,2024-08-01T08:00:00+07:00,2024-08-02T08:00:00+07:00,granted,2024-08-02T09:00:00+07:00
            returned-in-September,1.004873,post,B,2024-08-01T08:00:00+07:00,2024-08-02T08:00:00+07:00,granted,2024-09-03T09:00:00+07:00
            not-fetched,1.004873,online,C,2024-08-01T08:00:00+07:00,2024-08-02T08:00:00+07:00,granted,
            completed-in-July,1.004873,counter,D,2024-07-01T08:00:00+07:00,2024-07-02T08:00:00+07:00,granted,2024-08-02T09:00:00+07:00
            """);

        Assert.Equal((2, 2), await CountAsync(db, new OneStopRate(), InSeptember));
        Assert.Equal((1, 1), await CountAsync(db, new OneStopRate(), At(2024, 9, 1)));
    }

    [Fact]
    public async Task Another_agencys_dossiers_are_not_ours()
    {
        await using var db = await WithAsync(Lives);
        var here = (await AgencyAsync(db)).Id;

        Assert.Equal((0, 0), await db.CountAsync(new OnTimeRate(), Counted.August(here + 1, InSeptember)));
    }

    /// <summary>An archive with this register, as it stands in September.</summary>
    async Task<MotCuaDb> WithAsync(string register)
    {
        var db = Database.Open();
        Assert.Empty((await RegisterAsync(db, register, InSeptember)).Rejected);
        return db;
    }

    static async Task<(long, long)> CountAsync(MotCuaDb db, Indicator indicator, Instant asOf) =>
        await db.CountAsync(indicator, Counted.August((await AgencyAsync(db)).Id, asOf));

    /// <summary>The letter of a dossier: reasoned and signed on 19/8, and what is done with it then.</summary>
    async Task LetterAsync(MotCuaDb db, string code, Action<ApologyLetter, Officer> then, Instant? posted = null)
    {
        var (agency, chairman) = (await AgencyAsync(db), await ChairmanAsync(db));
        var letter = await db.ApologyLetters.SingleAsync(l => l.Dossier!.Code == code);
        letter.GiveReason(DelayReason.Workload, "Hồ sơ nhiều", new(2024, 8, 30), FormSet.On(new(2024, 8, 12)).CounterOf(agency), await db.CalendarAsync(agency), chairman, At(2024, 8, 19));
        await db.SaveChangesAsync();
        letter = (await new Signing(db, Database.Settings()).SignAsync(letter.Id, seen: null, chairman, At(2024, 8, 19)))!;
        then(letter, chairman);
        if (posted is { } at) letter.Post(agency, chairman, at);
        await db.SaveChangesAsync();
    }
}

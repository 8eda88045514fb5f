using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Supplements;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Kpi;

/// <summary>Whatever happens in an office for five weeks, the ledger and the indicators of the same period tell one story.</summary>
public sealed class ApologyLedgerPropertyTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly LocalDate First = new(2024, 8, 1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_ledger_agrees_with_the_indicators(int seed)
    {
        var random = new Random(seed);
        await using var db = Database.Open();
        await LiveAsync(db, random);
        var agency = (await AgencyAsync(db)).Id;
        var owedSomewhere = 0;
        foreach (var (from, to, asOf) in new[]
        {
            (First, new LocalDate(2024, 9, 30), At(2024, 9, 30)), (First, new LocalDate(2024, 8, 31), At(2024, 8, 31, 23)), (First, new LocalDate(2024, 8, 31), At(2024, 8, 14, 12)), (new LocalDate(2024, 8, 12), new LocalDate(2024, 8, 18), At(2024, 9, 30)),
        })
        {
            var period = new KpiPeriod(agency, from, to, asOf);
            var counts = await ApologyLedger.CountAsync(db, period);
            int Count(ApologyCause cause, LedgerStep step) => counts[(cause, step)];
            int Issued(ApologyCause cause) => Count(cause, LedgerStep.SentInTime) + Count(cause, LedgerStep.SentLate);
            owedSomewhere += Enum.GetValues<ApologyCause>().Sum(cause => Count(cause, LedgerStep.Owed));

            foreach (var cause in Enum.GetValues<ApologyCause>())
            {
                Assert.Equal(Count(cause, LedgerStep.Owed), Issued(cause) + Count(cause, LedgerStep.Missing));
                Assert.InRange(Count(cause, LedgerStep.Signed), Issued(cause), Count(cause, LedgerStep.Drafted));
            }
            // The report's list is the same story line by line.
            var lines = await ApologyLine.EachAsync(db, period).ToListAsync();
            foreach (var (cause, step) in counts.Keys) Assert.Equal((cause, step, Count(cause, step)), (cause, step, lines.Count(line => line.Cause == cause && line.Steps.Contains(step))));
            Assert.All(lines, line => Assert.Equal(line.Steps.Contains(LedgerStep.Missing), line.With is not null));
            var history = await period.Late(db).CountAsync(d => d.OwesNoLetter);
            Assert.Equal((Issued(ApologyCause.Late), Count(ApologyCause.Late, LedgerStep.Owed) + history), await db.CountAsync(new ApologyRate(), period));
            Assert.Equal((Issued(ApologyCause.IntakeError), Count(ApologyCause.IntakeError, LedgerStep.Owed)), await db.CountAsync(new ApologyOversightRate(), period));
            Assert.Equal(await PostedAsync(db, period), await db.CountAsync(new ApologyPublishedRate(), period));
        }
        Assert.True(owedSomewhere > 20, $"Only {owedSomewhere} apologies: too dull a life to prove anything.");
    }

    /// <summary>By hand from the ledger's lists: of what is owed for being late or for an oversight, those with every letter that they owed for one of the two by then posted.</summary>
    static async Task<(long, long)> PostedAsync(MotCuaDb db, KpiPeriod period)
    {
        async Task<HashSet<long>> Ids(ApologyCause cause, LedgerStep step) => [.. await ApologyLedger.Dossiers(db, period, cause, step).Select(d => d.Id).ToListAsync()];
        var owed = await Ids(ApologyCause.Late, LedgerStep.Owed);
        owed.UnionWith(await Ids(ApologyCause.IntakeError, LedgerStep.Owed));
        var letters = (await db.ApologyLetters.AsNoTracking().ToListAsync()).Where(l => (l.Cause is ApologyCause.Late or ApologyCause.IntakeError) && l.WithdrawnAt is null && l.OwedAt <= period.AsOf).ToLookup(l => l.DossierId);
        bool IsPosted(ApologyLetter letter) => letter.PublishedAt <= period.AsOf;
        var posted = owed.Count(id => letters[id].Any(IsPosted) && letters[id].GroupBy(l => l.Cause).All(cause => cause.Any(IsPosted)));
        return (posted, owed.Count);
    }

    /// <summary>Five weeks: dossiers come in, are supplemented, lost, completed, wrong and corrected; letters are reasoned, signed, replaced, handed over, posted; the round comes every day.</summary>
    static async Task LiveAsync(MotCuaDb db, Random random)
    {
        var (agency, expert, chairman) = (await AgencyAsync(db), await ExpertAsync(db), await ChairmanAsync(db));
        var calendar = await db.CalendarAsync(agency);
        await RegisterAsync(db, """
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
            history,1.004873,counter,H,2024-08-01T08:00:00+07:00,2024-08-05T17:00:00+07:00,2024-08-14T09:00:00+07:00,granted
            """, At(2024, 8, 15), history: true);
        var number = 0;
        for (var day = First; day <= new LocalDate(2024, 9, 6); day = day.PlusDays(1))
        {
            if (!calendar.IsWorking(day)) continue;
            var now = day.InstantAt(new(8, 0));
            db.ChangeTracker.Clear();
            await new ApologyRound(db, new FakeClock(now)).RunAsync();
            if (day < new LocalDate(2024, 8, 23)) for (var i = random.Next(1, 4); i > 0; i--) await DossierAsync(db, now);

            now += Duration.FromHours(1);
            foreach (var dossier in await db.Dossiers.Include(d => d.Procedure).Include(d => d.Supplements).Include(d => d.Suspensions).Include(d => d.OwedApologies).Where(d => d.CompletedAt == null).ToListAsync())
                Try(() => Live(dossier, random.Next(12), calendar, expert, now));
            foreach (var dossier in await db.Dossiers.Include(d => d.OwedApologies).Where(d => d.CompletedAt != null).ToListAsync())
                Try(() => LiveOn(dossier, random.Next(16), expert, now));
            foreach (var letter in await db.ApologyLetters.Include(l => l.Dossier).Include(l => l.Follows).Where(l => l.WithdrawnAt == null).ToListAsync())
                Try(() => Write(db, letter, random.Next(8), agency, calendar, expert, chairman, day, now, ref number));
            await db.SaveChangesAsync();
        }
        Assert.True(number > 10);
    }

    static void Live(Dossier dossier, int what, WorkCalendar calendar, Officer expert, Instant now)
    {
        switch (what)
        {
            case 0: dossier.Complete(Outcome.Granted, null, false, null, expert, now); break;
            case 1: dossier.RequestSupplement(SupplementStage.Appraisal, SupplementFault.AppraisalOversight, "Bản sao", "Thiếu", "Cho phép", calendar, expert, now); break;
            case 2: dossier.CompleteSupplement(inPerson: false, calendar, expert, now); break;
            case 3: dossier.ReportLoss("Rách", expert, now); break;
            case 4 when now > dossier.OnTimeUntil: dossier.Withdraw("Không còn nhu cầu", expert, now); break;
        }
    }

    static void LiveOn(Dossier dossier, int what, Officer expert, Instant now)
    {
        switch (what)
        {
            case 0: dossier.ReportResultError("Sai họ tên", expert, now); break;
            case 1 or 2 or 3: dossier.CorrectResult("2/XN", "Sửa họ tên", expert, now); break;
            case 4: dossier.HandOver(dossier.ApplicantName, expert, now); break;
        }
    }

    static void Write(MotCuaDb db, ApologyLetter letter, int what, Agency agency, WorkCalendar calendar, Officer expert, Officer chairman, LocalDate day, Instant now, ref int number)
    {
        var newDay = calendar.After(LocalDate.Max(day, letter.PromisedAt.VietnamDay()));
        switch (what)
        {
            case 0 or 1: letter.GiveReason(DelayReason.Workload, "Hồ sơ nhiều", letter.Follows?.NewDueAt is { } before ? before.VietnamDay() : newDay, "Một cửa", calendar, expert, now); break;
            case 2 or 3:
                letter.Sign(chairman, letter.Dossier!, db.LetterTemplates.First(t => t.Cause == letter.Cause), now);
                letter.TakeNumber(++number, 2024, agency);
                break;
            case 4: letter.HandOver("Người nộp", expert, now); break;
            case 5: letter.MarkSent(now); break;
            case 6: letter.Post(agency, chairman, now); break;
            case 7 when letter.Id % 5 == 0 && letter.SignedAt is not null && !db.ApologyLetters.Any(l => l.FollowsId == letter.Id): db.ApologyLetters.Add(letter.FollowWith(FollowKind.Replacement, null, letter.Dossier!, expert, now)); break;
        }
    }

    static void Try(Action act)
    {
        try
        {
            act();
        }
        catch (RuleViolation)
        {
            // The law said no: nothing happened that day.
        }
    }
}

using CsCheck;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Supplements;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Reports;

/// <summary>Whatever an office lived through and whatever period is asked for, the form adds up, and says what the control slips say.</summary>
public sealed class FormII06aPropertyTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly LocalDate First = new(2024, 7, 22), Last = new(2024, 9, 13);

    static readonly string[] Codes = [MaritalStatus, "2.000913", "2.000815"];

    /// <summary>Periods that begin before, in and after the life, of a day to two months, as of any hour.</summary>
    static readonly Gen<(int From, int Days, int AsOfHours)> Periods = Gen.Select(Gen.Int[-10, 60], Gen.OneOf(Gen.Int[0, 3], Gen.Int[0, 60]), Gen.OneOf(Gen.Const(10_000), Gen.Int[-200, 1600]));

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task The_form_adds_up_and_agrees_with_the_control_slips(int seed)
    {
        await using var db = Database.Open();
        await LiveAsync(db, new Random(seed));
        var agency = (await AgencyAsync(db)).Id;
        db.ChangeTracker.Clear();
        var lives = (await db.Dossiers.AsNoTracking().Include(d => d.Procedure).Include(d => d.Events).ToListAsync()).ConvertAll(d => new Life(d));
        var seen = new HashSet<Standing>();

        // The same periods in every run, so that what fails fails again.
        foreach (var (from, days, hours) in Periods.Array[40].Single(_ => true, seed: "0N0XIzNsQ0O2"))
        {
            var first = First.PlusDays(from);
            var period = new ReportPeriod(agency, first, first.PlusDays(days), first.Start() + Duration.FromHours(hours));
            var form = await FormII06a.ReadAsync(db, period);
            var told = lives.Select(life => (life.Dossier, Place: life.PlaceIn(period))).Where(l => l.Place is not null).Select(l => (l.Dossier, l.Place!.Value.Coming, l.Place.Value.Standing)).ToList();
            seen.UnionWith(told.Select(l => l.Standing));

            foreach (var row in form.Rows.Append(form.Total))
            {
                int Of(int number) => row[FormII06aColumn.Find(number)!];
                Assert.Equal((Of(3), Of(3), Of(7), Of(11)), (Of(4) + Of(5) + Of(6), Of(7) + Of(11), Of(8) + Of(9) + Of(10), Of(12) + Of(13)));
                foreach (var column in FormII06aColumn.All)
                    Assert.Equal((period, row.Field, column.Number, Count(told, column, row.Field).Count), (period, row.Field, column.Number, row[column]));
            }
            Assert.Equal(told.Select(l => l.Dossier.Procedure!.Field).Distinct().Count(), form.Rows.Count);
            foreach (var column in FormII06aColumn.All.Where(column => column.Number is 6 or 9 or 12 || column.Number % 5 == days % 5))
                Assert.Equal(Count(told, column, null), await FormII06a.Dossiers(db, period, column).Select(d => d.Id).Order().ToListAsync());
            if (form.Rows is [var some, ..])
                Assert.Equal(Count(told, FormII06aColumn.All[0], some.Field), await FormII06a.Dossiers(db, period, FormII06aColumn.All[0], some.Field).Select(d => d.Id).Order().ToListAsync());
        }
        Assert.Equal(Enum.GetValues<Standing>().Length, seen.Count);
    }

    static List<long> Count(List<(Dossier Dossier, Coming Coming, Standing Standing)> told, FormII06aColumn column, string? field) =>
        [.. told.Where(l => (field is null || l.Dossier.Procedure!.Field == field) && Counts(column.Number, l.Coming, l.Standing)).Select(l => l.Dossier.Id).Order()];

    /// <summary>The columns as the circular names them, written down anew.</summary>
    static bool Counts(int number, Coming coming, Standing standing) => number switch
    {
        3 => true,
        4 => coming == Coming.Online,
        5 => coming == Coming.InPerson,
        6 => coming == Coming.Before,
        7 => standing is Standing.Early or Standing.OnTheDay or Standing.Withdrawn or Standing.Stopped or Standing.Late,
        8 => standing == Standing.Early,
        9 => standing is Standing.OnTheDay or Standing.Withdrawn or Standing.Stopped,
        10 => standing == Standing.Late,
        11 => standing is Standing.InTime or Standing.AwaitingSupplement or Standing.Suspended or Standing.Overdue,
        12 => standing is Standing.InTime or Standing.AwaitingSupplement or Standing.Suspended,
        _ => standing == Standing.Overdue,
    };

    /// <summary>A dossier as its control slip tells it: line by line up to an instant, with none of the columns that the form reads.</summary>
    sealed class Life(Dossier dossier)
    {
        public Dossier Dossier => dossier;

        public (Coming Coming, Standing Standing)? PlaceIn(ReportPeriod period)
        {
            var until = period.AsOf < period.To.End() ? period.AsOf : period.To.End();
            var lines = dossier.Events.Where(e => e.At <= until).OrderBy(e => e.At).ThenBy(e => e.Id).ToList();
            if (lines.Count == 0) return null;
            var ended = lines.FirstOrDefault(e => e.Kind is DossierEventKind.Completed or DossierEventKind.Withdrawn or DossierEventKind.Stopped);
            if (ended is not null && ended.At < period.From.Start()) return null;
            var coming = lines[0].At < period.From.Start() ? Coming.Before : dossier.Channel == Channel.Online ? Coming.Online : Coming.InPerson;
            var due = lines.Last(e => e.NewDueAt is not null).NewDueAt!.Value;
            return (coming, Of(lines, ended, due.InVietnam().Date, until));
        }

        Standing Of(List<DossierEvent> lines, DossierEvent? ended, LocalDate due, Instant until)
        {
            switch (ended?.Kind)
            {
                case DossierEventKind.Withdrawn: return Standing.Withdrawn;
                case DossierEventKind.Stopped: return Standing.Stopped;
                case DossierEventKind.Completed:
                    var ready = ended.At.InVietnam().Date;
                    return ready < due ? Standing.Early : ready == due ? Standing.OnTheDay : Standing.Late;
            }
            var state = lines[^1].ToStatus;
            if (state is DossierStatus.AwaitingSupplement or DossierStatus.Suspended)
            {
                var asked = lines.Last(e => e.ToStatus == state && e.FromStatus != state);
                if (asked.At <= LastOfPromise(lines.Where(e => e.At <= asked.At).Last(e => e.NewDueAt is not null).NewDueAt!.Value))
                    return state == DossierStatus.Suspended ? Standing.Suspended : Standing.AwaitingSupplement;
            }
            return until.InVietnam().Date > due ? Standing.Overdue : Standing.InTime;
        }

        /// <summary>Of a limit in days the end of the day (Civil Code Đ148 k6); of hours, and of a date brought in, the instant itself.</summary>
        Instant LastOfPromise(Instant due) => dossier.Limit is { IsInHours: false } ? due.InVietnam().Date.End() : due;
    }

    /// <summary>Eight weeks: dossiers come in by every channel and through all that the law lets happen to them.</summary>
    async Task LiveAsync(MotCuaDb db, Random random)
    {
        await Database.ExecuteAsync("update procedures set suspended_for = 'FinancialObligation', extension_kind = 'AddOn', extension_limit = '3 working-days' where code in ('1.004873', '2.000913')");
        var (agency, expert, supervisor) = (await AgencyAsync(db), await ExpertAsync(db), await OfficerAsync(db, "vanphong"));
        var calendar = await db.CalendarAsync(agency);
        await RegisterAsync(db, """
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
            so-1,1.004873,online,A,2024-07-01T08:00:00+07:00,2024-07-25T10:00:00+07:00,2024-07-25T15:00:00+07:00,granted
            so-2,2.000815,counter,B,2024-07-01T08:00:00+07:00,2024-08-05T10:00:00+07:00,,
            so-3,2.000913,post,C,2024-07-10T08:00:00+07:00,2024-08-20T17:00:00+07:00,2024-08-02T00:00:00+07:00,withdrawn
            """, Last.Start());
        for (var day = First; day <= Last; day = day.PlusDays(1))
        {
            if (!calendar.IsWorking(day)) continue;
            db.ChangeTracker.Clear();
            var now = day.InstantAt(new(8, 0)) + Duration.FromMinutes(random.Next(0, 240));
            for (var i = random.Next(0, 3); i > 0; i--)
                await DossierAsync(db, now, Application(Codes[random.Next(3)]) with { Channel = (Channel)random.Next(3) });
            now += Duration.FromMinutes(random.Next(1, 600));
            foreach (var dossier in await db.Dossiers.Include(d => d.Procedure).Include(d => d.Supplements).Include(d => d.Suspensions).Include(d => d.OwedApologies).Include(d => d.Opinions).Where(d => d.CompletedAt == null && d.DroppedAt == null).ToListAsync())
                Try(() => Live(dossier, random.Next(20), calendar, expert, supervisor, now));
            await db.SaveChangesAsync();
        }
    }

    static void Live(Dossier dossier, int what, WorkCalendar calendar, Officer expert, Officer supervisor, Instant now)
    {
        switch (what)
        {
            case 0 or 1: dossier.Complete(Outcome.Granted, null, false, null, expert, now); break;
            case 2 or 3: dossier.RequestSupplement(SupplementStage.Appraisal, SupplementFault.Applicant, "Bản sao", "Thiếu", "Cho phép", calendar, supervisor, now); break;
            case 4: dossier.CompleteSupplement(inPerson: false, calendar, expert, now); break;
            case 5 or 6: dossier.Suspend("Nộp thuế", expert, now); break;
            case 7: dossier.Resume(calendar, expert, now); break;
            case 8 or 9: dossier.Extend("Xác minh", null, calendar, expert, now); break;
            case 10: dossier.Withdraw("Không còn nhu cầu", expert, now); break;
            case 11: dossier.Stop("Không bổ sung", expert, now); break;
            case 12: dossier.Assign(expert, null, expert, now); break;
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

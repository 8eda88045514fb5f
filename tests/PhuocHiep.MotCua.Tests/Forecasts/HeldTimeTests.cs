using CsCheck;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Db;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Forecasts;
using PhuocHiep.MotCua.Tests.Deadlines;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Forecasts;

/// <summary>Where the days go: the parts are the whole.</summary>
public sealed class HeldTimeTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly WorkCalendar Calendar = Calendars.Vietnam;

    static readonly (DossierStatus Status, DossierEventKind Kind)[] Steps =
    [
        (DossierStatus.Received, DossierEventKind.SupplementCompleted), (DossierStatus.InProcess, DossierEventKind.Assigned), (DossierStatus.AwaitingOpinion, DossierEventKind.OpinionAsked),
        (DossierStatus.AwaitingSupplement, DossierEventKind.SupplementRequested), (DossierStatus.Suspended, DossierEventKind.SuspendedForPosting), (DossierStatus.Suspended, DossierEventKind.SuspendedForPayment),
    ];

    [Fact]
    public void Whoever_held_it_how_often_the_parts_add_up_to_the_office_hours_from_receipt_to_result() =>
        Gen.Select(Gen.Int[0, 900], Gen.Int[0, 86_399], Gen.Select(Gen.Int[0, Steps.Length - 1], Gen.Int[0, 400_000]).Array[0, 12]).Sample((day, second, steps) =>
        {
            var received = new LocalDate(2022, 1, 3).PlusDays(day).Start() + Duration.FromSeconds(second);
            var (at, status) = (received, DossierStatus.Received);
            var lines = new List<DossierEvent> { new() { At = at, Kind = DossierEventKind.Received, ToStatus = status } };
            foreach (var (step, seconds) in steps)
            {
                at += Duration.FromSeconds(seconds);
                lines.Add(new() { At = at, Kind = Steps[step].Kind, FromStatus = status, ToStatus = Steps[step].Status });
                status = Steps[step].Status;
            }
            at += Duration.FromHours(5);
            lines.Add(new() { At = at, Kind = DossierEventKind.Completed, FromStatus = status, ToStatus = DossierStatus.Completed });

            Assert.Equal(Calendar.WorkingMinutes(Minute(received), Minute(at)), Lasting.Held(lines, at, Calendar).Minutes);
        });

    [Fact]
    public void Each_hour_of_the_office_goes_to_who_held_the_clock_then()
    {
        // Monday 5/8 08:00 received, 09:00 with the officer, 10:00 waits for its applicant, Tuesday 07:30 back, 08:30 another body, Wednesday 07:00 back, 11:30 done. 8 hours a day.
        DossierEvent[] lines =
        [
            Line(At(2024, 8, 5, 8), DossierEventKind.Received, null, DossierStatus.Received), Line(At(2024, 8, 5, 9), DossierEventKind.Assigned, DossierStatus.Received, DossierStatus.InProcess),
            Line(At(2024, 8, 5, 10), DossierEventKind.SupplementRequested, DossierStatus.InProcess, DossierStatus.AwaitingSupplement), Line(At(2024, 8, 6, 7, 30), DossierEventKind.SupplementCompleted, DossierStatus.AwaitingSupplement, DossierStatus.InProcess),
            Line(At(2024, 8, 6, 8, 30), DossierEventKind.OpinionAsked, DossierStatus.InProcess, DossierStatus.AwaitingOpinion), Line(At(2024, 8, 7, 7), DossierEventKind.OpinionTaken, DossierStatus.AwaitingOpinion, DossierStatus.InProcess),
            Line(At(2024, 8, 7, 11, 30), DossierEventKind.Completed, DossierStatus.InProcess, DossierStatus.Completed),
        ];

        Assert.Equal(new HeldTime(1, Counter: 60, Officer: 60 + 60 + 270, Citizen: 300 + 30, UpperLevel: 390, Posting: 0), Lasting.Held(lines, At(2024, 8, 7, 11, 30), Calendar));
    }

    [Fact]
    public async Task A_period_is_the_sum_of_its_dossiers_added_up_or_not_and_of_its_parts()
    {
        var now = At(2024, 8, 12, 10);
        await using var db = Database.Open();
        await new Demonstration(db, Database.Settings(), seed: 134).LoadAsync(300, now);
        await RegisterAsync(db, """
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
            cu,1.004873,counter,A,2024-07-01T08:00:00+07:00,2024-07-05T17:00:00+07:00,2024-07-04T09:00:00+07:00,granted
            """, now, history: true);
        var (from, to) = (new LocalDate(2024, 1, 1), new LocalDate(2024, 8, 12));
        var agency = await AgencyAsync(db);
        var calendar = await db.CalendarAsync(agency);
        var expected = (await db.Dossiers.AsNoTracking().Include(d => d.Events).Where(d => d.Origin == Origin.Demonstration && d.CompletedAt >= from.Start() && d.CompletedAt <= now).ToListAsync())
            .GroupBy(d => d.ProcedureId).OrderBy(of => of.Key).Select(of => (of.Key, of.Aggregate(HeldTime.None, (sum, d) => sum + Lasting.Held(d.Events, d.CompletedAt!.Value, calendar)))).ToList();
        Assert.True(expected.Count > 5);

        var before = await db.HeldAsync(agency.Id, from, to, calendar, now);
        Assert.Equal(Period.DaysBetween(from, to) + 1 - 3, before.MissingDays);
        while (await new ForecastRound(db, new FakeClock(now)).RunAsync() > 0) { }
        var held = await db.HeldAsync(agency.Id, from, to, calendar, now);

        Assert.Equal((0, expected.Select(e => e.Item2.Minutes).Sum()), (held.MissingDays, held.Total.Minutes));
        Assert.Equal(expected, held.ByProcedure.OrderBy(p => p.Key).Select(p => (p.Key, p.Value)));
        var halves = (await db.HeldAsync(agency.Id, from, new(2024, 4, 17), calendar, now)).Total + (await db.HeldAsync(agency.Id, new(2024, 4, 18), to, calendar, now)).Total;
        Assert.Equal(held.Total, halves);
    }

    static Instant Minute(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 60 * 60);

    static DossierEvent Line(Instant at, DossierEventKind kind, DossierStatus? from, DossierStatus to) => new() { At = at, Kind = kind, FromStatus = from, ToStatus = to };
}

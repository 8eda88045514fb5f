using NodaTime;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Forecasts;
using PhuocHiep.MotCua.Tests.Deadlines;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Forecasts;

/// <summary>Worked out by hand. Of procedure 1 (field A) ten took: 3 two days, 7 five days, of a promise of three.</summary>
public sealed class ForecastTests
{
    static readonly WorkCalendar Calendar = Calendars.Vietnam;

    /// <summary>Tuesday.</summary>
    static readonly LocalDate Today = new(2024, 8, 6);

    static readonly Dictionary<int, IReadOnlyList<Took>> Ten = new() { [1] = [new(2, 1, 3), new(5, -2, 7)] };

    static PastTimes Past(Dictionary<int, IReadOnlyList<Took>> times) => new(times, new Dictionary<int, string> { [1] = "A", [2] = "A", [3] = "B" });

    static InFlight Open(long id, Instant receivedAt, Instant onTimeUntil, int procedure = 1, int? holder = null, DossierStatus status = DossierStatus.InProcess, params DossierEvent[] lines) =>
        new(id, procedure, status, holder, receivedAt, onTimeUntil, onTimeUntil, lines);

    static Forecast One(InFlight dossier, Dictionary<int, IReadOnlyList<Took>> times) => Forecast.Of(Today, [dossier], Past(times), new Dictionary<int, Pace>(), Calendar).Single();

    [Fact]
    public void Of_those_that_lasted_so_long_is_asked_how_many_took_longer_than_is_left()
    {
        // Received on Monday, due on Thursday: finished today it will have lasted one day; ten lasted at least so long, seven took more than three.
        var forecast = One(Open(1, At(2024, 8, 5), At(2024, 8, 8, 23)), Ten);

        Assert.Equal((2, new Chance(Basis.Procedure, 10, 7), true, false), (forecast.DaysLeft, forecast.Chance, forecast.SaidLate, forecast.IsPastHalf));
        Assert.Equal(0.7, forecast.Probability!.Value, 9);
    }

    [Fact]
    public void What_was_done_earlier_than_this_one_can_be_says_nothing_of_it()
    {
        // Received on Friday and due today: the three that took two days are as far as it is; with a promise of two days all seven broke it.
        Assert.Equal(new Chance(Basis.Procedure, 10, 7), One(Open(1, At(2024, 8, 2), At(2024, 8, 6, 23)), Ten).Chance);
        // One day further none of the three had lasted so long: seven are too few, and so the field is asked, which has no other.
        Assert.Equal(Basis.Field, One(Open(1, At(2024, 8, 1), At(2024, 8, 6, 23)), new() { [1] = [new(2, 1, 3), new(5, -2, 7)], [2] = [new(1, 0, 3)] }).Chance!.Basis);
    }

    [Fact]
    public void By_the_hour_late_on_the_last_day_is_late()
    {
        var sameDay = new Dictionary<int, IReadOnlyList<Took>> { [1] = [new(0, 0, 8), new(0, -1, 2)] };

        Assert.Equal(new Chance(Basis.Procedure, 10, 2), One(Open(1, At(2024, 8, 6, 8), At(2024, 8, 6, 12)), sameDay).Chance);
    }

    [Fact]
    public void Where_the_procedure_has_too_few_its_field_is_asked_and_then_all_by_the_days_left_of_their_own_promise()
    {
        var times = new Dictionary<int, IReadOnlyList<Took>> { [1] = [new(3, 0, 9)], [2] = [new(9, 1, 4), new(20, 6, 50), new(12, -2, 6)], [3] = [new(1, 2, 30)] };
        var dossier = Open(1, At(2024, 8, 5), At(2024, 8, 8, 23));

        // Of field A 9 + 4 + 6 were still open with two days left; the fifty were done long before.
        Assert.Equal(new Chance(Basis.Field, 19, 6), One(dossier, times).Chance);
        // Procedure 9 is of no field that is known.
        Assert.Equal(new Chance(Basis.All, 49, 6), One(dossier with { ProcedureId = 9 }, times).Chance);
        Assert.Null(One(dossier, new() { [1] = [new(3, 0, 9)] }).Probability);
    }

    [Fact]
    public void What_was_worked_on_a_crowded_desk_is_held_against_crowded_desks_only()
    {
        var times = new Dictionary<int, IReadOnlyList<Took>> { [1] = [new(2, 1, 9), new(5, -2, 1), new(6, -3, 30, IsCrowded: true)] };
        var paces = new Dictionary<int, Pace> { [5] = new(30, 20) };
        var dossier = Open(1, At(2024, 8, 5), At(2024, 8, 8, 23), holder: 5);
        InFlight Overdue(long id) => Open(id, At(2024, 7, 22), At(2024, 7, 25), holder: 5);

        // One overdue is not yet a day's work; two are, of an officer who does two on a busy day.
        Assert.Equal(new Chance(Basis.Procedure, 10, 1, OnlyCrowded: false), Forecast.Of(Today, [Overdue(8), dossier], Past(times), paces, Calendar).Single().Chance);
        Assert.Equal(new Chance(Basis.Procedure, 30, 30, OnlyCrowded: true), Forecast.Of(Today, [Overdue(8), Overdue(9), dossier], Past(times), paces, Calendar).Single().Chance);
        // Where too few of the one kind came so far, all are asked, and said to be.
        Assert.Equal(new Chance(Basis.Procedure, 39, 31), Forecast.Of(Today, [dossier], Past(new() { [1] = [new(2, 1, 8), new(5, -2, 1), new(6, -3, 30, IsCrowded: true)] }), paces, Calendar).Single().Chance);
    }

    [Fact]
    public void A_full_desk_makes_late_what_its_days_do_not_suffice_for()
    {
        // Two on a busy day, and twelve in hand that are due no later than the last of them, on Thursday: in three days six are done.
        var desk = Enumerable.Range(1, 12).Select(n => Open(n, At(2024, 8, 5), At(2024, 8, 8, 23), holder: 5)).ToList();
        var onTime = new Dictionary<int, IReadOnlyList<Took>> { [1] = [new(3, 0, 20)] };

        var forecasts = Forecast.Of(Today, desk, Past(onTime), new Dictionary<int, Pace> { [5] = new(30, 20) }, Calendar).ToDictionary(f => f.Dossier.Id);

        Assert.Equal(new Desk(12, 2, 3), forecasts[12].Desk);
        Assert.Equal(0.5, forecasts[12].Probability!.Value, 9);
        Assert.Equal(0, forecasts[6].Probability);
        Assert.True(forecasts[12].SaidLate && !forecasts[11].SaidLate);
        // Of another officer, of whom nothing is known, the past alone speaks; so of what waits for another body.
        Assert.All(Forecast.Of(Today, desk, Past(onTime), new Dictionary<int, Pace>(), Calendar), f => Assert.Null(f.Desk));
        Assert.Null(Forecast.Of(Today, [desk[0] with { Status = DossierStatus.AwaitingOpinion }], Past(onTime), new Dictionary<int, Pace> { [5] = new(1, 1) }, Calendar).Single().Desk);
    }

    [Fact]
    public void A_pace_is_told_of_all_days_and_of_the_busier_half_of_them() =>
        Assert.Equal((new Pace(29, 24), 1.45m, 2.4), (Pace.Of([3, 2, 1, 0, 4, 1, 1, 2, 2, 3, 1, 3, 2, 1, 1, 2]), new Pace(29, 24).PerDay, new Pace(29, 24).PerBusyDay));

    [Fact]
    public void What_is_overdue_lies_on_the_desk_and_is_not_told_and_what_waits_for_its_applicant_is_neither()
    {
        var overdue = Open(1, At(2024, 7, 22), At(2024, 7, 25), holder: 5);
        var waiting = Open(2, At(2024, 8, 5), At(2024, 8, 7), holder: 5, status: DossierStatus.AwaitingSupplement);
        var due = Open(3, At(2024, 8, 5), At(2024, 8, 8, 23), holder: 5);

        var forecast = Assert.Single(Forecast.Of(Today, [overdue, waiting, due], Past(Ten), new Dictionary<int, Pace> { [5] = new(1, 1) }, Calendar));

        Assert.Equal((3L, 2), (forecast.Dossier.Id, forecast.Desk!.DueNoLater));
    }

    [Fact]
    public void A_limit_that_was_restarted_is_counted_from_then_and_what_the_law_suspended_is_left_out()
    {
        DossierEvent[] lines =
        [
            Line(At(2024, 7, 1), DossierEventKind.Received, null, DossierStatus.Received),
            Line(At(2024, 7, 2), DossierEventKind.SupplementRequested, DossierStatus.Received, DossierStatus.AwaitingSupplement),
            Line(At(2024, 7, 15), DossierEventKind.SupplementCompleted, DossierStatus.AwaitingSupplement, DossierStatus.Received, At(2024, 7, 4)),
            Line(At(2024, 7, 17), DossierEventKind.SuspendedForPosting, DossierStatus.InProcess, DossierStatus.Suspended),
            Line(At(2024, 7, 24), DossierEventKind.Resumed, DossierStatus.Suspended, DossierStatus.InProcess, At(2024, 7, 18)),
        ];
        int Days(LocalDate day, Instant at) => Lasting.Days(At(2024, 7, 1), lines, day, at, Calendar);

        // From Monday 15/7: 16, 17, then 25, 26 July.
        Assert.Equal(4, Days(new(2024, 7, 26), At(2024, 7, 26, 10)));
        // As it was known on 16/7; and on 3/7, when nothing had restarted it.
        Assert.Equal((1, 2), (Days(new(2024, 7, 16), At(2024, 7, 16)), Days(new(2024, 7, 3), At(2024, 7, 3))));
    }

    [Theory]
    [InlineData(8, 8, 10, 0)]
    [InlineData(8, 6, 10, 2)]
    [InlineData(8, 9, 10, -1)]
    [InlineData(8, 10, 9, -1)] // Saturday: no working day later, and late.
    [InlineData(8, 12, 9, -2)]
    public void What_is_left_is_below_zero_exactly_where_it_was_late(int month, int day, int hour, int left) =>
        Assert.Equal(left, Lasting.Left(At(2024, month, day, hour), new LocalDate(2024, 8, 8).End(), Calendar));

    [Fact]
    public void A_week_is_judged_by_what_happened_and_what_was_changed_is_not_judged()
    {
        var due = At(2024, 8, 9, 17);
        KeptForecast Said(long id, double? probability, bool rule) => new() { DossierId = id, OnTimeUntil = due, Probability = probability, SaidLate = probability >= Forecast.Threshold, IsPastHalf = rule };
        Fate Done(Instant? at) => new(due, at, null, null);
        var fates = new Dictionary<long, Fate>
        {
            [1] = Done(At(2024, 8, 12)),
            [2] = Done(null),
            [3] = Done(At(2024, 8, 8)),
            [4] = Done(At(2024, 8, 10)),
            [5] = Done(At(2024, 8, 9)),
            [6] = new(At(2024, 8, 20), null, null, null),
            [7] = new(due, null, At(2024, 8, 9), null),
            [8] = new(due, null, null, At(2024, 8, 9)),
        };

        var week = ForecastWeek.Judge(1, new(2024, 8, 5), isBackTest: false,
            [Said(1, 0.9, true), Said(2, 0.8, true), Said(3, 0.6, true), Said(4, 0.1, true), Said(5, null, true), Said(6, 1, true), Said(7, 1, true), Said(8, 1, true)], fates, At(2024, 8, 13));

        // 1 and 2 were said and late, 3 was said and in time, 4 was late and not said; of 5 nothing could be told.
        Assert.Equal((5, 3, 3, 2, 5, 3, 4, 3), (week.Judged, week.Late, week.Said, week.Right, week.RuleSaid, week.RuleRight, week.Told, week.Changed));
        Assert.Equal(0.01 + 0.04 + 0.36 + 0.81, week.SquaredError, 9);
        var record = new TrackRecord([week, week]);
        Assert.Equal((2 / 3.0, 2 / 3.0, 1.22 / 4, 2), (record.Precision!.Value, record.Recall!.Value, record.Brier!.Value, record.Missed), new Close());
    }

    [Fact]
    public void What_was_not_measured_has_no_value()
    {
        foreach (var record in new TrackRecord[] { new([]), new([new ForecastWeek { Judged = 0 }]) })
            Assert.Equal((null, null, null, null, null), (record.Precision, record.Recall, record.Brier, record.BaseBrier, record.RulePrecision));
        Assert.Null(new TrackRecord([new ForecastWeek { Judged = 4, Late = 1 }]).Precision);
    }

    static DossierEvent Line(Instant at, DossierEventKind kind, DossierStatus? from, DossierStatus to, Instant? oldDueAt = null) => new() { At = at, Kind = kind, FromStatus = from, ToStatus = to, OldDueAt = oldDueAt };

    sealed class Close : IEqualityComparer<(double, double, double, int)>
    {
        public bool Equals((double, double, double, int) x, (double, double, double, int) y) => Math.Abs(x.Item1 - y.Item1) + Math.Abs(x.Item2 - y.Item2) + Math.Abs(x.Item3 - y.Item3) < 1e-9 && x.Item4 == y.Item4;

        public int GetHashCode((double, double, double, int) obj) => 0;
    }
}

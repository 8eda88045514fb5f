using NodaTime;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Forecasts;
using PhuocHiep.MotCua.Tests.Deadlines;

namespace PhuocHiep.MotCua.Tests.Forecasts;

/// <summary>A year and a half of six made-up offices whose dossiers are late for one reason: some weeks more comes in than two officers can do.</summary>
public sealed class CrowdedOfficeTests
{
    static readonly WorkCalendar Calendar = Calendars.Vietnam;

    static readonly (int Procedure, int Limit)[] Procedures = [(1, 3), (2, 5), (3, 10)];

    sealed record Life(long Id, int Procedure, int Holder, Instant ReceivedAt, Instant OnTimeUntil)
    {
        public Instant? CompletedAt { get; set; }

        /// <summary>How many lay late on its desk on the morning of its result, and how many results its officer then had that day.</summary>
        public int Overdue { get; set; }

        public int ThatDay { get; set; }
    }

    [Fact]
    public void A_crowded_month_warns_of_nothing_in_the_calm_that_follows_it()
    {
        var (now, before) = (new Tally(), new Tally());
        for (var office = 1; office <= 8; office++)
        {
            // A calm year, February 2024 crowded, and calm again: what is judged are the weeks from when nothing was late any more.
            var lives = Live(new Random(office), new(2023, 1, 2), new(2024, 6, 28), day => day >= new LocalDate(2024, 2, 1) && day < new LocalDate(2024, 3, 1));
            var lastLate = lives.Where(l => l.CompletedAt > l.OnTimeUntil).Max(l => l.CompletedAt!.Value).VietnamDay();
            for (var monday = ForecastQueries.SundayOf(lastLate).PlusDays(1); monday < new LocalDate(2024, 6, 17); monday = monday.PlusWeeks(1))
                foreach (var told in Foretell(lives, Calendar.NextWorked(monday), monday.PlusDays(6)))
                {
                    now.Add(told.Forecast, lives);
                    before.Add(told.AsIfAllAlike, lives);
                }
        }

        // Whoever holds the crowded month against these weeks warns of some of them.
        Assert.True(now.Told > 300 && now.Late == 0 && before.Said > 20, $"now {now}; before {before}");
        Assert.True(now.Said == 0 && now.Error < 0.5 * before.Error, $"now {now}; before {before}");
    }

    [Fact]
    public void By_the_load_under_which_it_was_worked_the_past_foretells_better()
    {
        var (now, before) = (new Tally(), new Tally());
        for (var office = 1; office <= 3; office++)
        {
            var lives = Live(new Random(office), new(2023, 1, 2), new(2024, 6, 28));
            for (var monday = new LocalDate(2024, 1, 8); monday < new LocalDate(2024, 6, 17); monday = monday.PlusWeeks(1))
            {
                var on = Calendar.NextWorked(monday);
                if (on > monday.PlusDays(4)) continue;
                foreach (var told in Foretell(lives, on, monday.PlusDays(6)))
                {
                    now.Add(told.Forecast, lives);
                    before.Add(told.AsIfAllAlike, lives);
                }
            }
        }

        Assert.True(now.Precision > before.Precision + 0.05 && now.Recall > before.Recall + 0.1 && now.Error < 0.7 * before.Error, $"now {now}; before {before}");
    }

    sealed class Tally
    {
        double squares;

        public int Told { get; private set; }

        public int Late { get; private set; }

        public int Said { get; private set; }

        public int Right { get; private set; }

        public double Precision => (double)Right / Said;

        public double Recall => (double)Right / Late;

        public double Error => squares / Told;

        public void Add(Forecast forecast, List<Life> lives)
        {
            var isLate = IsLate(lives, forecast);
            Told++;
            Late += isLate ? 1 : 0;
            Said += forecast.SaidLate ? 1 : 0;
            Right += forecast.SaidLate && isLate ? 1 : 0;
            squares += Math.Pow(forecast.Probability!.Value - (isLate ? 1 : 0), 2);
        }

        public override string ToString() => $"told {Told}, late {Late}, said {Said}, right {Right}, precision {Precision:0.00}, recall {Recall:0.00}, error {Error:0.000}";
    }

    static bool IsLate(List<Life> lives, Forecast forecast) => lives[(int)forecast.Dossier.Id].CompletedAt is not { } done || done > forecast.Dossier.OnTimeUntil;

    [Fact]
    public void It_is_foretold_better_than_by_the_rate_of_all_and_better_with_its_desks_than_without()
    {
        var (told, late, error, without, byRate, said, right) = (0, 0, 0.0, 0.0, 0.0, 0, 0);
        for (var office = 1; office <= 6; office++)
        {
            var lives = Live(new Random(office), new(2023, 1, 2), new(2024, 6, 28));
            for (var monday = new LocalDate(2024, 1, 8); monday < new LocalDate(2024, 6, 17); monday = monday.PlusWeeks(1))
            {
                var on = Calendar.NextWorked(monday);
                if (on > monday.PlusDays(4)) continue;
                foreach (var (forecast, _, alone, rate) in Foretell(lives, on, monday.PlusDays(6)))
                {
                    var isLate = IsLate(lives, forecast);
                    told++;
                    late += isLate ? 1 : 0;
                    said += forecast.SaidLate ? 1 : 0;
                    right += forecast.SaidLate && isLate ? 1 : 0;
                    error += Math.Pow(forecast.Probability!.Value - (isLate ? 1 : 0), 2);
                    without += Math.Pow(alone.Probability!.Value - (isLate ? 1 : 0), 2);
                    byRate += Math.Pow(rate - (isLate ? 1 : 0), 2);
                }
            }
        }

        var of = $"told {told}, late {late}, said {said}, right {right}, error {error / told:0.000}, without desks {without / told:0.000}, by the rate {byRate / told:0.000}";
        Assert.True(told > 1000 && late > 200, of);
        Assert.True(error < 0.85 * byRate, of);
        Assert.True(error < without, of);
        Assert.True((double)right / said > 1.2 * late / told, of);
    }

    /// <returns>Each with what would be said if the load of the past were not asked, what without its desk, and with the share of all that were late in the year before.</returns>
    static IEnumerable<(Forecast Forecast, Forecast AsIfAllAlike, Forecast Alone, double Rate)> Foretell(List<Life> lives, LocalDate on, LocalDate until)
    {
        var known = lives.Where(l => l.CompletedAt < on.Start() && l.CompletedAt >= on.PlusYears(-1).Start()).ToList();
        PastTimes Past(bool byLoad) => new(
            known.GroupBy(l => l.Procedure).ToDictionary(of => of.Key, of => (IReadOnlyList<Took>)[.. of.Select(l =>
                new Took(Calendar.WorkingDays(l.ReceivedAt.VietnamDay(), l.CompletedAt!.Value.VietnamDay()), Lasting.Left(l.CompletedAt!.Value, l.OnTimeUntil, Calendar), 1, byLoad && Crowd.Is(l.Overdue, l.ThatDay)))]),
            Procedures.ToDictionary(p => p.Procedure, _ => "A"));
        var first = on;
        for (var day = 0; day < YearBehind.PaceDays; day++) first = Calendar.OnOrBefore(first.PlusDays(-1));
        var paces = known.Where(l => l.CompletedAt >= first.Start()).GroupBy(l => l.Holder).ToDictionary(of => of.Key, of => Pace.Of(of.GroupBy(l => l.CompletedAt!.Value.VietnamDay()).Select(day => day.Count())));
        var flights = lives.Where(l => l.ReceivedAt < on.Start() && l.OnTimeUntil <= until.End() && (l.CompletedAt is null || l.CompletedAt >= on.Start()))
            .Select(l => new InFlight(l.Id, l.Procedure, DossierStatus.InProcess, l.Holder, l.ReceivedAt, l.OnTimeUntil, l.OnTimeUntil, [])).ToList();
        var past = Past(byLoad: true);
        var alone = Forecast.Of(on, flights, past, new Dictionary<int, Pace>(), Calendar).ToDictionary(f => f.Dossier.Id);
        var alike = Forecast.Of(on, flights, Past(byLoad: false), paces, Calendar).ToDictionary(f => f.Dossier.Id);
        return Forecast.Of(on, flights, past, paces, Calendar).Where(f => f.Probability is not null).Select(f => (f, alike[f.Dossier.Id], alone[f.Dossier.Id], (double)known.Count(l => l.CompletedAt > l.OnTimeUntil) / known.Count));
    }

    /// <summary>Each officer does four a day, by promise, never on the day of receipt; every few weeks, or when it is said, twice as much comes in.</summary>
    static List<Life> Live(Random random, LocalDate from, LocalDate to, Func<LocalDate, bool>? crowds = null)
    {
        var lives = new List<Life>();
        var (isCrowded, left) = (false, 15);
        for (var day = from; day <= to; day = day.PlusDays(1))
        {
            if (!Calendar.IsWorking(day)) continue;
            if (crowds is not null) isCrowded = crowds(day);
            else if (--left == 0) (isCrowded, left) = (!isCrowded, isCrowded ? 15 + random.Next(20) : 8 + random.Next(8));
            foreach (var holder in new[] { 1, 2 })
            {
                var desk = lives.Where(l => l.Holder == holder && l.CompletedAt is null).OrderBy(l => l.OnTimeUntil).ThenBy(l => l.Id).ToList();
                var (overdue, today) = (desk.Count(l => l.OnTimeUntil < day.Start()), Math.Min(4, desk.Count));
                foreach (var life in desk.Take(today))
                    (life.CompletedAt, life.Overdue, life.ThatDay) = (day.InstantAt(new(9, 0)) + Duration.FromMinutes(random.Next(300)), overdue, today);
                for (var n = (isCrowded ? 5 : 2) + random.Next(3); n > 0; n--)
                {
                    var (procedure, limit) = Procedures[random.Next(Procedures.Length)];
                    lives.Add(new(lives.Count, procedure, holder, day.InstantAt(new(8, 0)), Calendar.Plus(day, limit).End()));
                }
            }
        }
        return lives;
    }
}

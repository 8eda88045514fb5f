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
    }

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
                foreach (var (forecast, alone, rate) in Foretell(lives, on, monday.PlusDays(6)))
                {
                    var isLate = lives[(int)forecast.Dossier.Id].CompletedAt is not { } done || done > forecast.Dossier.OnTimeUntil;
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

    /// <returns>Each with what would be said without its desk, and with the share of all that were late in the year before.</returns>
    static IEnumerable<(Forecast, Forecast, double)> Foretell(List<Life> lives, LocalDate on, LocalDate until)
    {
        var known = lives.Where(l => l.CompletedAt < on.Start() && l.CompletedAt >= on.PlusYears(-1).Start()).ToList();
        var past = new PastTimes(
            known.GroupBy(l => l.Procedure).ToDictionary(of => of.Key, of => (IReadOnlyList<Took>)[.. of.Select(l =>
                new Took(Calendar.WorkingDays(l.ReceivedAt.VietnamDay(), l.CompletedAt!.Value.VietnamDay()), Lasting.Left(l.CompletedAt!.Value, l.OnTimeUntil, Calendar), 1))]),
            Procedures.ToDictionary(p => p.Procedure, _ => "A"));
        var first = on;
        for (var day = 0; day < YearBehind.PaceDays; day++) first = Calendar.OnOrBefore(first.PlusDays(-1));
        var paces = known.Where(l => l.CompletedAt >= first.Start()).GroupBy(l => l.Holder).ToDictionary(of => of.Key, of => Pace.Of(of.GroupBy(l => l.CompletedAt!.Value.VietnamDay()).Select(day => day.Count())));
        var flights = lives.Where(l => l.ReceivedAt < on.Start() && l.OnTimeUntil <= until.End() && (l.CompletedAt is null || l.CompletedAt >= on.Start()))
            .Select(l => new InFlight(l.Id, l.Procedure, DossierStatus.InProcess, l.Holder, l.ReceivedAt, l.OnTimeUntil, l.OnTimeUntil, [])).ToList();
        var alone = Forecast.Of(on, flights, past, new Dictionary<int, Pace>(), Calendar).ToDictionary(f => f.Dossier.Id);
        return Forecast.Of(on, flights, past, paces, Calendar).Where(f => f.Probability is not null).Select(f => (f, alone[f.Dossier.Id], (double)known.Count(l => l.CompletedAt > l.OnTimeUntil) / known.Count));
    }

    /// <summary>Each officer does four a day, by promise, never on the day of receipt; every few weeks twice as much comes in for two or three weeks.</summary>
    static List<Life> Live(Random random, LocalDate from, LocalDate to)
    {
        var lives = new List<Life>();
        var (isCrowded, left) = (false, 15);
        for (var day = from; day <= to; day = day.PlusDays(1))
        {
            if (!Calendar.IsWorking(day)) continue;
            if (--left == 0) (isCrowded, left) = (!isCrowded, isCrowded ? 15 + random.Next(20) : 8 + random.Next(8));
            foreach (var holder in new[] { 1, 2 })
            {
                var today = 4;
                foreach (var life in lives.Where(l => l.Holder == holder && l.CompletedAt is null).OrderBy(l => l.OnTimeUntil).ThenBy(l => l.Id).ToList())
                {
                    if (today-- == 0) break;
                    life.CompletedAt = day.InstantAt(new(9, 0)) + Duration.FromMinutes(random.Next(300));
                }
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

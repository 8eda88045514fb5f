using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Forecasts;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Reminders;
using PhuocHiep.MotCua.Seals;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Supplements;

namespace PhuocHiep.MotCua.Tests.Apologies;

/// <summary>A promise as the simulation itself saw it made and end.</summary>
/// <param name="MadeAt">At reception, or when a supplement or an extension moved it.</param>
sealed record Promise(Instant DueAt, Instant OnTimeUntil, Instant MadeAt)
{
    /// <summary>Kept, moved, dropped or standing still; null: it runs to the end.</summary>
    public Instant? EndedAt { get; set; }
}

/// <summary>What became of one dossier, written down beside the program and not read from it.</summary>
sealed class Life(long id)
{
    public long Id => id;

    public List<Promise> Promises { get; } = [];

    public Instant? CompletedAt { get; set; }

    public Instant? DroppedAt { get; set; }

    public HashSet<ApologyCause> OtherCauses { get; } = [];
}

/// <summary>
/// The days of an office from a seed, by the product's own verbs: dossiers come in, are completed in time or late, supplemented, extended,
/// lost, withdrawn or forgotten; letters are reasoned, signed and posted; rounds come by at night, at the opening, in the afternoon and at
/// the close, within the five minutes of their rhythm. Where wished they are silent now and then, for hours or up to five days, while people work on.
/// </summary>
sealed partial class SimulatedOffice(Func<MotCuaDb> open, Settings settings, int seed, LocalDate first, LocalDate last, double perDay, bool isSilentAtTimes)
{
    /// <summary>By their limits: in the day, in hours, in working days, in calendar days; the fifth and the sixth can be extended.</summary>
    static readonly string[] Procedures =
        ["1.001193", "1.004946", "1.010041", "1.004845", "1.004873", "1.000689", "1.005461", "2.000424", "2.001023", "1.011607", "2.001263"];

    static readonly LocalTime[] Steps = [new(0, 5), new(7, 0), new(13, 30), new(17, 0)];

    readonly Random random = new(seed);
    readonly PriorityQueue<Func<Instant, Task>, (Instant, int)> agenda = new();
    readonly List<Life> lives = [];
    readonly List<Instant> rounds = [];
    int order;
    Agency agency = null!;
    WorkCalendar calendar = null!;
    Officer clerk = null!, expert = null!, supervisor = null!, chairman = null!;

    public IReadOnlyList<Life> Lives => lives;

    Instant End => last.PlusDays(1).Start();

    public async Task LiveAsync()
    {
        await using (var db = open())
        {
            agency = await db.Agencies.AsNoTracking().SingleAsync();
            calendar = await db.CalendarAsync(agency);
            var officers = await db.Users.AsNoTracking().ToDictionaryAsync(o => o.UserName!);
            (clerk, expert, supervisor, chairman) = (officers["motcua"], officers["chuyenmon"], officers["vanphong"], officers["chutich"]);
        }
        var silences = isSilentAtTimes ? Silences() : [];
        for (var day = first; day <= last; day = day.PlusDays(1))
        {
            foreach (var step in Steps)
            {
                var at = day.InstantAt(step) + Duration.FromMinutes(random.Next(5));
                if (!silences.Exists(s => s.From <= at && at < s.To)) Plan(at, RoundsAsync);
            }
            if (!calendar.IsWorking(day)) continue;
            for (var left = perDay; random.NextDouble() < left; left--) Plan(WithinHours(day), ReceiveAsync);
            Plan(day.InstantAt(new(15, 0)), LettersAsync);
        }
        while (agenda.TryDequeue(out var act, out var due) && due.Item1 < End) await act(due.Item1);
        await RoundsAsync(End);
    }

    void Plan(Instant at, Func<Instant, Task> act) => agenda.Enqueue(act, (at, order++));

    List<(Instant From, Instant To)> Silences()
    {
        var silences = new List<(Instant, Instant)>();
        for (var from = first.Start() + Duration.FromDays(random.Next(3, 15)); from < End; from += Duration.FromDays(random.Next(6, 25)))
            silences.Add((from + Duration.FromMinutes(random.Next(1440)), from + Duration.FromMinutes(random.Next(1440)) + Duration.FromHours(random.Next(2, 120))));
        return silences;
    }

    /// <summary>In the order of the schedule, each by itself.</summary>
    async Task RoundsAsync(Instant now)
    {
        rounds.Add(now);
        var clock = new StandingClock(now);
        await using (var db = open()) await new ReminderRound(db, clock, settings).RunAsync();
        await using (var db = open()) await new ApologyRound(db, clock).RunAsync();
        await using (var db = open()) await new LateNoticeRound(db, clock, settings).RunAsync();
        await using (var db = open()) await new Postman(db, clock, settings).RunAsync();
        await using (var db = open()) await new FiguresRound(db, clock).RunAsync();
        await using (var db = open()) await new SealRound(db, clock).RunAsync();
        await using (var db = open()) await new ForecastRound(db, clock).RunAsync();
        await using (var db = open()) await new DigestRound(db, clock, settings).RunAsync();
    }

    async Task ReceiveAsync(Instant now)
    {
        await using var db = open();
        var dossier = await new Intake(db).ReceiveAsync(new()
        {
            RequestKey = Guid.NewGuid(),
            ProcedureCode = Procedures[random.Next(Procedures.Length)],
            Channel = Channel.Counter,
            ApplicantName = $"Người nộp {lives.Count + 1}",
            Email = random.Next(3) == 0 ? null : $"nguoi.{lives.Count + 1}@example.vn",
            Components = [],
        }, clerk, now);
        var life = new Life(dossier.Id);
        lives.Add(life);
        Promised(life, dossier, now);
        var canBeExtended = Array.IndexOf(Procedures, dossier.Procedure!.Code) is 4 or 5;
        switch (random.Next(100))
        {
            case < 12: Plan(Later(now, 0, 2), at => SupplementAsync(life, at)); break;
            case < 18 when canBeExtended && life.Promises[0].DueAt - now > Duration.FromDays(1): Plan(now + Duration.FromHours(1), at => ActAsync(life, at, d => d.Extend("Phải xác minh", null, calendar, expert, at), fateAfter: true)); break;
            case < 22: Plan(now + Duration.FromMinutes(10), at => LoseAsync(life, at)); break;
            default: Fate(life, now); break;
        }
    }

    /// <summary>How it ends, as its promise now stands.</summary>
    void Fate(Life life, Instant now)
    {
        var due = life.Promises[^1].DueAt;
        var inTime = now < due ? Instant.Min(now + Duration.FromMinutes(1 + random.NextInt64(1 + (long)(due - now).TotalMinutes)), due) : Later(now, 0, 3);
        var tooLate = Later(Instant.Max(now, due), 1, 8);
        switch (random.Next(100))
        {
            case < 55: Plan(inTime, at => ActAsync(life, at, d => d.Complete(Outcome.Granted, null, false, null, expert, at))); break;
            case < 85: Plan(tooLate, at => ActAsync(life, at, d => d.Complete(Outcome.Granted, null, false, null, expert, at))); break;
            case < 90: Plan(inTime, at => ActAsync(life, at, d => d.Withdraw("Không còn nhu cầu", clerk, at))); break;
            case < 95: Plan(tooLate, at => ActAsync(life, at, d => d.Withdraw("Không còn nhu cầu", clerk, at))); break;
        }
    }

    async Task SupplementAsync(Life life, Instant now)
    {
        var fault = random.Next(2) == 0 ? SupplementFault.Applicant : SupplementFault.AppraisalOversight;
        await ActAsync(life, now, d => d.RequestSupplement(SupplementStage.Appraisal, fault, "Bản sao", "Thiếu", "Lãnh đạo cho phép", calendar, supervisor, now));
        if (fault != SupplementFault.Applicant) life.OtherCauses.Add(ApologyCause.IntakeError);
        // One in six never comes back.
        if (random.Next(6) > 0) Plan(Later(now, 1, 12), at => ActAsync(life, at, d => d.CompleteSupplement(inPerson: true, calendar, clerk, at), fateAfter: true));
    }

    async Task LoseAsync(Life life, Instant now)
    {
        await ActAsync(life, now, d => d.ReportLoss("Rách tờ khai", expert, now), fateAfter: true);
        life.OtherCauses.Add(ApologyCause.LostOrDamaged);
    }

    async Task ActAsync(Life life, Instant now, Action<Dossier> act, bool fateAfter = false)
    {
        await using var db = open();
        var dossier = await db.Dossiers.Include(d => d.Procedure).Include(d => d.Supplements).Include(d => d.Suspensions).Include(d => d.OwedApologies).SingleAsync(d => d.Id == life.Id);
        act(dossier);
        await db.SaveChangesAsync();
        (life.CompletedAt, life.DroppedAt) = dossier.Status switch { DossierStatus.Completed => (now, null), DossierStatus.Withdrawn => (null, now), _ => ((Instant?)null, (Instant?)null) };
        // The rule again, in the test's own words: the clock stands for a supplement that was asked for while the promise could be kept.
        var stands = dossier.Status == DossierStatus.AwaitingSupplement && now <= life.Promises[^1].OnTimeUntil;
        if (stands || life.CompletedAt is not null || life.DroppedAt is not null) life.Promises[^1].EndedAt ??= now;
        // Over Tết a limit that begins anew may end on the same day.
        else if (dossier.DueAt != life.Promises[^1].DueAt || life.Promises[^1].EndedAt is not null) Promised(life, dossier, now);
        if (fateAfter) Fate(life, now);
    }

    /// <summary>A limit in days is kept until midnight of its last day, one in hours until the hour.</summary>
    static void Promised(Life life, Dossier dossier, Instant now)
    {
        if (life.Promises.Count > 0) life.Promises[^1].EndedAt ??= now;
        life.Promises.Add(new(dossier.DueAt, dossier.Limit!.IsInHours ? dossier.DueAt : dossier.DueAt.VietnamDay().PlusDays(1).Start() - Duration.FromTicks(10), now));
    }

    Instant WithinHours(LocalDate day) => day.InstantAt(new(7, 0)) + Duration.FromMinutes(random.Next(600));

    /// <summary>In the hours of a working day, so many to so many after that one.</summary>
    Instant Later(Instant at, int least, int most)
    {
        var later = WithinHours(calendar.Plus(calendar.OnOrAfter(at.VietnamDay()), random.Next(least, most + 1)));
        return later > at ? later : at + Duration.FromMinutes(20);
    }

    sealed class StandingClock(Instant now) : IClock
    {
        public Instant GetCurrentInstant() => now;
    }
}

using NodaTime;
using NodaTime.Testing;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Tests.Deadlines;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Kpi;

/// <summary>
/// The year of year-2025, lived through once in the order of time by the verbs of the office: intake, import, results, hand-over, money,
/// papers, supplements and letters, and the round of the apologies at 07:05 of every working day. No column is written by hand.
/// </summary>
public sealed partial class ReplayedYear(TestTemplate template) : IAsyncLifetime
{
    static readonly LocalDate LastRound = new(2026, 3, 31);

    readonly Dictionary<string, long> ids = [];
    Officer clerk = null!, expert = null!, chairman = null!;
    WorkCalendar calendar = null!;
    Agency agency = null!, elsewhere = null!;

    public TestDatabase Database { get; } = new(template);

    /// <summary>The term of a sum for which a dossier stands.</summary>
    internal Dictionary<long, YearDossier> Told { get; } = [];

    public int AgencyId => agency.Id;

    /// <summary>What the program answered when the instant of a period had just come: by the period and the key of the line.</summary>
    internal Dictionary<string, Dictionary<string, YearAnswer>> OnTheDay { get; } = [];

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        await OpenTheOfficeAsync();
        var happenings = Lives().Concat(Imports()).Concat(YearFiles.Acts.Select(a => (a.At, Order: 5, Act: (Func<Task>)(() => ActAsync(a))))).Concat(Rounds()).Concat(Questions());
        foreach (var (_, _, act) in happenings.OrderBy(h => h.At).ThenBy(h => h.Order)) await act();
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    /// <summary>A catalogue that can be counted by hand; what no file of procedures can say is said here.</summary>
    async Task OpenTheOfficeAsync()
    {
        await using var db = Database.Open();
        (agency, clerk, expert, chairman) = (await AgencyAsync(db), await ClerkAsync(db), await ExpertAsync(db), await ChairmanAsync(db));
        calendar = await db.CalendarAsync(agency);
        foreach (var other in db.Procedures) other.Status = ProcedureStatus.Draft;
        elsewhere = new Agency { Code = "000.77.77.H08", Name = "Ủy ban nhân dân xã Khác", MorningFrom = new(7, 0), MorningTo = new(11, 30), AfternoonFrom = new(13, 30), AfternoonTo = new(17, 0) };
        db.Agencies.Add(elsewhere);
        await db.SaveChangesAsync();
        foreach (var of in new[] { agency, elsewhere })
        {
            using var file = YearFiles.Open("procedures.csv");
            Assert.Equal((11, 0), await new ProcedureImport(db).RunAsync(file, of, At(2024, 12, 1), dryRun: false) is var done ? (done.Added, done.Rejected.Count) : default);
        }
        foreach (var procedure in db.Procedures.Where(p => p.AgencyId == agency.Id))
        {
            switch (procedure.Code)
            {
                case "HN": (procedure.ExtensionKind, procedure.ExtensionLimit) = (ExtensionKind.TotalCap, new(23, LimitUnit.CalendarDays)); break;
                case "DD": procedure.SuspendedFor = SuspensionGround.FinancialObligation; break;
                case "SAU15": procedure.CountedFromNextDayAfter15 = true; break;
                case "MOI": procedure.Change(p => p.InForceFrom = new(2025, 7, 1), "Văn phòng", At(2024, 12, 1)); break;
                case "CU": procedure.Change(p => p.InForceTo = new(2025, 6, 30), "Văn phòng", At(2024, 12, 1)); break;
                case "NHAP": procedure.Change(p => p.Status = ProcedureStatus.Draft, "Văn phòng", At(2024, 12, 1)); break;
            }
        }
        await db.SaveChangesAsync();
    }

    IEnumerable<(Instant At, int Order, Func<Task> Act)> Lives()
    {
        foreach (var told in YearFiles.Dossiers.Where(d => d.Entry == "office"))
        {
            yield return (told.ReceivedAt, 1, () => ReceiveAsync(told));
            if (told.CompletedAt is { } at) yield return (at, 6, () => EndAsync(told, at));
            if (told.ReturnedAt is { } returned) yield return (returned, 7, () => HandOverAsync(told, returned));
        }
    }

    IEnumerable<(Instant At, int Order, Func<Task> Act)> Imports() => YearFiles.Dossiers.Where(d => d.Entry != "office").GroupBy(d => (d.Entry, At: d.ImportedAt!.Value))
        .Select(file => (file.Key.At, 2, (Func<Task>)(() => ImportAsync([.. file], file.Key.Entry, file.Key.At))));

    IEnumerable<(Instant At, int Order, Func<Task> Act)> Rounds()
    {
        for (var day = YearFiles.Dossiers.Min(d => d.ReceivedAt).VietnamDay(); day <= LastRound; day = day.PlusDays(1))
            if (Calendars.Vietnam.IsWorking(day) && day.InstantAt(new(7, 5)) is var at) yield return (at, 0, () => RoundAsync(at));
    }

    IEnumerable<(Instant At, int Order, Func<Task> Act)> Questions() =>
        YearFiles.Periods.Select(period => (period.AsOf, 9, (Func<Task>)(async () => OnTheDay[period.Name] = await AskAsync(period))));

    async Task RoundAsync(Instant at)
    {
        await using var db = Database.Open();
        await new ApologyRound(db, new FakeClock(at)).RunAsync();
    }

    async Task ReceiveAsync(YearDossier told)
    {
        await using var db = Database.Open();
        var dossier = await new Intake(db).ReceiveAsync(new()
        {
            RequestKey = Guid.NewGuid(),
            ProcedureCode = told.Procedure,
            Channel = Enum.Parse<Channel>(told.Channel, ignoreCase: true),
            ApplicantName = told.ApplicantName,
            Components = [.. Enumerable.Range(1, told.Components).Select(i => new HandedIn($"Giấy tờ {i}", 1, 0, i <= told.Digitized))],
            FeeVnd = told.FeeVnd,
            PaymentMethod = told.PaidBy is { } by ? Enum.Parse<PaymentMethod>(by, ignoreCase: true) : null,
        }, clerk, told.ReceivedAt);
        if (told.Procedure is "HN" or "DD") dossier.Assign(expert, null, clerk, told.ReceivedAt);
        await db.SaveChangesAsync();
        Remember(told, dossier.Id);
    }

    Task EndAsync(YearDossier told, Instant at) => OnAsync(told.Code, dossier =>
    {
        if (told.Outcome == "withdrawn") dossier.Withdraw("Người nộp rút", clerk, at);
        else if (told.Outcome == "refused") dossier.Complete(Outcome.Refused, null, told.Electronic, "Không đủ điều kiện", expert, at);
        else dossier.Complete(Outcome.Granted, null, told.Electronic, null, expert, at);
    }, whole: false);

    Task HandOverAsync(YearDossier told, Instant at) => OnAsync(told.Code, dossier => dossier.HandOver(told.ApplicantName, clerk, at), whole: false);

    async Task ImportAsync(YearDossier[] rows, string entry, Instant at)
    {
        await using var db = Database.Open();
        var file = new StringWriter();
        await file.WriteLineAsync("code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome,returned_at,components_total,components_digitized,electronic_result");
        foreach (var r in rows)
            await file.WriteLineAsync($"{r.Code},{r.Procedure},{r.Channel},{r.ApplicantName},{r.ReceivedAt.ToIso()},{YearFiles.At(r.Due)!.Value.ToIso()},{r.CompletedAt!.Value.ToIso()},{r.Outcome},{r.ReturnedAt!.Value.ToIso()},{r.Components},{r.Digitized},{(r.Electronic ? "true" : "false")}");
        var done = await new RegisterImport(db).RunAsync(new StringReader(file.ToString()), entry == "elsewhere" ? elsewhere : agency, history: entry == "history", dryRun: false, at);
        Assert.Equal((rows.Length, 0), (done.Added, done.Rejected.Count));
        foreach (var r in rows) Remember(r, db.Dossiers.Single(d => d.Code == r.Code).Id);
    }

    void Remember(YearDossier told, long id) => (ids[told.Code], Told[id]) = (id, told);
}

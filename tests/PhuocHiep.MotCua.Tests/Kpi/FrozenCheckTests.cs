using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Rounds;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Kpi;

/// <summary>What was frozen stays; where it no longer holds, it is said, and somebody freezes it once more with a reason.</summary>
public sealed class FrozenCheckTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly LocalDate From = new(2024, 7, 1), To = new(2024, 7, 31);

    static readonly Instant Frozen = At(2024, 8, 1), BroughtIn = At(2024, 8, 12);

    [Fact]
    public async Task A_register_brought_in_since_contradicts_it_until_it_is_frozen_again()
    {
        await using var db = Database.Open();
        await DossierAsync(db, At(2024, 7, 29));
        await RoundsAsync(Frozen);
        Assert.Empty(await FrozenAlarmsAsync(db));

        await RegisterAsync(db, """
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
            late,1.004873,counter,A,2024-07-01T08:00:00+07:00,2024-07-05T17:00:00+07:00,2024-07-10T09:00:00+07:00,granted
            """, BroughtIn, history: true);
        await RoundsAsync(BroughtIn);
        var alarm = Assert.Single(await FrozenAlarmsAsync(db));
        Assert.Equal("/kpi/frozen", alarm.Page);
        var agency = (await AgencyAsync(db)).Id;
        var onTime = (await new FrozenCheck(db).AskAsync(agency, From, To)).Single(f => f.Indicator.Id == "on-time-rate");
        Assert.Equal((new Halves(0, 0), new Halves(0, 1), true), (onTime.Frozen!.Halves, onTime.Today, onTime.Differs));
        Assert.Equal(1, await db.BroughtInSinceAsync(onTime.Frozen));
        Assert.True((await db.FrozenPeriodsAsync(agency, 2024)).Single(p => (p.From, p.To) == (From, To)).Differing > 0);

        var supervisor = await OfficerAsync(db, "vanphong");
        await Assert.ThrowsAsync<RuleViolation>(() => new FrozenCheck(db).FreezeAgainAsync(From, To, " ", supervisor, BroughtIn));
        await Assert.ThrowsAsync<RuleViolation>(() => new FrozenCheck(db).FreezeAgainAsync(From, To.PlusDays(1), "Nhập sổ cũ", supervisor, BroughtIn));
        foreach (var period in (await db.FrozenPeriodsAsync(agency, 2024)).Where(p => p.Differing > 0))
            await new FrozenCheck(db).FreezeAgainAsync(period.From, period.To, "Nhập sổ cũ", supervisor, BroughtIn + Duration.FromHours(1));
        Assert.Empty(await FrozenAlarmsAsync(db));
        Assert.DoesNotContain(await new FrozenCheck(db).AskAsync(agency, From, To), f => f.Differs);
        Assert.Equal([(null, null, 0L), (supervisor.FullName, "Nhập sổ cũ", 1L)],
            (await db.FrozenHistoryAsync(agency, From, To)).Where(f => f.Indicator == "on-time-rate").Select(f => (f.By, f.Note, f.Denominator!.Value)));
    }

    [Fact]
    public async Task What_happens_after_the_period_contradicts_nothing()
    {
        await using var db = Database.Open();
        var dossier = await DossierAsync(db, At(2024, 7, 29));
        await RoundsAsync(Frozen);
        var open = await db.Dossiers.Include(d => d.OwedApologies).SingleAsync(d => d.Id == dossier.Id);
        open.Complete(Outcome.Granted, null, false, null, await ExpertAsync(db), At(2024, 8, 5));
        await db.SaveChangesAsync();
        await RoundsAsync(BroughtIn);
        Assert.Empty(await FrozenAlarmsAsync(db));
        Assert.True(await db.Reconciliations.AnyAsync(r => r.From == From && r.To == To && r.CheckedAt >= BroughtIn));
    }

    static async Task<List<Alarm>> FrozenAlarmsAsync(MotCuaDb db) => [.. (await db.AlarmsAsync(BroughtIn)).Where(a => a.Kind == AlarmKind.FrozenDiffers)];

    async Task RoundsAsync(Instant now)
    {
        await using var db = Database.Open();
        while (await new FiguresRound(db, new FakeClock(now)).RunAsync() > 0) { }
        for (var pass = 0; pass < 4; pass++) await new ReconcileRound(db, new FakeClock(now + Duration.FromMinutes(pass))).RunAsync();
    }
}

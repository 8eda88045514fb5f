using NodaTime;
using NodaTime.Testing;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Tests;

namespace PhuocHiep.MotCua.Browser;

/// <summary>Frozen periods and the reconciliation, where something does not agree.</summary>
public sealed class FrozenTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task What_was_frozen_and_what_does_not_agree_are_clean_pages()
    {
        var now = Given.At(2024, 8, 12, 9);
        await using (var db = chromium.Office.Database.Open())
        {
            await Given.DossierAsync(db, Given.At(2024, 7, 29));
            await RoundsAsync(db, Given.At(2024, 8, 1));
            await Given.RegisterAsync(db, """
                code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
                late,1.004873,counter,A,2024-07-01T08:00:00+07:00,2024-07-05T17:00:00+07:00,2024-07-10T09:00:00+07:00,granted
                """, now, history: true);
            await Given.DossierAsync(db);
            await chromium.Office.Database.ExecuteAsync("alter table dossiers disable trigger user; update dossiers set due_at = due_at + interval '1 day', status = 'Suspended' where code <> 'late'; alter table dossiers enable trigger user");
            await RoundsAsync(db, now);
            await chromium.Office.Database.ExecuteAsync("alter table dossiers disable trigger user; update dossiers set status = 'Received' where code <> 'late'; alter table dossiers enable trigger user");
            await RoundsAsync(db, now + Duration.FromDays(1));
        }
        chromium.Office.Clock.Reset(now + Duration.FromDays(1));
        var supervisor = await chromium.EnterAsync("vanphong");
        foreach (var (path, name) in new[] { ("/kpi/frozen", "frozen"), ("/kpi/frozen/2024-07-01/2024-07-31", "frozen-period"), ("/kpi/differences", "differences"), ("/kpi", "kpi-differs") })
        {
            await supervisor.Page.GotoAsync(path);
            await supervisor.LookAsync(name);
        }
    }

    static async Task RoundsAsync(MotCuaDb db, Instant now)
    {
        while (await new FiguresRound(db, new FakeClock(now)).RunAsync() > 0) { }
        for (var pass = 0; pass < 4; pass++) await new ReconcileRound(db, new FakeClock(now + Duration.FromMinutes(pass))).RunAsync();
    }
}

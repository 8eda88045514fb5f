using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Rounds;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <summary>Việc chạy nền: when each round was last by, and what it found.</summary>
[Only(Role.Supervisor | Role.Administrator), Route("/kpi/rounds")]
public sealed class RoundsController(MotCuaDb db, IClock clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        return View("Rounds", new RoundsPage(await db.PulsesAsync(ct), await db.AlarmsAsync(now, ct), now));
    }
}

public sealed record RoundsPage(IReadOnlyList<Pulse> Pulses, IReadOnlyList<Alarm> Alarms, Instant Now);

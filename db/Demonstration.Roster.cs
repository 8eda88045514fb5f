using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Db;

// Who sits at the counter.
public sealed partial class Demonstration
{
    /// <summary>Who sits at the counter from last week on; the last days still wait for a backup, and then for anybody.</summary>
    async Task RosterAsync(Agency agency, WorkCalendar calendar, IReadOnlyList<Officer> officers, LocalDate today, CancellationToken ct)
    {
        const int Planned = 6;
        if (await db.DutyShifts.Of(agency.Id).AnyAsync(ct)) return;
        var (clerk, backup) = (officers.First(o => o.Has(Role.Clerk)), officers.First(o => o.Has(Role.Officer)));
        var past = Roster.WorkingDays(calendar, today.PlusDays(-7), 5).Where(day => day < today);
        var coming = Roster.WorkingDays(calendar, today, Planned);
        foreach (var day in past.Concat(coming))
        {
            foreach (var session in Enum.GetValues<DutySession>())
            {
                db.DutyShifts.Add(new DutyShift { AgencyId = agency.Id, On = day, Session = session, OfficerId = clerk.Id });
                if (day != coming[^1]) db.DutyShifts.Add(new DutyShift { AgencyId = agency.Id, On = day, Session = session, OfficerId = backup.Id, IsBackup = true });
            }
        }
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }
}

using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Deadlines;

namespace PhuocHiep.MotCua.Agencies;

public static class AgencyCalendar
{
    /// <summary>The calendar of one agency: the country's holidays and its own. Read anew for each act; some 130 rows.</summary>
    public static async Task<WorkCalendar> CalendarAsync(this MotCuaDb db, Agency agency, CancellationToken ct = default) =>
        new(await db.Holidays.AsNoTracking().Where(h => h.AgencyId == null || h.AgencyId == agency.Id).ToListAsync(ct), agency.Hours);
}

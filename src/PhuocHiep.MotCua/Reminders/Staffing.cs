using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Reminders;

/// <summary>Who is there to be told today.</summary>
/// <param name="officers">Those of the agency with an active account.</param>
/// <param name="away">Of them, those on leave today.</param>
public sealed class Staffing(IReadOnlyList<Officer> officers, IReadOnlySet<int> away)
{
    public IReadOnlyList<Officer> Officers => officers;

    /// <summary>
    /// Who is told at this stage. Of what nobody holds, or somebody whose account is closed: the head of the desk. For whoever is away, the
    /// next above is told as well: for the holder the head of the desk, for the head the chairman, for the chairman the vice-chairman.
    /// Where nobody heads the desk, or nobody may sign: every supervisor.
    /// </summary>
    public IReadOnlySet<int> Told(ReminderStage stage, int? holderId)
    {
        var told = new SortedSet<int>();
        foreach (var addressee in Escalation.Steps.Single(step => step.Stage == stage).Whom) Tell(addressee, holderId, told);
        return told;
    }

    void Tell(Addressee addressee, int? holderId, SortedSet<int> told)
    {
        var (theirs, next) = addressee switch
        {
            Addressee.Holder => (officers.Where(o => o.Id == holderId).ToList(), (Addressee?)Addressee.DeskHead),
            Addressee.DeskHead => (OrSupervisors(o => o.HeadsDesk), Addressee.Chairman),
            _ => (WhoSigns(), null),
        };
        told.UnionWith(theirs.Select(o => o.Id));
        if (next is { } above && theirs.TrueForAll(o => away.Contains(o.Id))) Tell(above, holderId, told);
    }

    List<Officer> WhoSigns()
    {
        var chairmen = officers.Where(o => o.SigningAuthority == SigningAuthority.Chairman).ToList();
        return chairmen.Exists(o => !away.Contains(o.Id)) ? chairmen : [.. chairmen, .. OrSupervisors(o => o.SigningAuthority == SigningAuthority.ViceChairman)];
    }

    List<Officer> OrSupervisors(Func<Officer, bool> who) =>
        officers.Where(who).ToList() is { Count: > 0 } those ? those : officers.Where(o => o.Has(Role.Supervisor)).ToList();
}

public static class StaffingQueries
{
    public static async Task<Staffing> StaffingAsync(this MotCuaDb db, int agencyId, LocalDate today, CancellationToken ct = default)
    {
        var officers = await db.Users.AsNoTracking().Where(o => o.AgencyId == agencyId && o.IsActive).OrderBy(o => o.Id).ToListAsync(ct);
        var away = await db.Absences.AsNoTracking().Of(agencyId).Where(a => a.ToOn >= today && a.FromOn <= today).Select(a => a.OfficerId).ToListAsync(ct);
        return new(officers, away.ToHashSet());
    }
}

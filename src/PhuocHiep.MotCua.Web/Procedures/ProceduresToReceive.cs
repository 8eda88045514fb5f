using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Procedures;

namespace PhuocHiep.MotCua.Web.Procedures;

/// <summary>What the counter chooses from.</summary>
public static class ProceduresToReceive
{
    const int Most = 12;

    const int QuickChoices = 9;

    /// <summary>Those in force that match, the exact code first; none where nothing was typed.</summary>
    public static async Task<IReadOnlyList<ProcedureHit>> ProceduresToReceiveAsync(this MotCuaDb db, int agencyId, string? text, LocalDate day, CancellationToken ct)
    {
        if (VietnameseText.Clean(text) is not { } typed) return [];
        var procedures = db.Procedures.AsNoTracking().Of(agencyId).InForceOn(day).Matching(typed);
        return await ProcedureHit.Of(procedures.OrderByDescending(p => p.Code == typed).ThenBy(p => p.Name).Take(Most)).ToListAsync(ct);
    }

    /// <summary>What this office received most often in the last 90 days.</summary>
    public static async Task<IReadOnlyList<ProcedureHit>> ProceduresReceivedMostAsync(this MotCuaDb db, int agencyId, Instant now, CancellationToken ct)
    {
        var since = now - Duration.FromDays(90);
        var used = await db.Dossiers.Of(agencyId).Where(d => d.ReceivedAt >= since)
            .GroupBy(d => d.ProcedureId).OrderByDescending(group => group.Count()).Take(QuickChoices).Select(group => group.Key).ToListAsync(ct);
        var inForce = await db.Procedures.AsNoTracking().Of(agencyId).InForceOn(now.VietnamDay()).Where(p => used.Contains(p.Id))
            .Select(p => new { p.Id, Hit = new ProcedureHit(p.Code, p.Name, p.Field, p.Limit) }).ToListAsync(ct);
        return [.. inForce.OrderBy(p => used.IndexOf(p.Id)).Select(p => p.Hit)];
    }
}

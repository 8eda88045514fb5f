using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace PhuocHiep.MotCua.Procedures;

public static class ProcedureQueries
{
    public static IQueryable<Procedure> Of(this IQueryable<Procedure> procedures, int agencyId) => procedures.Where(p => p.AgencyId == agencyId);

    /// <summary>Those for which something can be received that day.</summary>
    public static IQueryable<Procedure> InForceOn(this IQueryable<Procedure> procedures, LocalDate day) =>
        procedures.Where(p => p.Status == ProcedureStatus.InForce
            && (p.InForceFrom == null || p.InForceFrom <= day)
            && (p.InForceTo == null || day <= p.InForceTo));

    /// <summary>By code or name, without marks or case, every word in any order; the catalogue of a commune is some hundred rows.</summary>
    public static IQueryable<Procedure> Matching(this IQueryable<Procedure> procedures, string? text)
    {
        foreach (var word in VietnameseText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var pattern = VietnameseText.LikePattern(word);
            procedures = procedures.Where(p => EF.Functions.Like(p.SearchText, pattern, @"\"));
        }
        return procedures;
    }
}

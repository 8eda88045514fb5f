using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Procedures;

namespace PhuocHiep.MotCua.Web.Procedures;

/// <summary>A procedure as a line to choose from.</summary>
public sealed record ProcedureHit(string Code, string Name, string Field, TimeLimit? Limit)
{
    public static IQueryable<ProcedureHit> Of(IQueryable<Procedure> procedures) =>
        procedures.Select(p => new ProcedureHit(p.Code, p.Name, p.Field, p.Limit));
}

using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Procedures;

namespace PhuocHiep.MotCua;

// What can be asked for.
public sealed partial class MotCuaDb
{
    public DbSet<Procedure> Procedures => Set<Procedure>();

    public DbSet<ProcedureChange> ProcedureChanges => Set<ProcedureChange>();

    static void MapProcedures(ModelBuilder model)
    {
        model.Entity<Procedure>(procedure =>
        {
            procedure.Property(p => p.Code).HasMaxLength(50);
            procedure.HasIndex(p => new { p.AgencyId, p.Code }).IsUnique();
            procedure.HasOne<Agency>().WithMany().HasForeignKey(p => p.AgencyId).OnDelete(DeleteBehavior.Restrict);
            procedure.HasMany(p => p.Components).WithOne().HasForeignKey(c => c.ProcedureId);
        });
        model.Entity<ProcedureChange>(change =>
        {
            change.HasOne<Procedure>().WithMany(p => p.Changes).HasForeignKey(c => c.ProcedureId).OnDelete(DeleteBehavior.Restrict);
            change.HasIndex(c => new { c.ProcedureId, c.Id });
        });
        model.Entity<ProcedureComponent>().ToTable("procedure_components").HasIndex(c => new { c.ProcedureId, c.Ordinal });
    }
}

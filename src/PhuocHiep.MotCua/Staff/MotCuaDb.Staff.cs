using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua;

// Who works here, and when.
public sealed partial class MotCuaDb
{
    public DbSet<DutyShift> DutyShifts => Set<DutyShift>();

    public DbSet<Absence> Absences => Set<Absence>();

    static void MapStaff(ModelBuilder model)
    {
        model.Entity<Officer>(officer =>
        {
            officer.ToTable("officers");
            officer.Property(o => o.FullName).HasMaxLength(200);
            officer.Property(o => o.Position).HasMaxLength(200);
            officer.Property(o => o.Unit).HasMaxLength(200);
            officer.Property(o => o.Roles).HasConversion<int>();
            officer.HasOne(o => o.Agency).WithMany().HasForeignKey(o => o.AgencyId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<DutyShift>(shift =>
        {
            shift.HasOne<Agency>().WithMany().HasForeignKey(s => s.AgencyId).OnDelete(DeleteBehavior.Restrict);
            shift.HasOne(s => s.Officer).WithMany().HasForeignKey(s => s.OfficerId).OnDelete(DeleteBehavior.Restrict);
            shift.HasIndex(s => new { s.AgencyId, s.On, s.Session, s.OfficerId }).IsUnique();
        });
        model.Entity<Absence>(absence =>
        {
            absence.Property(a => a.Reason).HasMaxLength(Absence.LongestReason);
            absence.HasOne(a => a.Officer).WithMany().HasForeignKey(a => a.OfficerId).OnDelete(DeleteBehavior.Restrict);
            absence.HasIndex(a => a.ToOn);
        });
        model.Entity<IdentityUserClaim<int>>().ToTable("officer_claims");
        model.Entity<IdentityUserLogin<int>>().ToTable("officer_logins");
        model.Entity<IdentityUserToken<int>>().ToTable("officer_tokens");
    }
}

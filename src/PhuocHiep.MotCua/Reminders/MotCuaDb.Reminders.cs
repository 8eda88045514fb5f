using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Reminders;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua;

// Who was told, of what, at which stage.
public sealed partial class MotCuaDb
{
    public DbSet<Reminder> Reminders => Set<Reminder>();

    static void MapReminders(ModelBuilder model) =>
        model.Entity<Reminder>(reminder =>
        {
            reminder.HasOne(r => r.Dossier).WithMany().HasForeignKey(r => r.DossierId).OnDelete(DeleteBehavior.Restrict);
            reminder.HasOne<Officer>().WithMany().HasForeignKey(r => r.OfficerId).OnDelete(DeleteBehavior.Restrict);
            reminder.HasIndex(r => new { r.DossierId, r.Stage, r.DueAt, r.OfficerId }).IsUnique().AreNullsDistinct(false);
            reminder.HasIndex(r => new { r.OfficerId, r.RaisedAt });
        });
}

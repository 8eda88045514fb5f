using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Messages;

namespace PhuocHiep.MotCua;

// What is to be sent.
public sealed partial class MotCuaDb
{
    public DbSet<OutgoingMessage> OutgoingMessages => Set<OutgoingMessage>();

    static void MapMessages(ModelBuilder model) =>
        model.Entity<OutgoingMessage>(mail =>
        {
            mail.HasOne(m => m.Letter).WithMany().HasForeignKey(m => m.LetterId).OnDelete(DeleteBehavior.Restrict);
            mail.HasOne<Dossier>().WithMany().HasForeignKey(m => m.DossierId).OnDelete(DeleteBehavior.Restrict);
            mail.HasIndex(m => m.MessageId).IsUnique();
            mail.HasIndex(m => m.DossierId);
            mail.HasIndex(m => m.NextAttemptAt).HasFilter("sent_at is null and given_up_at is null").HasDatabaseName("ix_outgoing_messages_unsent");
        });
}

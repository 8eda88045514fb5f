using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Opinions;

namespace PhuocHiep.MotCua;

// What other bodies are asked.
public sealed partial class MotCuaDb
{
    static void MapOpinions(ModelBuilder model) =>
        model.Entity<Opinion>().ToTable("opinions").HasOne<Dossier>().WithMany(d => d.Opinions).HasForeignKey(o => o.DossierId).OnDelete(DeleteBehavior.Restrict);
}

using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Dossiers;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Dossiers;

public sealed class DossierQueryTests(TestTemplate template) : OwnDatabase(template)
{
    [Fact]
    public async Task It_is_found_without_marks_or_case_by_every_word_in_any_order()
    {
        await using var db = Database.Open();
        await DossierAsync(db, application: Application() with { ApplicantName = "Nguyễn Văn Đạt", IdentityNumber = "052190000777", Phone = "0905777777" });
        await DossierAsync(db, application: Application() with { ApplicantName = "Nguyễn Văn An" });

        // The third is the same letter, its mark apart.
        foreach (var text in new[] { "nguyen van dat", "ĐẠT  nguyễn", "Đa\u0323t", "052190000777", "0905777777", "240806-0001", "dat 0905777" })
            Assert.Equal([(text, "Nguyễn Văn Đạt")], (await db.Dossiers.Matching(text).ToListAsync()).Select(d => (text, d.ApplicantName)));
        foreach (var text in new[] { "Nguyễn Văn Đức", "%", "Nguy_n", @"\" })
            Assert.Equal((text, 0), (text, await db.Dossiers.Matching(text).CountAsync()));
    }

    [Fact]
    public async Task The_queue_is_open_due_soon_overdue_or_ready()
    {
        await using var db = Database.Open();
        var clerk = await ClerkAsync(db);
        var open = await DossierAsync(db);
        var ready = await DossierAsync(db);
        ready.Complete(Outcome.Granted, null, false, null, clerk, At(2024, 8, 8));
        var fetched = await DossierAsync(db);
        fetched.Complete(Outcome.Granted, null, false, null, clerk, At(2024, 8, 8));
        fetched.HandOver("Nguyễn Thị Hường", clerk, At(2024, 8, 8));
        var withdrawn = await DossierAsync(db);
        withdrawn.Withdraw("Không còn nhu cầu", clerk, At(2024, 8, 8));
        await db.SaveChangesAsync();

        Assert.Equal([open.Id], await IdsAsync(db.Dossiers.Open()));
        Assert.Equal([ready.Id], await IdsAsync(db.Dossiers.ReadyToHandOver()));
        Assert.Empty(await IdsAsync(db.Dossiers.DueSoon(At(2024, 8, 8, 6, 59, 59))));
        Assert.Equal([open.Id], await IdsAsync(db.Dossiers.DueSoon(At(2024, 8, 8, 7))));
        Assert.Equal([open.Id], await IdsAsync(db.Dossiers.DueSoon(At(2024, 8, 9, 23, 59, 59))));
        Assert.Empty(await IdsAsync(db.Dossiers.Overdue(At(2024, 8, 9, 23, 59, 59))));
        Assert.Equal([open.Id], await IdsAsync(db.Dossiers.Overdue(At(2024, 8, 10, 0))));
        Assert.Empty(await IdsAsync(db.Dossiers.DueSoon(At(2024, 8, 10, 0))));
    }

    [Fact]
    public async Task The_past_is_asked_as_it_was()
    {
        await using var db = Database.Open();
        var clerk = await ClerkAsync(db);
        var completed = await DossierAsync(db);
        completed.Complete(Outcome.Granted, null, false, null, clerk, At(2024, 8, 14));
        var withdrawn = await DossierAsync(db);
        withdrawn.Withdraw("Không còn nhu cầu", clerk, At(2024, 8, 13));
        await DossierAsync(db, At(2024, 8, 20));
        await db.SaveChangesAsync();

        Assert.Equal([completed.Id, withdrawn.Id], await IdsAsync(db.Dossiers.OverdueAt(Monday)));
        Assert.Equal([completed.Id], await IdsAsync(db.Dossiers.OverdueAt(At(2024, 8, 13))));
        Assert.Empty(await IdsAsync(db.Dossiers.OverdueAt(At(2024, 8, 14))));
        Assert.Equal([completed.Id, withdrawn.Id], await IdsAsync(db.Dossiers.DueSoonAt(Friday)));
        Assert.Empty(await IdsAsync(db.Dossiers.DueSoonAt(Monday)));
        Assert.Empty(await IdsAsync(db.Dossiers.DueSoonAt(Tuesday)));
    }

    static async Task<List<long>> IdsAsync(IQueryable<Dossier> dossiers) => await dossiers.Select(d => d.Id).Order().ToListAsync();
}

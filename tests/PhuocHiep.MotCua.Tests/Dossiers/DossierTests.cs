using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Dossiers;

public sealed class DossierTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    static readonly Instant Wednesday = At(2024, 8, 7, 10);
    static readonly Instant Thursday = At(2024, 8, 8, 10);

    [Fact]
    public async Task It_is_received_completed_and_handed_over_and_each_move_leaves_its_line()
    {
        await using var db = database.Open();
        var (clerk, expert) = (await ClerkAsync(db), await ExpertAsync(db));
        var dossier = await DossierAsync(db);
        dossier.Complete(Outcome.Granted, "45/XN", electronicResult: true, reason: null, expert, Wednesday);
        dossier.HandOver("Nguyễn Thị Hường", clerk, Thursday);
        await db.SaveChangesAsync();

        var kept = await ReadAsync(dossier.Id);
        Assert.Equal((DossierStatus.HandedOver, Wednesday, Thursday), (kept.Status, kept.CompletedAt, kept.HandedOverAt));
        Assert.Equal((Outcome.Granted, "45/XN", true, "Nguyễn Thị Hường"), (kept.Outcome, kept.ResultNumber, kept.ElectronicResult, kept.HandedOverTo));
        Assert.Equal(
            [
                (DossierEventKind.Received, null, DossierStatus.Received, Tuesday, clerk.FullName, clerk.Id),
                (DossierEventKind.Completed, DossierStatus.Received, DossierStatus.Completed, Wednesday, expert.FullName, expert.Id),
                (DossierEventKind.HandedOver, DossierStatus.Completed, DossierStatus.HandedOver, Thursday, clerk.FullName, (int?)clerk.Id),
            ],
            kept.Events.OrderBy(e => e.Id).Select(e => (e.Kind, e.FromStatus, e.ToStatus, e.At, e.By, e.OfficerId)));
    }

    [Fact]
    public async Task A_refusal_needs_its_reason_and_is_a_result()
    {
        await using var db = database.Open();
        var dossier = await DossierAsync(db);
        var expert = await ExpertAsync(db);

        var refusal = Assert.Throws<RuleViolation>(() => dossier.Complete(Outcome.Refused, null, false, reason: null, expert, Wednesday));
        Assert.Equal("NĐ 61/2018 Đ19 k8", refusal.Article);
        Assert.True(dossier.IsOpen);

        dossier.Complete(Outcome.Refused, null, false, "Không đủ điều kiện", expert, Wednesday);
        await db.SaveChangesAsync();
        var kept = await ReadAsync(dossier.Id);
        Assert.Equal((DossierStatus.Completed, Outcome.Refused, Wednesday), (kept.Status, kept.Outcome, kept.CompletedAt));
        Assert.Equal("Không đủ điều kiện", kept.Events.Single(e => e.Kind == DossierEventKind.Completed).Note);
    }

    [Fact]
    public async Task Withdrawn_it_is_neither_open_nor_completed_nor_late()
    {
        await using var db = database.Open();
        var dossier = await DossierAsync(db);
        dossier.Withdraw("Không còn nhu cầu", await ClerkAsync(db), Thursday);
        await db.SaveChangesAsync();

        var kept = await ReadAsync(dossier.Id);
        Assert.Equal((DossierStatus.Withdrawn, Thursday, null), (kept.Status, kept.DroppedAt, kept.CompletedAt));
        Assert.Equal((false, false, false), (kept.IsOpen, kept.IsLate(Monday), kept.IsDueSoon(Thursday)));
        var line = kept.Events.Single(e => e.Kind == DossierEventKind.Withdrawn);
        Assert.Equal((DossierStatus.Received, DossierStatus.Withdrawn, "Không còn nhu cầu"), (line.FromStatus, line.ToStatus, line.Note));
    }

    [Fact]
    public async Task What_has_a_result_gets_no_second_one_and_is_not_withdrawn()
    {
        await using var db = database.Open();
        var clerk = await ClerkAsync(db);
        var dossier = await DossierAsync(db);
        dossier.Complete(Outcome.Granted, null, false, null, clerk, Wednesday);

        Assert.Contains("10 giờ 00, 07/08/2024", Assert.Throws<RuleViolation>(() => dossier.Complete(Outcome.Granted, null, false, null, clerk, Thursday)).Message, StringComparison.Ordinal);
        Assert.Throws<RuleViolation>(() => dossier.Withdraw("Không còn nhu cầu", clerk, Thursday));
        Assert.Equal((Wednesday, DossierStatus.Completed), (dossier.CompletedAt, dossier.Status));
    }

    [Fact]
    public async Task What_was_withdrawn_gets_no_result_and_is_not_handed_over()
    {
        await using var db = database.Open();
        var clerk = await ClerkAsync(db);
        var dossier = await DossierAsync(db);
        dossier.Withdraw("Không còn nhu cầu", clerk, Wednesday);

        Assert.Throws<RuleViolation>(() => dossier.Complete(Outcome.Granted, null, false, null, clerk, Thursday));
        Assert.Throws<RuleViolation>(() => dossier.Withdraw("Lần nữa", clerk, Thursday));
        Assert.Throws<RuleViolation>(() => dossier.HandOver("Nguyễn Thị Hường", clerk, Thursday));
        Assert.Equal(DossierStatus.Withdrawn, dossier.Status);
    }

    [Fact]
    public async Task Nothing_is_handed_over_before_there_is_a_result_or_twice()
    {
        await using var db = database.Open();
        var clerk = await ClerkAsync(db);
        var dossier = await DossierAsync(db);
        Assert.Equal("NĐ 61/2018 Đ20", Assert.Throws<RuleViolation>(() => dossier.HandOver("Nguyễn Thị Hường", clerk, Wednesday)).Article);

        dossier.Complete(Outcome.Granted, null, false, null, clerk, Wednesday);
        dossier.HandOver("Nguyễn Thị Hường", clerk, Wednesday);
        Assert.Throws<RuleViolation>(() => dossier.HandOver("Người Khác", clerk, Thursday));
        Assert.Equal("Nguyễn Thị Hường", dossier.HandedOverTo);
    }

    [Fact]
    public async Task No_move_lies_before_the_one_it_follows()
    {
        await using var db = database.Open();
        var clerk = await ClerkAsync(db);
        var dossier = await DossierAsync(db);
        Assert.Throws<RuleViolation>(() => dossier.Complete(Outcome.Granted, null, false, null, clerk, Tuesday - Duration.Epsilon));
        Assert.Throws<RuleViolation>(() => dossier.Withdraw("Nhầm", clerk, Tuesday - Duration.Epsilon));

        dossier.Complete(Outcome.Granted, null, false, null, clerk, Wednesday);
        Assert.Throws<RuleViolation>(() => dossier.HandOver("Nguyễn Thị Hường", clerk, Wednesday - Duration.Epsilon));
        dossier.HandOver("Nguyễn Thị Hường", clerk, Wednesday);
        Assert.Equal(DossierStatus.HandedOver, dossier.Status);
    }

    [Fact]
    public async Task A_limit_in_days_is_late_when_its_last_day_is_over()
    {
        await using var db = database.Open();
        var dossier = await DossierAsync(db);

        Assert.False(dossier.IsLate(Friday + Duration.FromHours(6)));
        Assert.False(dossier.IsLate(At(2024, 8, 10, 0) - Duration.FromTicks(10)));
        Assert.True(dossier.IsLate(At(2024, 8, 10, 0)));
    }

    [Fact]
    public async Task Late_stays_late_when_it_is_completed()
    {
        await using var db = database.Open();
        var (late, inTime) = (await DossierAsync(db), await DossierAsync(db));
        var expert = await ExpertAsync(db);
        late.Complete(Outcome.Granted, null, false, null, expert, At(2024, 8, 10, 0));
        inTime.Complete(Outcome.Granted, null, false, null, expert, At(2024, 8, 9, 23, 59, 59));
        await db.SaveChangesAsync();

        Assert.True((await ReadAsync(late.Id)).IsLate(At(2030, 1, 1)));
        Assert.False((await ReadAsync(inTime.Id)).IsLate(At(2030, 1, 1)));
        Assert.Equal([late.Id], await db.Dossiers.CompletedLate().Where(d => d.Id == late.Id || d.Id == inTime.Id).Select(d => d.Id).ToListAsync());
    }

    [Fact]
    public async Task A_note_moves_nothing()
    {
        await using var db = database.Open();
        var dossier = await DossierAsync(db);
        var before = (dossier.DueAt, dossier.OnTimeUntil, dossier.DueSoonFrom, dossier.Status, dossier.Version);
        dossier.Note(DossierEventKind.LetterDrafted, "Hệ thống", null, Monday, "Ghi chú");
        await db.SaveChangesAsync();

        var kept = await ReadAsync(dossier.Id);
        Assert.Equal(before, (kept.DueAt, kept.OnTimeUntil, kept.DueSoonFrom, kept.Status, kept.Version));
        Assert.True(kept.IsLate(Monday));
    }

    [Fact]
    public async Task Of_two_officers_on_one_dossier_the_slower_is_told()
    {
        await using var db = database.Open();
        var id = (await DossierAsync(db)).Id;
        await using var first = database.Open();
        await using var second = database.Open();
        var expert = await ExpertAsync(db);
        var (theirs, ours) = (await first.Dossiers.SingleAsync(d => d.Id == id), await second.Dossiers.SingleAsync(d => d.Id == id));

        theirs.Complete(Outcome.Granted, "1/XN", false, null, expert, Wednesday);
        await first.SaveChangesAsync();
        ours.Complete(Outcome.Refused, "2/XN", false, "Không đủ điều kiện", expert, Thursday);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
        var kept = await ReadAsync(id);
        Assert.Equal((Outcome.Granted, "1/XN", Wednesday), (kept.Outcome, kept.ResultNumber, kept.CompletedAt));
        Assert.Equal(2, kept.Events.Count);
    }

    async Task<Dossier> ReadAsync(long id)
    {
        await using var archive = database.Open();
        return await archive.Dossiers.Include(d => d.Events).SingleAsync(d => d.Id == id);
    }
}

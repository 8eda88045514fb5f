using Microsoft.EntityFrameworkCore;
using Npgsql;
using PhuocHiep.MotCua.Dossiers;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Db;

/// <summary>What the database itself refuses, whoever asks.</summary>
public sealed class NothingIsRewrittenTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("update dossier_events set note = 'khác' where dossier_id = {0}")]
    [InlineData("update dossier_events set at = at - interval '1 day' where dossier_id = {0}")]
    [InlineData("delete from dossier_events where dossier_id = {0}")]
    [InlineData("delete from dossiers where id = {0}")]
    public async Task An_event_is_never_changed_and_a_dossier_never_deleted(string sql)
    {
        await using var db = database.Open();
        var dossier = await DossierAsync(db);

        await RefusesAsync(sql, dossier.Id);

        var line = await db.DossierEvents.AsNoTracking().SingleAsync(e => e.DossierId == dossier.Id);
        Assert.Equal((null, Tuesday), (line.Note, line.At));
    }

    [Theory]
    [InlineData("due_at = due_at + interval '7 days'")]
    [InlineData("due_at = due_at + interval '7 days', on_time_until = on_time_until + interval '7 days'")]
    [InlineData("on_time_until = on_time_until + interval '7 days'")]
    [InlineData("completed_at = '2024-08-09 17:00+07', status = 'Completed', outcome = 'Granted'")]
    [InlineData("dropped_at = '2024-08-09 17:00+07', status = 'Withdrawn'")]
    public async Task No_due_or_finish_date_moves_without_an_event_of_it(string change)
    {
        await using var db = database.Open();
        var dossier = await DossierAsync(db);

        await RefusesAsync($"update dossiers set {change} where id = {{0}}", dossier.Id);

        var kept = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == dossier.Id);
        Assert.Equal((Friday, dossier.OnTimeUntil, DossierStatus.Received, null, null), (kept.DueAt, kept.OnTimeUntil, kept.Status, kept.CompletedAt, kept.DroppedAt));
    }

    [Theory]
    [InlineData("completed_at = completed_at - interval '3 days'")]
    [InlineData("completed_at = null, outcome = null, status = 'Received'")]
    public async Task A_finish_date_once_there_stays(string change)
    {
        await using var db = database.Open();
        var dossier = await DossierAsync(db);
        dossier.Complete(Outcome.Granted, null, false, null, await ExpertAsync(db), Monday);
        await db.SaveChangesAsync();

        await RefusesAsync($"update dossiers set {change} where id = {{0}}", dossier.Id);
    }

    [Fact]
    public async Task A_withdrawal_is_not_taken_back()
    {
        await using var db = database.Open();
        var dossier = await DossierAsync(db);
        dossier.Withdraw("Không còn nhu cầu", await ClerkAsync(db), Friday);
        await db.SaveChangesAsync();

        await RefusesAsync("update dossiers set dropped_at = null, status = 'Received' where id = {0}", dossier.Id);
    }

    [Fact]
    public async Task A_due_date_moves_with_an_event_that_keeps_the_old_one()
    {
        await using var db = database.Open();
        var dossier = await DossierAsync(db);

        await database.ExecuteAsync($"""
            begin;
            update dossiers set due_at = '2024-08-12 17:00+07', on_time_until = '2024-08-12 23:59:59.999999+07' where id = {dossier.Id};
            insert into dossier_events (dossier_id, at, kind, by, to_status, old_due_at, new_due_at)
                values ({dossier.Id}, '2024-08-07 09:00+07', 'Received', 'Phép thử', 'Received', '2024-08-09 17:00+07', '2024-08-12 17:00+07');
            commit;
            """);

        Assert.Equal(At(2024, 8, 12, 17), await db.Dossiers.Where(d => d.Id == dossier.Id).Select(d => d.DueAt).SingleAsync());
    }

    [Theory]
    [InlineData("reason = 'khác'")]
    [InlineData("reason_kind = 'Other'")]
    [InlineData("new_due_at = new_due_at + interval '1 day'")]
    [InlineData("place = 'khác'")]
    [InlineData("promised_at = promised_at + interval '1 day'")]
    [InlineData("number = number + 100")]
    [InlineData("number_text = '99/PXL-UBND'")]
    [InlineData("signed_at = null")]
    [InlineData("signer_name = 'khác'")]
    [InlineData("issue_by = issue_by + interval '1 day'")]
    [InlineData("token = 'khác'")]
    [InlineData("override_reason = 'khác'")]
    [InlineData("follow_kind = 'Correction'")]
    [InlineData("owed_at = null")]
    public async Task A_signed_letter_is_not_edited(string change)
    {
        await using var db = database.Open();
        var letter = await SignedLetterAsync(db, database.Settings());

        await RefusesAsync($"update apology_letters set {change} where id = {{0}}", letter.Id);
    }

    [Theory]
    [InlineData("sent_at = null")]
    [InlineData("sent_at = sent_at + interval '1 hour'")]
    [InlineData("handed_over_at = null")]
    [InlineData("handed_over_to = 'khác'")]
    [InlineData("published_at = null")]
    [InlineData("posted_until = posted_until + 1")]
    [InlineData("take_down_reason = 'khác'")]
    [InlineData("withdrawn_at = null")]
    [InlineData("withdrawal_reason = 'khác'")]
    public async Task When_it_was_sent_handed_over_and_posted_stays(string change)
    {
        await using var db = database.Open();
        var letter = await SignedLetterAsync(db, database.Settings());
        letter.MarkSent(Monday);
        letter.HandOver("Nguyễn Thị Hường", await ClerkAsync(db), Monday);
        letter.Post(await AgencyAsync(db), await ChairmanAsync(db), Monday);
        letter.TakeDown("Người dân yêu cầu", await ChairmanAsync(db), Monday);
        letter.Withdraw("hồ sơ đã rút", Monday);
        await db.SaveChangesAsync();

        await RefusesAsync($"update apology_letters set {change} where id = {{0}}", letter.Id);
    }

    [Theory]
    [InlineData("delete from apology_letters where id = {0}")]
    [InlineData("delete from letter_papers where letter_id = {0}")]
    [InlineData(@"update letter_papers set pdf = '\x00' where letter_id = {0}")]
    public async Task A_letter_and_its_paper_are_kept(string sql)
    {
        await using var db = database.Open();
        var letter = await SignedLetterAsync(db, database.Settings());

        await RefusesAsync(sql, letter.Id);
    }

    [Fact]
    public async Task A_second_letter_for_the_same_cause_is_impossible()
    {
        await using var db = database.Open();
        var letter = await LetterAsync(db);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync($"""
            insert into apology_letters (agency_id, dossier_id, cause, drafted_at, promised_at, place)
            select agency_id, dossier_id, cause, drafted_at, promised_at, place from apology_letters where id = {letter.Id}
            """));
        Assert.Equal(MotCuaDb.OneLetterPerCause, refused.ConstraintName);
    }

    async Task RefusesAsync(string sql, long id) =>
        Assert.Equal(PostgresErrorCodes.RestrictViolation, (await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync(sql.Replace("{0}", $"{id}", StringComparison.Ordinal)))).SqlState);
}

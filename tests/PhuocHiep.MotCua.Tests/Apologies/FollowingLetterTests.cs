using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Apologies;

/// <summary>Sent back, replaced, corrected, re-appointed once more, taken down: each by its rule.</summary>
public sealed class FollowingLetterTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly Instant Later = At(2024, 8, 20, 9);

    [Fact]
    public async Task Sent_back_it_waits_for_a_reason_again_and_shows_why_until_it_has_one()
    {
        await using var db = Database.Open();
        var letter = await ReasonedLetterAsync(db);
        var chairman = await ChairmanAsync(db);
        letter.Return("Ghi rõ cơ quan xác minh", chairman, Monday);
        await db.SaveChangesAsync();
        Assert.Equal((LetterStatus.Drafted, "Ghi rõ cơ quan xác minh", chairman.Id), (letter.Status, letter.ReturnComment, letter.ReturnedById));
        Assert.Throws<RuleViolation>(() => letter.Sign(chairman, db.Dossiers.Single(d => d.Id == letter.DossierId), db.LetterTemplates.First(t => t.Cause == letter.Cause), Monday));

        await ReasonAsync(db, letter, new(2024, 8, 16));
        Assert.Equal((LetterStatus.AwaitingSignature, null, null), (letter.Status, letter.ReturnComment, letter.ReturnedAt));
    }

    [Fact]
    public async Task Only_who_may_sign_sends_back_with_a_comment_what_waits_for_signature()
    {
        await using var db = Database.Open();
        var (chairman, expert) = (await ChairmanAsync(db), await ExpertAsync(db));
        var letter = await ReasonedLetterAsync(db);

        Assert.Equal("NĐ 30/2020 Đ13 k2", Assert.Throws<RuleViolation>(() => letter.Return("Sửa", expert, Monday)).Article);
        Assert.Throws<RuleViolation>(() => letter.Return(" ", chairman, Monday));
        letter.Return("Sửa", chairman, Monday);
        Assert.Throws<RuleViolation>(() => letter.Return("Sửa nữa", chairman, Monday));
    }

    [Theory]
    [InlineData(FollowKind.Replacement)]
    [InlineData(FollowKind.Correction)]
    public async Task A_signed_letter_is_replaced_by_another_that_starts_with_its_words_and_promises_no_later_day(FollowKind kind)
    {
        await using var db = Database.Open();
        var first = await SignedLetterAsync(db, Database.Settings());
        var dossier = await db.Dossiers.SingleAsync(d => d.Id == first.DossierId);
        var second = first.FollowWith(kind, null, dossier, await ExpertAsync(db), Later);
        db.ApologyLetters.Add(second);
        await db.SaveChangesAsync();
        Assert.Equal((first.Id, kind, LetterStatus.Drafted, first.Reason, first.NewDueAt), (second.FollowsId, second.FollowKind, second.Status, second.Reason, second.NewDueAt));

        var calendar = await db.CalendarAsync(await AgencyAsync(db));
        var expert = await ExpertAsync(db);
        var no = Assert.Throws<RuleViolation>(() => second.GiveReason(DelayReason.OtherAgency, "Chờ", new(2024, 8, 19), "Một cửa", calendar, expert, Monday));
        Assert.Equal("NĐ 61/2018 Đ19 k9", no.Article);
        second.GiveReason(DelayReason.OtherAgency, "Chờ", new(2024, 8, 15), "Một cửa", calendar, expert, Monday);
        second.Sign(await ChairmanAsync(db), dossier, db.LetterTemplates.First(t => t.Cause == second.Cause), Monday);
        Assert.Equal(LetterStatus.Signed, second.Status);
    }

    [Fact]
    public async Task The_law_knows_one_re_appointment_only_and_the_chairman_answers_for_another()
    {
        await using var db = Database.Open();
        var first = await SignedLetterAsync(db, Database.Settings());
        var dossier = await db.Dossiers.SingleAsync(d => d.Id == first.DossierId);
        foreach (var (who, why) in new[] { (await ExpertAsync(db), "Vì bão"), (await ViceChairmanAsync(db), "Vì bão"), (await OfficerAsync(db, "vanphong"), "Vì bão"), (await ChairmanAsync(db), " ") })
            Assert.Equal("NĐ 61/2018 Đ19 k9", Assert.Throws<RuleViolation>(() => first.FollowWith(FollowKind.SecondAppointment, why, dossier, who, Later)).Article);

        var chairman = await ChairmanAsync(db);
        var second = first.FollowWith(FollowKind.SecondAppointment, "Vì bão", dossier, chairman, Later);
        db.ApologyLetters.Add(second);
        await db.SaveChangesAsync();
        Assert.Equal(("Vì bão", chairman.Id, null), (second.OverrideReason, second.OverrideById, second.NewDueAt));
        await Assert.ThrowsAsync<RuleViolation>(() => ReasonAsync(db, second, new(2024, 8, 16)));
        await ReasonAsync(db, second, new(2024, 8, 30), Later);
    }

    [Fact]
    public async Task A_dossier_with_a_result_is_not_re_appointed()
    {
        await using var db = Database.Open();
        var first = await SignedLetterAsync(db, Database.Settings());
        var dossier = await db.Dossiers.Include(d => d.OwedApologies).SingleAsync(d => d.Id == first.DossierId);
        dossier.Complete(MotCua.Dossiers.Outcome.Granted, null, false, null, await ExpertAsync(db), Monday);
        var chairman = await ChairmanAsync(db);

        Assert.Throws<RuleViolation>(() => first.FollowWith(FollowKind.SecondAppointment, "Vì bão", dossier, chairman, Later));
    }

    [Fact]
    public async Task A_letter_is_followed_once()
    {
        await using var db = Database.Open();
        var first = await SignedLetterAsync(db, Database.Settings());
        var dossier = await db.Dossiers.SingleAsync(d => d.Id == first.DossierId);
        var expert = await ExpertAsync(db);
        db.ApologyLetters.AddRange(first.FollowWith(FollowKind.Replacement, null, dossier, expert, Later), first.FollowWith(FollowKind.Correction, null, dossier, expert, Later));

        Assert.Contains(MotCuaDb.OneFollower, (await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync())).InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_follows_may_be_dropped_a_first_one_never()
    {
        await using var db = Database.Open();
        var first = await SignedLetterAsync(db, Database.Settings());
        var dossier = await db.Dossiers.SingleAsync(d => d.Id == first.DossierId);
        var second = first.FollowWith(FollowKind.Replacement, null, dossier, await ExpertAsync(db), Later);
        second.Discard("Không cần thay thế", Later);
        Assert.Equal(LetterStatus.Withdrawn, second.Status);
        db.ApologyLetters.AddRange(second, first.FollowWith(FollowKind.Correction, null, dossier, await ExpertAsync(db), Later));
        await db.SaveChangesAsync();

        var other = await LetterAsync(db);
        Assert.Throws<RuleViolation>(() => other.Discard("Không muốn", Monday));
    }

    [Fact]
    public async Task Taken_down_it_is_off_the_wall_and_that_it_was_posted_stays()
    {
        await using var db = Database.Open();
        var letter = await SignedLetterAsync(db, Database.Settings());
        var (agency, chairman) = (await AgencyAsync(db), await ChairmanAsync(db));
        Assert.Throws<RuleViolation>(() => letter.TakeDown("Người dân yêu cầu", chairman, Monday));
        letter.Post(agency, chairman, Monday);
        await db.SaveChangesAsync();
        Assert.Equal(1, await db.ApologyLetters.Posted(Monday.VietnamDay()).CountAsync());

        Assert.Throws<RuleViolation>(() => letter.TakeDown("", chairman, Monday));
        letter.TakeDown("Người dân yêu cầu", chairman, Monday);
        await db.SaveChangesAsync();
        Assert.Equal(0, await db.ApologyLetters.Posted(Monday.VietnamDay()).CountAsync());
        Assert.Equal((Monday, Monday, "Người dân yêu cầu"), (letter.PublishedAt, letter.TakenDownAt, letter.TakeDownReason));
        Assert.Throws<RuleViolation>(() => letter.TakeDown("Lần nữa", chairman, Monday));
    }

    static async Task ReasonAsync(MotCuaDb db, ApologyLetter letter, LocalDate day, Instant? at = null) =>
        letter.GiveReason(DelayReason.OtherAgency, "Chờ kết quả xác minh của UBND xã Phước Hòa", day, "Một cửa", await db.CalendarAsync(await AgencyAsync(db)), await ExpertAsync(db), at ?? Monday);
}

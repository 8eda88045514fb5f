using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Deadlines;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Apologies;

public sealed class ApologyLetterTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    const string Place = "Bộ phận Tiếp nhận và Trả kết quả";

    [Fact]
    public async Task The_officer_gives_the_reason_the_new_day_and_the_place()
    {
        await using var db = database.Open();
        var letter = await LetterAsync(db);
        await GiveReasonAsync(db, letter, new(2024, 8, 16));
        await db.SaveChangesAsync();

        await using var archive = database.Open();
        var kept = await archive.ApologyLetters.SingleAsync(l => l.Id == letter.Id);
        Assert.Equal((LetterStatus.AwaitingSignature, DelayReason.OtherAgency, "Chờ xác minh"), (kept.Status, kept.ReasonKind, kept.Reason));
        Assert.Equal((At(2024, 8, 16, 17), Place), (kept.NewDueAt, kept.Place));
        Assert.Equal(((await ExpertAsync(db)).Id, Monday), (kept.ReasonById, kept.ReasonAt));
    }

    [Theory]
    [InlineData("", Place, "NĐ 61/2018 Đ19 k9")]
    [InlineData("  ", Place, "NĐ 61/2018 Đ19 k9")]
    [InlineData("Chờ xác minh", " ", "NĐ 61/2018 Đ20 k3")]
    public async Task Without_a_reason_or_a_place_it_is_refused(string reason, string place, string article)
    {
        await using var db = database.Open();
        var letter = await LetterAsync(db);

        Assert.Equal(article, (await Assert.ThrowsAsync<RuleViolation>(() => GiveReasonAsync(db, letter, new(2024, 8, 16), reason: reason, place: place))).Article);
        Assert.Equal(LetterStatus.Drafted, letter.Status);
    }

    [Theory]
    [InlineData(2024, 8, 8, "09/08/2024")] // Before the first promise.
    [InlineData(2024, 8, 9, "09/08/2024")] // The first promise itself.
    [InlineData(2024, 8, 17, "T7")]
    [InlineData(2024, 8, 18, "CN")]
    [InlineData(2024, 9, 2, "Quốc khánh")]
    public async Task The_new_day_is_a_working_day_after_the_first_promise(int year, int month, int day, string because)
    {
        await using var db = database.Open();
        var letter = await LetterAsync(db);
        var before = letter.NewDueAt;

        Assert.Contains(because, (await Assert.ThrowsAsync<RuleViolation>(() => GiveReasonAsync(db, letter, new(year, month, day)))).Message, StringComparison.Ordinal);
        Assert.Equal((before, null), (letter.NewDueAt, letter.Reason));
    }

    [Fact]
    public async Task The_new_day_is_today_or_later()
    {
        await using var db = database.Open();
        var letter = await LetterAsync(db);

        await Assert.ThrowsAsync<RuleViolation>(() => GiveReasonAsync(db, letter, new(2024, 8, 14), now: At(2024, 8, 15, 0)));
        await GiveReasonAsync(db, letter, new(2024, 8, 14), now: At(2024, 8, 14, 23, 59));
        Assert.Equal(At(2024, 8, 14, 17), letter.NewDueAt);
    }

    [Fact]
    public async Task A_swapped_Saturday_is_a_working_day()
    {
        await using var db = database.Open();
        var letter = ApologyLetter.Draft(await DossierAsync(db, At(2024, 4, 22)), ApologyCause.Late, owed: true, null, null, Place, At(2024, 5, 2));
        await GiveReasonAsync(db, letter, new(2024, 5, 4), now: At(2024, 5, 2));

        Assert.Equal(At(2024, 5, 4, 17), letter.NewDueAt);
    }

    [Fact]
    public async Task A_day_that_the_calendar_does_not_cover_is_refused()
    {
        await using var db = database.Open();
        var letter = await LetterAsync(db);

        await Assert.ThrowsAsync<CalendarEnded>(() => GiveReasonAsync(db, letter, new(2028, 1, 4)));
        Assert.Null(letter.Reason);
    }

    [Fact]
    public async Task Unsigned_it_may_be_reasoned_again_signed_never()
    {
        await using var db = database.Open();
        var letter = await ReasonedLetterAsync(db);
        await GiveReasonAsync(db, letter, new(2024, 8, 19), reason: "Chờ xác minh lần hai");
        Assert.Equal(("Chờ xác minh lần hai", At(2024, 8, 19, 17)), (letter.Reason, letter.NewDueAt));

        letter.Sign(await ChairmanAsync(db), letter.Dossier ?? await db.Dossiers.SingleAsync(d => d.Id == letter.DossierId), await db.TemplateAsync(letter.AgencyId, letter.Cause, Monday.VietnamDay()), Monday);
        Assert.Equal("NĐ 30/2020 Đ18 k3", (await Assert.ThrowsAsync<RuleViolation>(() => GiveReasonAsync(db, letter, new(2024, 8, 20)))).Article);
        Assert.Equal("Chờ xác minh lần hai", letter.Reason);
    }

    [Fact]
    public async Task Unsigned_it_is_neither_sent_nor_handed_over_nor_posted()
    {
        await using var db = database.Open();
        var letter = await ReasonedLetterAsync(db);
        var (agency, chairman) = (await AgencyAsync(db), await ChairmanAsync(db));

        Assert.Equal("NĐ 30/2020 Đ15 k3", Assert.Throws<RuleViolation>(() => letter.MarkSent(Monday)).Article);
        Assert.Throws<RuleViolation>(() => letter.HandOver("Nguyễn Thị Hường", chairman, Monday));
        Assert.Throws<RuleViolation>(() => letter.Post(agency, chairman, Monday));
        Assert.Equal((null, null, null), (letter.SentAt, letter.HandedOverAt, letter.PublishedAt));
    }

    [Fact]
    public async Task Sent_handed_over_and_posted_are_three_dated_facts()
    {
        await using var db = database.Open();
        var letter = await SignedLetterAsync(db, database.Settings());
        var (agency, chairman) = (await AgencyAsync(db), await ChairmanAsync(db));
        Assert.Equal((LetterStatus.Signed, null), (letter.Status, letter.IssuedAt));

        letter.HandOver("Nguyễn Thị Hường", chairman, At(2024, 8, 13));
        Assert.Equal((LetterStatus.Sent, At(2024, 8, 13)), (letter.Status, letter.IssuedAt));
        letter.MarkSent(At(2024, 8, 12, 9));
        Assert.Equal(At(2024, 8, 12, 9), letter.IssuedAt);
        letter.Post(agency, chairman, At(2024, 8, 14));
        Assert.Equal((LetterStatus.Published, At(2024, 8, 14), chairman.Id), (letter.Status, letter.PublishedAt, letter.PublishedById));
    }

    [Fact]
    public async Task Posted_before_it_reached_the_applicant_it_is_not_yet_sent()
    {
        await using var db = database.Open();
        var letter = await SignedLetterAsync(db, database.Settings());
        letter.Post(await AgencyAsync(db), await ChairmanAsync(db), Monday);

        Assert.Equal((LetterStatus.Signed, Monday), (letter.Status, letter.PublishedAt));
    }

    [Fact]
    public async Task It_is_handed_over_and_posted_once_and_a_second_yes_of_the_mail_server_changes_nothing()
    {
        await using var db = database.Open();
        var letter = await SignedLetterAsync(db, database.Settings());
        var (agency, chairman) = (await AgencyAsync(db), await ChairmanAsync(db));
        letter.HandOver("Nguyễn Thị Hường", chairman, Monday);
        letter.Post(agency, chairman, Monday);

        Assert.Throws<RuleViolation>(() => letter.HandOver("Người Khác", chairman, At(2024, 8, 13)));
        Assert.Throws<RuleViolation>(() => letter.Post(agency, chairman, At(2024, 8, 13)));
        Assert.True(letter.MarkSent(Monday));
        Assert.False(letter.MarkSent(At(2024, 8, 13)));
        Assert.Equal((Monday, Monday, Monday, "Nguyễn Thị Hường"), (letter.SentAt, letter.HandedOverAt, letter.PublishedAt, letter.HandedOverTo));
    }

    [Fact]
    public async Task It_stays_posted_for_thirty_days()
    {
        await using var db = database.Open();
        var letter = await SignedLetterAsync(db, database.Settings());
        letter.Post(await AgencyAsync(db), await ChairmanAsync(db), Monday);
        await db.SaveChangesAsync();

        Assert.Equal(new LocalDate(2024, 9, 11), letter.PostedUntil);
        Assert.True(await db.ApologyLetters.Posted(new(2024, 9, 11)).AnyAsync(l => l.Id == letter.Id));
        Assert.False(await db.ApologyLetters.Posted(new(2024, 9, 12)).AnyAsync(l => l.Id == letter.Id));
    }

    static async Task GiveReasonAsync(MotCuaDb db, ApologyLetter letter, LocalDate newDay, string reason = "Chờ xác minh", string place = Place, Instant? now = null) =>
        letter.GiveReason(DelayReason.OtherAgency, reason, newDay, place, await db.CalendarAsync(await AgencyAsync(db)), await ExpertAsync(db), now ?? Monday);
}

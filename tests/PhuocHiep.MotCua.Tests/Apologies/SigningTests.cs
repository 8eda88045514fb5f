using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Paper;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Tests.Paper;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Apologies;

public sealed class SigningTests(TestTemplate template) : OwnDatabase(template)
{
    [Fact]
    public async Task The_chairman_signs_and_then_the_letter_gets_its_number_and_its_paper()
    {
        await using (var db = Database.Open()) await SignedLetterAsync(db, Database.Settings());

        await using var archive = Database.Open();
        var letter = await archive.ApologyLetters.SingleAsync();
        var chairman = await ChairmanAsync(archive);
        Assert.Equal((Monday, chairman.Id, chairman.FullName, SigningAuthority.Chairman), (letter.SignedAt, letter.SignedById, letter.SignerName, letter.SigningAuthority));
        Assert.Equal((1, 2024, "01/PXL-UBND"), (letter.Number, letter.NumberYear, letter.NumberText));
        var paper = new Printed((await archive.LetterPapers.SingleAsync(p => p.LetterId == letter.Id)).Pdf);
        Assert.Contains("Số: 01/PXL-UBND", paper.Text, StringComparison.Ordinal);
        Assert.Contains("Chờ kết quả xác minh.", paper.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("DỰ THẢO", paper.Text, StringComparison.Ordinal);
        var line = await archive.DossierEvents.SingleAsync(e => e.Kind == DossierEventKind.LetterSigned);
        Assert.Equal((Monday, chairman.FullName, chairman.Id, "Số 01/PXL-UBND"), (line.At, line.By, line.OfficerId, line.Note));
    }

    [Fact]
    public async Task A_deputy_signs_for_the_chairman()
    {
        await using var db = Database.Open();
        var letter = await ReasonedLetterAsync(db);
        var signed = await SignAsync(db, letter.Id, await ViceChairmanAsync(db));

        Assert.Equal((SigningAuthority.ViceChairman, "01/PXL-UBND"), (signed.SigningAuthority, signed.NumberText));
    }

    [Theory]
    [InlineData("motcua")]
    [InlineData("chuyenmon")]
    [InlineData("vanphong")]
    [InlineData("quantri")]
    public async Task Nobody_else_signs(string userName)
    {
        await using var db = Database.Open();
        var letter = await ReasonedLetterAsync(db);

        var refused = await Assert.ThrowsAsync<RuleViolation>(async () => await SignAsync(db, letter.Id, await OfficerAsync(db, userName)));
        Assert.Equal("NĐ 30/2020 Đ13 k2", refused.Article);
        await NothingIsSignedAsync();
    }

    [Fact]
    public async Task Without_a_reason_it_is_not_signed()
    {
        await using var db = Database.Open();
        var letter = await LetterAsync(db);

        Assert.Equal("NĐ 61/2018 Đ19 k9", (await Assert.ThrowsAsync<RuleViolation>(async () => await SignAsync(db, letter.Id, await ChairmanAsync(db)))).Article);
        await NothingIsSignedAsync();
    }

    [Fact]
    public async Task With_a_new_day_that_has_passed_it_is_not_signed_while_the_dossier_is_open()
    {
        await using var db = Database.Open();
        var letter = await ReasonedLetterAsync(db);

        await Assert.ThrowsAsync<RuleViolation>(async () => await SignAsync(db, letter.Id, await ChairmanAsync(db), At(2024, 8, 16, 17, 0, 1)));
        await NothingIsSignedAsync();

        var dossier = await db.Dossiers.SingleAsync();
        dossier.Complete(Outcome.Granted, null, false, null, await ExpertAsync(db), At(2024, 8, 16, 10));
        await db.SaveChangesAsync();
        Assert.Equal("01/PXL-UBND", (await SignAsync(db, letter.Id, await ChairmanAsync(db), At(2024, 8, 19))).NumberText);
    }

    [Fact]
    public async Task Between_the_applicants_withdrawal_and_the_next_round_it_is_not_signed()
    {
        await using var db = Database.Open();
        var letter = await ReasonedLetterAsync(db);
        (await db.Dossiers.SingleAsync()).Withdraw("Không còn nhu cầu", await ClerkAsync(db), Monday);
        await db.SaveChangesAsync();

        var no = await Assert.ThrowsAsync<RuleViolation>(async () => await SignAsync(db, letter.Id, await ChairmanAsync(db), Monday + Duration.FromMinutes(2)));
        Assert.Contains("hồ sơ đã rút", no.Message, StringComparison.Ordinal);
        await NothingIsSignedAsync();
        Assert.Equal(1, (await new ApologyRound(db, new OfficeClock(null)).RunAsync(Monday + Duration.FromMinutes(5))).Withdrawn);
    }

    [Fact]
    public async Task It_is_signed_once()
    {
        await using var db = Database.Open();
        var letter = await SignedLetterAsync(db, Database.Settings());

        Assert.Equal("NĐ 30/2020 Đ18 k3", (await Assert.ThrowsAsync<RuleViolation>(async () => await SignAsync(db, letter.Id, await ViceChairmanAsync(db)))).Article);
        Assert.Equal("Trần Văn Chủ Tịch (mẫu)", (await db.ApologyLetters.AsNoTracking().SingleAsync()).SignerName);
    }

    [Fact]
    public async Task Of_two_who_sign_the_same_letter_at_once_one_is_refused_and_no_number_is_lost()
    {
        await using var db = Database.Open();
        var letter = await ReasonedLetterAsync(db);
        var (chairman, deputy) = (await ChairmanAsync(db), await ViceChairmanAsync(db));

        var signed = await Database.AtOnceAsync(2, async (other, i) =>
        {
            try
            {
                return (await SignAsync(other, letter.Id, i == 0 ? chairman : deputy)).NumberText;
            }
            catch (Exception told) when (told is DbUpdateConcurrencyException or RuleViolation)
            {
                return null;
            }
        });

        Assert.Equal([null, "01/PXL-UBND"], signed.Order());
        Assert.Equal("02/PXL-UBND", (await SignedLetterAsync(db, Database.Settings())).NumberText);
    }

    [Fact]
    public async Task Twenty_signed_at_once_get_twenty_numbers_without_a_hole()
    {
        await using var db = Database.Open();
        var ids = new List<long>();
        for (var i = 0; i < 20; i++) ids.Add((await ReasonedLetterAsync(db)).Id);
        var chairman = await ChairmanAsync(db);

        var numbers = await Database.AtOnceAsync(20, async (other, i) => (await SignAsync(other, ids[i], chairman)).Number);

        Assert.Equal(Enumerable.Range(1, 20), numbers.Select(n => n!.Value).Order());
        Assert.Equal(20, await db.LetterPapers.CountAsync());
    }

    [Fact]
    public async Task Numbers_begin_again_with_the_year_in_Vietnam()
    {
        await using var db = Database.Open();
        var (one, two, three) = (await ReasonedForAsync(db, new(2025, 1, 6)), await ReasonedForAsync(db, new(2025, 1, 6)), await ReasonedForAsync(db, new(2025, 1, 6)));
        var chairman = await ChairmanAsync(db);

        Assert.Equal(("01/PXL-UBND", 2024), NumberOf(await SignAsync(db, one, chairman, At(2024, 12, 31, 23, 59, 59))));
        Assert.Equal(("01/PXL-UBND", 2025), NumberOf(await SignAsync(db, two, chairman, At(2025, 1, 1, 0))));
        Assert.Equal(("02/PXL-UBND", 2025), NumberOf(await SignAsync(db, three, chairman, At(2025, 1, 2))));

        static (string?, int?) NumberOf(ApologyLetter letter) => (letter.NumberText, letter.NumberYear);
    }

    [Fact]
    public async Task A_save_that_fails_leaves_neither_signature_nor_paper_nor_hole()
    {
        long id;
        await using (var db = Database.Open()) id = (await ReasonedLetterAsync(db, "nguoi.nop@example.vn")).Id;
        await using (var failing = Database.Open(new FailingSave()))
            await Assert.ThrowsAsync<IOException>(async () => await SignAsync(failing, id, await ChairmanAsync(failing)));
        await NothingIsSignedAsync();

        await using var after = Database.Open();
        Assert.Equal("01/PXL-UBND", (await SignAsync(after, id, await ChairmanAsync(after))).NumberText);
    }

    [Fact]
    public async Task There_is_a_message_only_where_there_is_an_address()
    {
        await using var db = Database.Open();
        await SignedLetterAsync(db, Database.Settings());
        Assert.Empty(await db.OutgoingMessages.ToListAsync());

        var letter = await SignedLetterAsync(db, Database.Settings(), "nguoi.nop@example.vn");
        var mail = await db.OutgoingMessages.SingleAsync();
        Assert.Equal(("nguoi.nop@example.vn", letter.Id, Monday), (mail.To, mail.LetterId, mail.NextAttemptAt));
        Assert.Equal($"letter-{letter.Id}@motcua.phuochiep.example", mail.MessageId);
        Assert.Equal((null, 0), (mail.SentAt, mail.Attempts));
        Assert.Null(letter.SentAt);
    }

    [Fact]
    public async Task What_was_changed_since_the_signer_read_it_is_not_signed()
    {
        await using var db = Database.Open();
        var letter = await ReasonedLetterAsync(db);
        var read = await SeenAsync(db, letter);
        await db.Database.ExecuteSqlAsync($"update apology_letters set reason = 'Lý do khác' where id = {letter.Id}");

        await using var signing = Database.Open();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(async () => await new Signing(signing, Database.Settings()).SignAsync(letter.Id, read, await ChairmanAsync(db), Monday));
        await NothingIsSignedAsync();
    }

    [Fact]
    public async Task Words_that_came_into_force_since_the_signer_read_it_are_not_signed_unread()
    {
        await using var db = Database.Open();
        var letter = await ReasonedLetterAsync(db);
        var read = await SeenAsync(db, letter);
        var words = await db.TemplateAsync(letter.AgencyId, letter.Cause, Monday.VietnamDay());
        db.LetterTemplates.Add(words.Rewrite(words.Body.Replace("chân thành", "thành thật", StringComparison.Ordinal), Monday.VietnamDay(), "Lời khác", await ChairmanAsync(db), Monday.VietnamDay(), Monday));
        await db.SaveChangesAsync();

        await using var signing = Database.Open();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(async () => await new Signing(signing, Database.Settings()).SignAsync(letter.Id, read, await ChairmanAsync(db), Monday));
        await NothingIsSignedAsync();
        Assert.NotEqual(read.TemplateId, (await SignAsync(db, letter.Id, await ChairmanAsync(db))).TemplateId);
    }

    [Fact]
    public async Task The_letter_of_another_agency_is_not_found()
    {
        await using var db = Database.Open();
        var letter = await ReasonedLetterAsync(db);

        Assert.Null(await new Signing(db, Database.Settings()).SignAsync(letter.Id, seen: null, new Officer { AgencyId = letter.AgencyId + 1, SigningAuthority = SigningAuthority.Chairman }, Monday));
    }

    static async Task<LetterSeen> SeenAsync(MotCuaDb db, ApologyLetter letter) =>
        new(letter.Version, (await db.TemplateAsync(letter.AgencyId, letter.Cause, Monday.VietnamDay())).Id);

    async Task<ApologyLetter> SignAsync(MotCuaDb db, long id, Officer signer, Instant? now = null) =>
        (await new Signing(db, Database.Settings()).SignAsync(id, seen: null, signer, now ?? Monday))!;

    static async Task<long> ReasonedForAsync(MotCuaDb db, LocalDate newDay)
    {
        var letter = await LetterAsync(db);
        var agency = await AgencyAsync(db);
        letter.GiveReason(DelayReason.Workload, "Hồ sơ nhiều", newDay, FormSet.On(new(2024, 8, 12)).CounterOf(agency), await MotCua.Agencies.AgencyCalendar.CalendarAsync(db, agency), await ExpertAsync(db), Monday);
        await db.SaveChangesAsync();
        return letter.Id;
    }

    async Task NothingIsSignedAsync()
    {
        await using var db = Database.Open();
        var letter = await db.ApologyLetters.SingleAsync();
        Assert.Equal((null, null), (letter.SignedAt, letter.Number));
        Assert.Empty(await db.LetterPapers.ToListAsync());
        Assert.Empty(await db.OutgoingMessages.ToListAsync());
        Assert.False(await db.DossierEvents.AnyAsync(e => e.Kind == DossierEventKind.LetterSigned));
    }

    /// <summary>The disk is full, the cable is cut.</summary>
    sealed class FailingSave : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            throw new IOException("No space left on device");
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Tests.Paper;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Apologies;

/// <summary>The words of letters, as data: dated, checked, never without what makes them an apology.</summary>
public sealed class LetterTemplateTests(TestTemplate template) : OwnDatabase(template)
{
    const string Enough = "Lúc {lúc tiếp nhận} nhận hồ sơ “{thủ tục}”, mã {mã hồ sơ}, hẹn {hẹn trả}.\nNhưng {tình trạng}, vì {lý do}.\n{lời hẹn}.\nXin lỗi Ông/Bà./.";

    static readonly LocalDate Today = new(2024, 8, 12);

    [Theory]
    [InlineData(ApologyCause.Late)]
    [InlineData(ApologyCause.IntakeError)]
    [InlineData(ApologyCause.LostOrDamaged)]
    [InlineData(ApologyCause.ResultError)]
    public void An_office_is_born_with_words_for_every_cause(ApologyCause cause)
    {
        var words = Papers.Template(cause);
        Assert.Empty(LetterTemplate.Problems(words.Body, cause));
        var dossier = Papers.Dossier();

        var filled = Papers.Words(Papers.Signed(dossier, cause: cause), dossier);

        Assert.DoesNotContain(filled, paragraph => paragraph.AsSpan().IndexOfAny('{', '}') >= 0 || paragraph.Contains("..", StringComparison.Ordinal));
        Assert.Contains(filled, paragraph => paragraph.Contains("16 tháng 8 năm 2024", StringComparison.Ordinal));
    }

    [Fact]
    public void An_error_in_the_result_promises_the_corrected_one_though_the_first_was_handed_over()
    {
        var dossier = Papers.Dossier();
        dossier.Complete(Outcome.Granted, "01/2024", false, null, Papers.Clerk, Papers.At(8, 9, 30));
        dossier.HandOver("Nguyễn Thị Hường", Papers.Clerk, Papers.At(8, 9, 40));

        var words = Papers.Words(Papers.Signed(dossier, cause: ApologyCause.ResultError), dossier);

        Assert.Contains(words, p => p.StartsWith("Tuy nhiên, kết quả giải quyết hồ sơ của Ông/Bà có sai sót do lỗi của cơ quan. Cơ quan sửa lại kết quả và chịu mọi chi phí. Lý do: ", StringComparison.Ordinal));
        Assert.Contains("Ủy ban nhân dân xã Phước Hiệp hẹn trả kết quả đã sửa cho Ông/Bà: 17 giờ 00 phút, ngày 16 tháng 8 năm 2024, tại Bộ phận Tiếp nhận và Trả kết quả, Ủy ban nhân dân xã Phước Hiệp.", words);
    }

    [Fact]
    public void Without_a_telephone_its_paragraph_is_left_out()
    {
        var dossier = Papers.Dossier();
        var letter = Papers.Signed(dossier);
        var office = new MotCua.Agencies.Agency { Name = "Ủy ban nhân dân xã Phước Hiệp", Place = "Phước Hiệp" };

        Assert.DoesNotContain(PrintedLetter.Words(new(letter, dossier, office), Papers.Template(letter.Cause)), p => p.Contains("điện thoại", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "Lời phiếu đang trống.")]
    [InlineData("Xin lỗi {tên tôi}./.", "Không có ô điền {tên tôi}.")]
    [InlineData("{lời hẹn", "Có dấu { hoặc } lẻ")]
    [InlineData("lời hẹn}", "Có dấu { hoặc } lẻ")]
    [InlineData("{{mã hồ sơ}}", "Có dấu { hoặc } lẻ")]
    [InlineData("{}", "Không có ô điền {}.")]
    public void What_cannot_be_filled_is_refused(string body, string problem) =>
        Assert.Contains(LetterTemplate.Problems(body, ApologyCause.Late), p => p.StartsWith(problem, StringComparison.Ordinal));

    [Fact]
    public void Each_obligatory_part_is_asked_for_by_its_name()
    {
        Assert.Empty(LetterTemplate.Problems(Enough, ApologyCause.Late));
        foreach (var field in LetterField.Obligatory(ApologyCause.Late))
            Assert.Equal([$"Thiếu ô bắt buộc {{{field.Name}}}: {field.About}."], LetterTemplate.Problems(Enough.Replace($"{{{field.Name}}}", "", StringComparison.Ordinal), ApologyCause.Late));
        Assert.Equal(["Thiếu lời xin lỗi."], LetterTemplate.Problems(Enough.Replace("Xin lỗi", "Chào", StringComparison.Ordinal), ApologyCause.Late));
        Assert.Equal(["Phiếu phải kết thúc bằng “./.” (NĐ 30/2020, Phụ lục I)."], LetterTemplate.Problems(Enough[..^3], ApologyCause.Late));
        Assert.Equal(["Ô {tình trạng} chỉ dùng cho phiếu trễ hẹn."], LetterTemplate.Problems(Enough, ApologyCause.IntakeError));
        Assert.Equal([$"Lời phiếu dài quá {LetterTemplate.LongestBody} ký tự."], LetterTemplate.Problems(new string('a', LetterTemplate.LongestBody) + Enough, ApologyCause.Late));
    }

    [Theory]
    [InlineData("vì mất điện", "vì vì mất điện.")]
    [InlineData("vì mất điện.", "vì vì mất điện.")]
    [InlineData("mất điện?", "vì mất điện?")]
    public void A_sentence_ends_once(string reason, string expected)
    {
        var dossier = Papers.Dossier();
        var words = new LetterTemplate { Cause = ApologyCause.Late, Body = Enough };

        Assert.EndsWith(expected, words.Fill(new(Papers.Signed(dossier, reason), dossier, Papers.Commune)).ElementAt(1), StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_of_a_letter_is_not_swallowed_by_what_is_filled_in_before_it()
    {
        var dossier = Papers.Dossier();
        var words = new LetterTemplate { Cause = ApologyCause.Late, Body = "Xin lỗi vì {lý do}./." };

        Assert.Equal("Xin lỗi vì mất điện../.", words.Fill(new(Papers.Signed(dossier, "mất điện."), dossier, Papers.Commune)).Single());
        Assert.Equal("Xin lỗi vì mất điện./.", words.Fill(new(Papers.Signed(dossier, "mất điện"), dossier, Papers.Commune)).Single());
    }

    [Fact]
    public async Task Words_hold_from_their_day_and_a_signed_letter_keeps_its_own()
    {
        await using var db = Database.Open();
        var (before, after) = (await ReasonedLetterAsync(db), await ReasonedLetterAsync(db));
        var old = await db.TemplateAsync(before.AgencyId, ApologyCause.Late, Today);
        var signed = (await new Signing(db, Database.Settings()).SignAsync(before.Id, null, await ChairmanAsync(db), Monday))!;
        var next = old.Rewrite($"  {Enough} \n\n", Today.PlusDays(1), "Ngắn hơn", await OfficerAsync(db, "vanphong"), Today, Monday);
        db.LetterTemplates.Add(next);
        await db.SaveChangesAsync();

        Assert.Equal((Enough, Today.PlusDays(1), "Ngắn hơn"), (next.Body, next.InForceFrom, next.Note));
        Assert.Equal(old.Id, (await db.TemplateAsync(before.AgencyId, ApologyCause.Late, Today)).Id);
        Assert.Equal(next.Id, (await db.TemplateAsync(before.AgencyId, ApologyCause.Late, Today.PlusDays(1))).Id);
        Assert.Equal(old.Id, (await db.TemplateOfAsync(signed, Today.PlusDays(9))).Id);
        Assert.Equal(next.Id, (await db.TemplateOfAsync(after, Today.PlusDays(9))).Id);
        var later = (await new Signing(db, Database.Settings()).SignAsync(after.Id, null, await ChairmanAsync(db), Monday + Duration.FromDays(1)))!;
        Assert.Equal((old.Id, next.Id), (signed.TemplateId, later.TemplateId));
        var paper = new Printed((await db.LetterPapers.AsNoTracking().SingleAsync(p => p.LetterId == later.Id)).Pdf);
        Assert.Contains("Nhưng đến nay Ủy ban nhân dân xã Phước Hiệp chưa trả kết quả", paper.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_rewritten_for_a_day_that_is_over_nor_without_a_reason_nor_into_the_same()
    {
        await using var db = Database.Open();
        var (old, officer) = (await db.TemplateAsync(1, ApologyCause.Late, Today), await OfficerAsync(db, "vanphong"));

        Assert.Contains("ngày đã qua", Assert.Throws<RuleViolation>(() => old.Rewrite(Enough, Today.PlusDays(-1), "Ngắn hơn", officer, Today, Monday)).Message, StringComparison.Ordinal);
        Assert.Contains("vì sao", Assert.Throws<RuleViolation>(() => old.Rewrite(Enough, Today, " ", officer, Today, Monday)).Message, StringComparison.Ordinal);
        Assert.Contains("không có gì khác", Assert.Throws<RuleViolation>(() => old.Rewrite(old.Body + "\n", Today, "Ngắn hơn", officer, Today, Monday)).Message, StringComparison.Ordinal);
        Assert.Contains("{lý do}", Assert.Throws<RuleViolation>(() => old.Rewrite(Enough.Replace("{lý do}", "bận", StringComparison.Ordinal), Today, "Ngắn hơn", officer, Today, Monday)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update letter_templates set body = 'x'")]
    [InlineData("delete from letter_templates")]
    public async Task The_database_refuses_to_change_what_was_written(string sql) =>
        Assert.Equal(PostgresErrorCodes.RestrictViolation, (await Assert.ThrowsAsync<PostgresException>(() => Database.ExecuteAsync(sql))).SqlState);
}

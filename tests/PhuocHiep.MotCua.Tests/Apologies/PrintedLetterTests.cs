using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Tests.Paper;

namespace PhuocHiep.MotCua.Tests.Apologies;

public sealed class PrintedLetterTests
{
    [Fact]
    public void A_signed_letter_is_one_A4_page_with_the_parts_of_an_official_document()
    {
        var dossier = Papers.Dossier();

        var paper = Print(Papers.Signed(dossier), dossier);

        Assert.Equal(1, paper.Pages);
        Assert.Equal((210, 297), paper.Size);
        Assert.All(
        [
            "ỦY BAN NHÂN DÂNXÃ PHƯỚC HIỆP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúc",
            "Số: 12/PXL-UBND", "Phước Hiệp, ngày 12 tháng 8 năm 2024",
            "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ",
            "Kính gửi: Ông/Bà Nguyễn Thị Hường",
            "Nơi nhận:- Như trên;- Bộ phận Tiếp nhận và Trả kết quả;- Công khai theo quy định;- Lưu: VT.",
            "TM. ỦY BAN NHÂN DÂNCHỦ TỊCHLê Văn Chín",
        ], words => Assert.Contains(words, paper.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("DỰ THẢO", paper.Text, StringComparison.Ordinal);
        Assert.Empty(paper.Outside(left: 30, right: 20, bottom: 20));
        Assert.Empty(paper.Overlapping());
    }

    [Fact]
    public void As_a_form_of_the_circular_it_is_one_A5_page_with_the_same_words()
    {
        var dossier = Papers.Dossier();
        var letter = Papers.Signed(dossier);

        var form = new Printed(PrintedLetter.PrintAsForm(new(letter, dossier, Papers.Commune), Papers.Template(letter.Cause), Papers.Genuine));

        Assert.Equal((1, (148, 210)), (form.Pages, form.Size));
        Assert.Equal(Print(letter, dossier).Text, form.Text);
        Assert.Empty(form.Outside(left: 10, right: 10, bottom: 9));
        Assert.Empty(form.Overlapping());
    }

    [Fact]
    public void It_says_what_came_in_what_was_promised_why_it_failed_and_when_now()
    {
        var dossier = Papers.Dossier();

        Assert.Equal(
        [
            "Kính gửi: Ông/Bà Nguyễn Thị Hường",
            "Địa chỉ: Thôn Giang Nam, xã Phước Hiệp, huyện Tuy Phước, tỉnh Bình Định",
            "Lúc 08 giờ 15 phút, ngày 06 tháng 8 năm 2024, Bộ phận Tiếp nhận và Trả kết quả, Ủy ban nhân dân xã Phước Hiệp đã tiếp nhận hồ sơ “Cấp Giấy xác nhận tình trạng hôn nhân” của Ông/Bà, mã hồ sơ: 000.99.99.H08-240806-0001. Thời gian hẹn trả kết quả: 17 giờ 00 phút, ngày 09 tháng 8 năm 2024.",
            "Tuy nhiên, đến nay Ủy ban nhân dân xã Phước Hiệp chưa trả kết quả giải quyết hồ sơ của Ông/Bà đúng thời hạn ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả. Lý do: chờ kết quả xác minh tình trạng hôn nhân tại nơi thường trú trước đây của Ông/Bà.",
            "Sự chậm trễ này đã gây phiền hà, làm mất thời gian, chi phí và công sức của Ông/Bà. Ủy ban nhân dân xã Phước Hiệp chân thành xin lỗi Ông/Bà.",
            "Ủy ban nhân dân xã Phước Hiệp hẹn lại ngày trả kết quả cho Ông/Bà: 17 giờ 00 phút, ngày 16 tháng 8 năm 2024, tại Bộ phận Tiếp nhận và Trả kết quả, Ủy ban nhân dân xã Phước Hiệp.",
            "Nếu cần biết thêm, xin Ông/Bà liên hệ Bộ phận Tiếp nhận và Trả kết quả, điện thoại 0256 3000 000.",
            "Mong nhận được sự thông cảm của Ông/Bà./.",
        ], Papers.Words(Papers.Signed(dossier), dossier));
    }

    [Fact]
    public void The_paper_says_the_words_of_the_page_one_for_one()
    {
        var dossier = Papers.Dossier();
        var letter = Papers.Signed(dossier);

        Assert.Contains(string.Concat(Papers.Words(letter, dossier)), Print(letter, dossier).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_draft_without_reason_date_and_number_is_dotted_and_bears_no_name()
    {
        var dossier = Papers.Dossier(origin: Origin.Demonstration);
        var letter = ApologyLetter.Draft(dossier, ApologyCause.Late, owed: true, newDueAt: null, issueBy: null, place: "", Papers.At(10, 8, 0));

        var paper = Print(letter, dossier);

        Assert.All(
        [
            "DỰ THẢO", "DỮ LIỆU MẪU", "Số: ……/PXL-UBND", "Phước Hiệp, ngày …… tháng …… năm ………", "Lý do: ………",
            "hẹn lại ngày trả kết quả cho Ông/Bà: …… giờ …… phút, ngày …… tháng …… năm ………, tại Bộ phận Tiếp nhận và Trả kết quả, Ủy ban nhân dân xã Phước Hiệp.",
        ], words => Assert.Contains(words, paper.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("Lê Văn Chín", paper.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deputy_signs_for_the_chairman()
    {
        var dossier = Papers.Dossier();

        Assert.Contains("TM. ỦY BAN NHÂN DÂNKT. CHỦ TỊCHPHÓ CHỦ TỊCHPhạm Thị Tám", Print(Papers.Signed(dossier, signer: Papers.ViceChairman), dossier).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_that_came_late_is_named_and_can_be_fetched()
    {
        var dossier = Papers.Dossier();
        dossier.Complete(Outcome.Granted, null, false, null, Papers.Clerk, Papers.At(12, 9, 30));

        var words = Papers.Words(Papers.Signed(dossier), dossier);

        Assert.Contains(words, p => p.StartsWith("Tuy nhiên, đến 09 giờ 30 phút, ngày 12 tháng 8 năm 2024 mới có kết quả giải quyết hồ sơ của Ông/Bà, chậm so với thời hạn", StringComparison.Ordinal));
        Assert.Contains("Kết quả giải quyết hồ sơ đã có. Kính mời Ông/Bà đến nhận kết quả từ ngày 16 tháng 8 năm 2024, tại Bộ phận Tiếp nhận và Trả kết quả, Ủy ban nhân dân xã Phước Hiệp.", words);
    }

    [Fact]
    public void A_result_that_was_handed_over_gets_no_new_date()
    {
        var dossier = Papers.Dossier();
        dossier.Complete(Outcome.Granted, null, false, null, Papers.Clerk, Papers.At(12, 9, 30));
        dossier.HandOver("Nguyễn Thị Hường", Papers.Clerk, Papers.At(12, 9, 40));

        var words = Papers.Words(Papers.Signed(dossier), dossier);

        Assert.Contains("Kết quả giải quyết hồ sơ đã được trả cho Ông/Bà lúc 09 giờ 40 phút, ngày 12 tháng 8 năm 2024.", words);
        Assert.DoesNotContain(words, p => p.Contains("16 tháng 8", StringComparison.Ordinal));
    }

    [Fact]
    public void A_signed_letter_does_not_change_its_words_when_the_result_comes()
    {
        var dossier = Papers.Dossier();
        var letter = Papers.Signed(dossier);
        var signed = Papers.Words(letter, dossier);

        dossier.Complete(Outcome.Granted, null, false, null, Papers.Clerk, Papers.At(14, 9, 30));
        dossier.HandOver("Nguyễn Thị Hường", Papers.Clerk, Papers.At(15, 8, 0));

        Assert.Equal(signed, Papers.Words(letter, dossier));
    }

    [Fact]
    public void An_oversight_at_intake_is_called_one()
    {
        var dossier = Papers.Dossier();

        var words = Papers.Words(Papers.Signed(dossier, cause: ApologyCause.IntakeError), dossier);

        Assert.Contains(words, p => p.StartsWith("Tuy nhiên, do sơ suất của cơ quan khi tiếp nhận, thẩm định hồ sơ, Ông/Bà đã phải bổ sung thêm thành phần hồ sơ. Lý do: ", StringComparison.Ordinal));
        Assert.Contains(words, p => p.StartsWith("Sơ suất này đã gây phiền hà", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("chờ xác minh", "Lý do: chờ xác minh.")]
    [InlineData("Chờ xác minh. ", "Lý do: Chờ xác minh.")]
    public void A_reason_ends_with_one_full_stop(string reason, string expected)
    {
        var dossier = Papers.Dossier();

        Assert.Contains(Papers.Words(Papers.Signed(dossier, reason), dossier), p => p.EndsWith(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void The_longest_reason_and_names_go_on_on_a_numbered_second_page_with_the_signature_whole()
    {
        var name = string.Join(' ', Enumerable.Repeat("Hợp tác xã Nông nghiệp", 9));
        var reason = string.Join(' ', Enumerable.Repeat("chờ kết quả xác minh của cơ quan phối hợp ở tỉnh khác,", 30))[..ApologyLetter.LongestReason];
        var dossier = Papers.Dossier(name, procedure: new Procedure { Code = "1.0", Name = string.Join(' ', Enumerable.Repeat("Đăng ký khai sinh kết hợp nhận cha, mẹ, con", 10)) });

        var paper = Print(Papers.Signed(dossier, reason), dossier);

        Assert.Equal(2, paper.Pages);
        Assert.Contains(name, paper.Text, StringComparison.Ordinal);
        Assert.Contains(reason.Trim(), paper.Text, StringComparison.Ordinal);
        Assert.Contains("Mong nhận được sự thông cảm của Ông/Bà./.Nơi nhận:", paper.PageText(2), StringComparison.Ordinal);
        Assert.EndsWith("CHỦ TỊCHLê Văn Chín2", paper.PageText(2), StringComparison.Ordinal);
        Assert.Empty(paper.Outside(left: 30, right: 20, bottom: 20));
        Assert.Empty(paper.Overlapping());
    }

    [Fact]
    public void Four_printers_at_once_print_fifty_letters_each()
    {
        var dossier = Papers.Dossier();
        var letter = Papers.Signed(dossier);
        var words = string.Concat(Papers.Words(letter, dossier));
        var papers = new byte[200][];

        var printers = Enumerable.Range(0, 4).Select(printer => new Thread(() =>
        {
            for (var i = 0; i < 50; i++) papers[printer * 50 + i] = PrintedLetter.Print(new(letter, dossier, Papers.Commune), Papers.Template(letter.Cause), letter.Token is null ? null : Papers.Genuine);
        })).ToList();
        printers.ForEach(p => p.Start());
        printers.ForEach(p => p.Join());

        Assert.All(papers, pdf => Assert.Contains(words, new Printed(pdf).Text, StringComparison.Ordinal));
    }

    static Printed Print(ApologyLetter letter, Dossier dossier) => new(PrintedLetter.Print(new(letter, dossier, Papers.Commune), Papers.Template(letter.Cause), letter.Token is null ? null : Papers.Genuine));
}

using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Paper;
using PhuocHiep.MotCua.Tests.Paper;

namespace PhuocHiep.MotCua.Tests.Apologies;

/// <summary>How a letter's paper leaves the office, and the slip that proves it.</summary>
public sealed class DeliveryTests
{
    [Theory]
    [InlineData("Nguyễn Thị Hường", null, null, "Nguyễn Thị Hường")]
    [InlineData("Nguyễn Văn Nam", "con, giấy ủy quyền số 7", null, "Nguyễn Văn Nam, nhận thay: con, giấy ủy quyền số 7")]
    [InlineData(null, null, "RB123456789VN", "Bưu điện bảo đảm, mã bưu gửi RB123456789VN")]
    public void Its_words_tell_all_of_it(string? receiver, string? relation, string? number, string words)
    {
        Delivery delivery = new(receiver, relation, number);
        Assert.Equal(words, delivery.ToString());
        Assert.Equal(delivery, Delivery.Of(words));
        Assert.Equal(number is not null, delivery.IsByPost);
    }

    [Fact]
    public void The_paper_leaves_once_signed_by_hand_or_with_the_number_of_the_post()
    {
        var dossier = Papers.Dossier();
        Assert.Throws<RuleViolation>(() => Papers.Draft(dossier).SendByPost("RB123456789VN", Papers.Clerk, Papers.At(12, 11, 0)));
        var letter = Papers.Signed(dossier);
        Assert.Contains("mã bưu gửi", Assert.Throws<RuleViolation>(() => letter.SendByPost(" ", Papers.Clerk, Papers.At(12, 11, 0))).Message, StringComparison.Ordinal);
        letter.SendByPost("RB123456789VN", Papers.Clerk, Papers.At(12, 11, 0));
        Assert.Equal((Papers.At(12, 11, 0), LetterStatus.Sent, "RB123456789VN"), (letter.IssuedAt, letter.Status, letter.Delivery!.PostalNumber));
        Assert.Contains("đã được gửi bưu điện lúc", Assert.Throws<RuleViolation>(() => letter.HandOver("Ai đó", Papers.Clerk, Papers.At(12, 12, 0))).Message, StringComparison.Ordinal);

        var byHand = Papers.Signed(dossier);
        byHand.HandOver("Nguyễn Văn Nam", Papers.Clerk, Papers.At(12, 11, 0), "con");
        Assert.Contains("đã được trao lúc", Assert.Throws<RuleViolation>(() => byHand.SendByPost("RB1", Papers.Clerk, Papers.At(12, 12, 0))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_it_is_handed_over_the_slip_leaves_open_who_takes_it_and_when()
    {
        var paper = Print(letter => { });
        Assert.Equal((1, (148, 210)), (paper.Pages, paper.Size));
        Assert.Contains("PHIẾU GIAO NHẬN", paper.Text, StringComparison.Ordinal);
        Assert.Contains("Số, ký hiệu: 12/PXL-UBNDNgày ký: 12/08/2024Chủ hồ sơ: Nguyễn Thị HườngĐịa chỉ: Thôn Giang Nam", paper.Text, StringComparison.Ordinal);
        var open = new string('…', 32);
        Assert.Contains($"Người giao: {open}Người nhận: {open}Quan hệ với chủ hồ sơ, giấy tờ (nếu nhận thay): {open}Thời gian giao: …… giờ …… phút, ngày …… tháng …… năm ………", paper.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ngày 12 tháng 8 năm 2024", paper.Text, StringComparison.Ordinal);
        Assert.EndsWith("NGƯỜI NHẬN(Ký và ghi rõ họ tên)NGƯỜI GIAO(Ký và ghi rõ họ tên)", paper.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Handed_over_it_names_who_gave_and_who_took_it()
    {
        var paper = Print(letter => letter.HandOver("Nguyễn Văn Nam", Papers.Clerk, Papers.At(13, 9, 5), "con"));
        Assert.Contains("Phước Hiệp, ngày 13 tháng 8 năm 2024", paper.Text, StringComparison.Ordinal);
        Assert.Contains("Người giao: Trần Thị MườiNgười nhận: Nguyễn Văn NamQuan hệ với chủ hồ sơ, giấy tờ (nếu nhận thay): conThời gian giao: 09 giờ 05 phút, ngày 13 tháng 8 năm 2024", paper.Text, StringComparison.Ordinal);
        Assert.EndsWith("NGƯỜI NHẬN(Ký và ghi rõ họ tên)Nguyễn Văn NamNGƯỜI GIAO(Ký và ghi rõ họ tên)Trần Thị Mười", paper.Text, StringComparison.Ordinal);
        Assert.Contains("(nếu nhận thay): chủ hồ sơ tự nhận", Print(letter => letter.HandOver("nguyễn thị hường", Papers.Clerk, Papers.At(13, 9, 5))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Sent_by_post_it_bears_the_number_and_only_the_sender_signs()
    {
        var paper = Print(letter => letter.SendByPost("RB123456789VN", Papers.Clerk, Papers.At(13, 9, 5)));
        Assert.Contains("Hình thức: gửi bưu điện bảo đảmMã bưu gửi: RB123456789VNNgười gửi: Trần Thị MườiThời gian gửi: 09 giờ 05 phút, ngày 13 tháng 8 năm 2024", paper.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("NGƯỜI NHẬN", paper.Text, StringComparison.Ordinal);
        Assert.EndsWith("NGƯỜI GỬI(Ký và ghi rõ họ tên)Trần Thị Mười", paper.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_draft_there_is_no_slip() => Assert.Throws<RuleViolation>(() => DeliverySlip.Form(Papers.Draft(Papers.Dossier()), Papers.Dossier(), null, Papers.At(12, 9, 0)));

    [Fact]
    public void Papers_on_a_sheaf_are_printed_as_they_were_in_their_order_with_nothing_between()
    {
        var (first, second) = (Papers.Dossier("Trần Văn Bền"), Papers.Dossier());
        byte[][] papers =
        [
            PrintedLetter.Print(new(Papers.Signed(first), first, Papers.Commune), Papers.Template(ApologyCause.Late), genuine: null),
            DeliverySlip.Form(Papers.Signed(second), second, null, Papers.At(12, 9, 0)).ToPdf(),
            DeliverySlip.Form(Papers.Signed(first), first, null, Papers.At(12, 9, 0)).ToPdf(),
        ];
        var sheaf = new Printed(Sheaf.Of("Phiếu xin lỗi", "Ủy ban nhân dân xã Phước Hiệp", Papers.At(12, 9, 0), papers));
        Assert.Equal(("Phiếu xin lỗi", 3, (210, 297)), (sheaf.Title, sheaf.Pages, sheaf.Size));
        Assert.Equal(papers.Select(paper => new Printed(paper).Text), Enumerable.Range(1, 3).Select(sheaf.PageText));
    }

    [Fact]
    public void A_sheaf_is_read_aloud_as_its_papers_are_one_after_the_other()
    {
        var (first, second) = (Papers.Dossier("Trần Văn Bền"), Papers.Dossier());
        // A paper of two pages among them: each mark keeps its own page.
        var longReason = new Form { Agency = Papers.Commune, At = Papers.At(12, 9, 0), Name = "Danh sách", Body = [.. Enumerable.Range(1, 60).Select(i => new Line($"Dòng thứ {i}."))] };
        byte[][] papers =
        [
            PrintedLetter.Print(new(Papers.Signed(first), first, Papers.Commune), Papers.Template(ApologyCause.Late), new Uri("https://motcua.example/k/abc")),
            longReason.ToPdf(),
            DeliverySlip.Form(Papers.Signed(second), second, null, Papers.At(12, 9, 0)).ToPdf(),
        ];

        var sheaf = new Printed(Sheaf.Of("Phiếu xin lỗi", "Ủy ban nhân dân xã Phước Hiệp", Papers.At(12, 9, 0), papers));

        Assert.True(sheaf.Pages > 3);
        var apart = papers.Select(paper => Below(new Printed(paper).Structure())).ToList();
        Assert.All(apart, paper => Assert.Contains("P (block)", paper, StringComparison.Ordinal));
        Assert.Equal($"Document\n{string.Concat(apart.Select(paper => $"  Part\n{Indented(paper)}"))}", sheaf.Structure());

        static string Below(string structure) => structure[(structure.IndexOf('\n', StringComparison.Ordinal) + 1)..];

        static string Indented(string structure) => string.Concat(structure.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"  {line}\n"));
    }

    [Theory]
    [InlineData(false, "Thư điện tử bị từ chối: Hộp thư không có")]
    [InlineData(true, "Đã thử gửi thư điện tử 9 lần trong 3 ngày không được: Máy chủ thư không trả lời")]
    public void Why_it_goes_on_paper_is_said(bool inVain, string why)
    {
        Assert.Equal("Không có địa chỉ thư điện tử", LetterMessages.WhyOnPaper(null));
        var mail = OutgoingMessage.For(Papers.Signed(Papers.Dossier()), "a@example.vn", "Phiếu", "Phiếu", "motcua.example", Papers.At(12, 10, 0));
        for (var i = 0; i < 8; i++) mail.MarkFailed("Máy chủ thư không trả lời", Papers.At(12, 10, 0));
        Assert.Null(LetterMessages.WhyOnPaper(mail));
        if (inVain) mail.MarkFailed("Máy chủ thư không trả lời\n421 try later", Papers.At(15, 11, 0));
        else mail.MarkRefused("Hộp thư không có\n550 5.1.1 no such user", Papers.At(13, 10, 0));
        Assert.Equal(why, LetterMessages.WhyOnPaper(mail));
    }

    static Printed Print(Action<ApologyLetter> then)
    {
        var (dossier, letter) = (Papers.Dossier(), Papers.Signed(Papers.Dossier()));
        then(letter);
        var paper = new Printed(DeliverySlip.Form(letter, dossier, letter.HandedOverAt is null ? null : Papers.Clerk.FullName, Papers.At(12, 10, 30)).ToPdf());
        Assert.Empty(paper.Outside(left: 10, right: 10, bottom: 9));
        Assert.Empty(paper.Overlapping());
        return paper;
    }
}

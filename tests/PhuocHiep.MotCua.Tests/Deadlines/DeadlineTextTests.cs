using NodaTime;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Tests.Paper;

namespace PhuocHiep.MotCua.Tests.Deadlines;

public sealed class DeadlineTextTests
{
    [Theory]
    [InlineData("3 working-days", "2024-08-06 08:15", "Tính 3 ngày: T4 07/8, T5 08/8, T6 09/8; không tính ngày đầu (06/8).")]
    [InlineData("3 working-days", "2024-08-08 08:15", "Tính 3 ngày: T6 09/8, T2 12/8, T3 13/8; không tính ngày đầu (08/8), T7, CN.")]
    [InlineData("3 working-days", "2024-05-02 09:00", "Tính 3 ngày: T6 03/5, T7 04/5 (làm bù), T2 06/5; không tính ngày đầu (02/5), CN.")]
    [InlineData("5 working-days", "2024-02-06 09:00", "Tính 5 ngày: T4 07/02, T5 15/02, T6 16/02, T2 19/02, T3 20/02; không tính ngày đầu (06/02), Tết Âm lịch (08/02 đến 12/02), Nghỉ bù Tết Âm lịch (13/02 đến 14/02), T7, CN.")]
    [InlineData("15 working-days", "2024-08-20 09:00", "Tính 15 ngày, từ T4 21/8 đến T5 12/9; không tính ngày đầu (20/8), T7, CN, Quốc khánh 2/9 (02/9), Quốc khánh (03/9).")]
    [InlineData("3 working-days", "2024-08-10 09:00", "Nhận ngoài giờ: tính từ ngày làm việc tiếp theo; tính 3 ngày: T3 13/8, T4 14/8, T5 15/8; không tính ngày đầu (12/8).")]
    [InlineData("5 calendar-days", "2024-08-06 09:00", "Tính 5 ngày: T4 07/8, T5 08/8, T6 09/8, T7 10/8, CN 11/8 (ngày nghỉ); không tính ngày đầu (06/8); trả vào ngày làm việc tiếp theo, T2 12/8.")]
    [InlineData("1 months", "2024-08-06 09:00", "Tính 31 ngày, từ T4 07/8 đến T6 06/9; không tính ngày đầu (06/8).")]
    [InlineData("same-day", "2024-08-06 08:00", "Trả trong ngày T3 06/8.")]
    [InlineData("same-day", "2024-08-06 15:01", "Nhận sau 15 giờ 00: trả trong ngày làm việc tiếp theo; trả trong ngày T4 07/8.")]
    [InlineData("4 working-hours", "2024-08-06 16:00", "Tính 2 ngày: T3 06/8 (1 giờ làm việc), T4 07/8 (3 giờ làm việc).")]
    [InlineData("12 hours", "2024-08-06 09:00", "12 giờ liên tục, tính từ lúc tiếp nhận.")]
    public void The_promise_is_explained_in_one_line(string limit, string received, string expected) =>
        Assert.Equal(expected, DeadlineText.Summary(Deadline.Of(TimeLimit.Parse(limit), At(received), Papers.Calendar)));

    [Fact]
    public void A_restart_and_a_suspension_are_told()
    {
        var terms = new DeadlineTerms { Restarts = [At("2024-08-12 09:00")], Excluded = [new(new(2024, 8, 13), new(2024, 8, 15))] };

        var deadline = Deadline.Of(TimeLimit.Parse("3 working-days"), At("2024-08-06 08:15"), Papers.Calendar, terms);

        Assert.Equal(
            "Tiếp nhận; thời hạn tính lại từ khi đủ hồ sơ; tính 3 ngày: T3 13/8, T6 16/8, T2 19/8; không tính ngày đầu (12/8), thời gian tạm dừng (14/8 đến 15/8), T7, CN.",
            DeadlineText.Summary(deadline));
    }

    static Instant At(string local) =>
        NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(local).Value.InZoneStrictly(VietnamTime.Zone).ToInstant();
}

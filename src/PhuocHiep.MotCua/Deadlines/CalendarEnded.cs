using NodaTime;

namespace PhuocHiep.MotCua.Deadlines;

/// <summary>A day is needed that the holiday calendar does not cover. We refuse: a guessed date would be a promise.</summary>
public sealed class CalendarEnded(LocalDate day, string covered)
    : Exception($"Lịch nghỉ lễ không có ngày {day.Text()} ({covered}); không tính được thời hạn. Cần nạp lịch nghỉ của năm {day.Year}.")
{
    public LocalDate Day { get; } = day;
}

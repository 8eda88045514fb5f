using NodaTime;

namespace PhuocHiep.MotCua.Deadlines;

/// <summary>
/// Giờ làm việc: the two halves of a working day. No provincial decision for the commune was found, so the hours are
/// configuration of the agency and shown as unconfirmed. Swapped Saturdays keep the same hours.
/// </summary>
/// <param name="SameDayUntil">The hour of the 15:00 rules (Luật Hộ tịch Đ5 k3, NĐ 23/2015 Đ7): strictly later means the next working day.</param>
public sealed record OfficeHours(LocalTime MorningFrom, LocalTime MorningTo, LocalTime AfternoonFrom, LocalTime AfternoonTo, LocalTime SameDayUntil)
{
    public static readonly OfficeHours Usual = new(new(7, 0), new(11, 30), new(13, 30), new(17, 0), new(15, 0));

    public LocalTime Opening => MorningFrom;

    public LocalTime Closing => AfternoonTo;

    /// <summary>The hours of one working day, in order.</summary>
    public IEnumerable<(LocalTime From, LocalTime To)> Halves => [(MorningFrom, MorningTo), (AfternoonFrom, AfternoonTo)];
}

using System.Globalization;
using NodaTime;

namespace PhuocHiep.MotCua.Rounds;

/// <summary>How often a round comes by itself: the schedule wakes it so, and its silence is counted from it.</summary>
/// <param name="Id">Its name in the list of background work.</param>
/// <param name="Text">What it does, in Vietnamese.</param>
/// <param name="Minutes">From one to the next.</param>
public sealed record Rhythm(RoundName Round, string Id, string Text, int Minutes)
{
    public static readonly IReadOnlyList<Rhythm> All =
    [
        new(RoundName.Reminders, "reminders", "Nhắc việc, đôn đốc", 5),
        new(RoundName.Apologies, "apologies", "Soạn phiếu xin lỗi", 5),
        new(RoundName.LateNotices, "late-notices", "Nhắn người dân khi trễ hẹn", 5),
        new(RoundName.Post, "post", "Gửi thư, tin nhắn", 1),
        new(RoundName.Figures, "figures", "Cộng, chốt số liệu", 5),
        new(RoundName.Seals, "seals", "Niêm phong hằng đêm", 15),
        new(RoundName.Forecasts, "forecasts", "Cộng thời gian, dự báo trễ hạn", 15),
        new(RoundName.Reconcile, "reconcile", "Đối chiếu số liệu với diễn biến hồ sơ", 15),
        new(RoundName.Packs, "inspection-packs", "Lập bộ hồ sơ kiểm tra", 5),
        new(RoundName.Digest, "digest", "Tin tổng hợp đầu ngày", 15),
    ];

    /// <summary>How many times in a row it may fail to come before somebody is told.</summary>
    const int Patience = 3;

    /// <summary>Without any sign of life for so long, nothing runs at all.</summary>
    public static readonly Duration LongestSilence = Duration.FromMinutes(15);

    public Duration Every => Duration.FromMinutes(Minutes);

    public Duration MissedAfter => Every * Patience;

    public string Cron => Minutes == 1 ? "* * * * *" : string.Create(CultureInfo.InvariantCulture, $"*/{Minutes} * * * *");

    public static Rhythm Of(RoundName round) => All.Single(rhythm => rhythm.Round == round);
}

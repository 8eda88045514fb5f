using NodaTime;
using PhuocHiep.MotCua.Rounds;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <summary>That the rounds were by, in a calm line.</summary>
public static class PulseWords
{
    /// <summary>`Đã quét lúc 07 giờ 00: 412 hồ sơ đang giải quyết, soạn 2 phiếu. Gửi thư lúc 07 giờ 03: 5 tin.`</summary>
    public static string Line(IReadOnlyList<Pulse> pulses, Instant now)
    {
        var letters = pulses.SingleOrDefault(p => p.Rhythm.Round == RoundName.Apologies)?.Last;
        var post = pulses.SingleOrDefault(p => p.Rhythm.Round == RoundName.Post)?.Last;
        var scanned = letters is null ? "Chưa quét lần nào." : $"Đã quét lúc {Hour(letters, now)}: {Count(letters.Looked)} hồ sơ đang giải quyết, soạn hoặc rút {Count(letters.Acted)} phiếu xin lỗi.";
        var carried = post is null ? "Chưa gửi thư lần nào." : $"Gửi thư lúc {Hour(post, now)}: {Count(post.Acted)} tin.";
        return $"{scanned} {carried}";
    }

    static string Hour(Heartbeat beat, Instant now) => beat.At.VietnamDay() == now.VietnamDay() ? beat.At.InVietnam().TimeOfDay.Text() : beat.At.Text();

    static string Count(int count) => count.ToString("N0", VietnamTime.Culture);
}

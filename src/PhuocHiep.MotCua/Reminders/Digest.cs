using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Reminders;

/// <summary>The words of the daily message: numbers, and codes at most.</summary>
static class Digest
{
    /// <summary>How many codes of overdue dossiers it lists.</summary>
    public const int Listed = 20;

    public static OutgoingMessage Of(Officer officer, Agency agency, NeedsYou needs, IReadOnlyList<string> overdue, Settings settings, string key, Instant now) =>
        OutgoingMessage.Notice(agency.Id, officer.Email!, $"Một cửa ngày {now.VietnamDay().Text()}: {needs.Overdue} hồ sơ quá hạn, {needs.DueToday} đến hạn hôm nay", $"""
            Kính gửi Ông/Bà {officer.FullName},

            Tình hình lúc {now.Text()}:
            {string.Concat(needs.Alarms.Select(alarm => $"\n! {alarm.Text} {alarm.Remedy}\n"))}
            Hồ sơ
            - Quá hạn: {needs.Overdue}{Codes(needs.Overdue, overdue)}
            - Đến hạn hôm nay: {needs.DueToday}
            - Sắp đến hạn: {needs.DueNext}

            Phiếu xin lỗi
            - Chờ ghi lý do: {needs.WithoutReason}
            - Dự thảo chuẩn bị cho hồ sơ sắp đến hạn: {needs.Prepared}
            - Chờ ký: {needs.ToSign}
            - Đã ký, chờ gửi hoặc trao: {needs.ToIssue}
            - Chờ đăng công khai: {needs.ToPost}

            Mở trang Chỉ số: {new Uri(settings.Url, "/kpi")}

            {agency.Name}
            """.ReplaceLineEndings("\n"), settings.Url.Host, now, key);

    static string Codes(int count, IReadOnlyList<string> codes) =>
        codes.Count == 0 ? "" : $" ({string.Join(", ", codes)}{(count > codes.Count ? $" và {count - codes.Count} hồ sơ khác" : "")})";
}

using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Rounds;
using PhuocHiep.MotCua.Seals;
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
            {string.Concat(Alarms(needs, now).Select(alarm => $"\n! {alarm}\n"))}
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

            {SealOf(needs.Seal)}Mở trang Chỉ số: {new Uri(settings.Url, "/kpi")}

            {agency.Name}
            """.ReplaceLineEndings("\n"), settings.Url.Host, now, key);

    /// <summary>A witness outside the database: who keeps the mail can tell that no night before it was rewritten.</summary>
    static string SealOf(DaySeal? seal) => seal is null ? "" : $"Niêm phong đêm {seal.On.Text()}, số {seal.Ordinal}, {seal.Dossiers} hồ sơ:\n{seal.Hash.Groups()}\nGiữ lại thư này: dãy trên phải trùng với dòng cùng số ở trang Niêm phong hằng đêm.\n\n";

    /// <summary>After a silence of the whole worker, such as a night without power, each round would be missed that comes after this one: one line says so.</summary>
    static IEnumerable<string> Alarms(NeedsYou needs, Instant now)
    {
        var own = needs.Pulses.Single(pulse => pulse.Rhythm.Round == RoundName.Digest);
        var isBack = own.IsMissed(now);
        if (isBack && own.Last is { } last) yield return $"Việc chạy nền đã im lặng từ {last.At.Text()}, nay chạy lại.";
        foreach (var alarm in needs.Alarms.Where(alarm => !isBack || alarm.Kind is not (AlarmKind.WorkerStopped or AlarmKind.RoundMissed))) yield return $"{alarm.Text} {alarm.Remedy}";
    }

    static string Codes(int count, IReadOnlyList<string> codes) =>
        codes.Count == 0 ? "" : $" ({string.Join(", ", codes)}{(count > codes.Count ? $" và {count - codes.Count} hồ sơ khác" : "")})";
}

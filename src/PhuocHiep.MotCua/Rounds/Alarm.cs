using NodaTime;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Reports;

namespace PhuocHiep.MotCua.Rounds;

/// <summary>What must not go on in silence.</summary>
public enum AlarmKind
{
    /// <summary>No round at all was by for 15 minutes, or ever.</summary>
    WorkerStopped,

    /// <summary>A round did not come three times in a row, or never did.</summary>
    RoundMissed,

    /// <summary>Apologies are owed and no round has drafted them.</summary>
    OwedWithoutDraft,

    /// <summary>Messages have been waiting for more than an hour.</summary>
    Unsent,

    /// <summary>The calendar of holidays ends within 60 days, or does not cover today.</summary>
    CalendarEnds,

    /// <summary>Something is not as it was sealed, and nobody has looked into it yet.</summary>
    SealBroken,

    /// <summary>A dossier's row, or a day's figure, is not what the events tell.</summary>
    FiguresDiffer,

    /// <summary>A figure of a closed period is not what it would be today.</summary>
    FrozenDiffers,

    /// <summary>A pack of an inspection was asked for and could not be made.</summary>
    PackFailed,

    /// <summary>A pack of an inspection was asked for and does not get on.</summary>
    PackStands,
}

/// <summary>Something that somebody must see to. Nothing of a person and no secret is ever in it.</summary>
/// <param name="Text">What it is.</param>
/// <param name="Remedy">What to do.</param>
public sealed record Alarm(AlarmKind Kind, string Text, string Remedy)
{
    /// <summary>The supervisor's page that tells more: `/kpi/differences`; null where there is none.</summary>
    public string? Page { get; init; }

    const string AskAdministrator = "Báo quản trị kiểm tra máy chủ và trang Việc chạy nền.";

    internal static Alarm WorkerStopped(Heartbeat? last, Instant now) => new(AlarmKind.WorkerStopped,
        last is null ? "Chưa có lượt quét tự động nào chạy." : $"Việc chạy nền đã dừng: {Since(last, now)}.",
        $"Từ đó không nhắc việc, không soạn phiếu xin lỗi, không gửi thư. {AskAdministrator}");

    internal static Alarm RoundMissed(Pulse pulse, Instant now) => new(AlarmKind.RoundMissed,
        pulse.Last is null ? $"Lượt “{pulse.Rhythm.Text}” chưa chạy lần nào." : $"Lượt “{pulse.Rhythm.Text}” không chạy: {Since(pulse.Last, now)}, lẽ ra {pulse.Rhythm.Minutes} phút một lần.",
        AskAdministrator);

    internal static Alarm OwedWithoutDraft(int count) => new(AlarmKind.OwedWithoutDraft,
        $"{count} hồ sơ phải xin lỗi mà chưa có dự thảo.", "Dự thảo được soạn tự động 5 phút một lần; dòng này còn thì báo quản trị.");

    internal static Alarm Unsent(MessageChannel channel, int count) => new(AlarmKind.Unsent,
        $"{count} {ChannelName(channel)} chưa gửi được quá một giờ.", $"Báo quản trị kiểm tra {(channel == MessageChannel.Email ? "máy chủ thư" : "kênh gửi tin")}; tin được gửi lại tự động.");

    internal static Alarm CalendarEnds(LocalDate? last) => new(AlarmKind.CalendarEnds,
        last is { } day ? $"Lịch nghỉ lễ hết ngày {day.Text()}." : "Lịch nghỉ lễ không có ngày hôm nay.",
        "Sau ngày đó không tính được hạn trả; quản trị cần nạp lịch nghỉ năm mới.");

    /// <param name="where">Some of the places, the newest first.</param>
    internal static Alarm SealBroken(int count, IReadOnlyList<string> where) => new(AlarmKind.SealBroken,
        $"{count} chỗ không khớp niêm phong: {string.Join("; ", where)}{(count > where.Count ? " và chỗ khác" : "")}.",
        "Có dữ liệu bị sửa, xóa hoặc thêm lùi ngày ngoài chương trình: xem trang Niêm phong hằng đêm, ghi kết quả xem xét; giữ nguyên máy chủ và bản sao lưu.");

    internal static Alarm FiguresDiffer(int count, Instant since) => new(AlarmKind.FiguresDiffer,
        $"{count} chỗ số liệu không khớp với diễn biến hồ sơ, từ {since.Text()}.", "Có thể dữ liệu đã bị sửa ngoài chương trình: xem từng chỗ và báo quản trị.")
    { Page = "/kpi/differences" };

    internal static Alarm FrozenDiffers(int periods, Instant since) => new(AlarmKind.FrozenDiffers,
        $"{periods} kỳ đã chốt có số liệu khác khi tính lại, từ {since.Text()}.", "Thường do sổ cũ được nhập sau khi chốt: xem chênh lệch và chốt lại, có lý do.")
    { Page = "/kpi/frozen" };

    /// <param name="packs">Those that failed, the oldest first; at least one.</param>
    internal static Alarm PackFailed(IReadOnlyList<InspectionPack> packs) => new(AlarmKind.PackFailed,
        packs is [var one] ? $"Bộ hồ sơ kiểm tra kỳ {one.PeriodText} không làm được. {one.Problem}" : $"{packs.Count} bộ hồ sơ kiểm tra không làm được: kỳ {string.Join("; ", packs.Take(PacksNamed).Select(p => p.PeriodText))}{(packs.Count > PacksNamed ? " và kỳ khác" : "")}.",
        "Mở trang Bộ hồ sơ kiểm tra, chọn kỳ, bấm Làm lại; không cần nữa thì bấm Bỏ.")
    { Page = "/reports/inspection" };

    internal static Alarm PackStands(InspectionPack pack, Instant since) => new(AlarmKind.PackStands,
        $"Bộ hồ sơ kiểm tra kỳ {pack.PeriodText} đứng yên từ {since.Text()}{(pack.Total > 0 ? $", mới xong {pack.Done} trong {pack.Total} tệp" : "")}.",
        "Mở trang Bộ hồ sơ kiểm tra, chọn kỳ, bấm Làm lại; vẫn đứng yên thì báo quản trị kiểm tra máy chủ.")
    { Page = "/reports/inspection" };

    const int PacksNamed = 3;

    static string Since(Heartbeat last, Instant now) =>
        last.At > now ? $"lần cuối ghi {last.At.Text()}, sau giờ hiện tại (đồng hồ đã bị chỉnh lùi)" : $"lần cuối {last.At.Text()}";

    static string ChannelName(MessageChannel channel) => channel switch
    {
        MessageChannel.Sms => "tin nhắn SMS",
        MessageChannel.Zalo => "tin nhắn Zalo",
        _ => "thư điện tử",
    };
}

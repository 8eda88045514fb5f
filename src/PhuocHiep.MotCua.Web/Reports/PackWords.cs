using PhuocHiep.MotCua.Reports;

namespace PhuocHiep.MotCua.Web.Reports;

/// <summary>How a pack is spoken of.</summary>
public static class PackWords
{
    public static string Text(this PackState state) => state switch
    {
        PackState.Waiting => "Đang chờ",
        PackState.Begun => "Đang làm",
        PackState.Failed => "Không làm được",
        PackState.Ready => "Đã xong",
        PackState.Cleared => "Đã xóa tệp",
        PackState.Dropped => "Đã bỏ",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>`1,4 MB`, `320 KB`.</summary>
    public static string SizeText(this InspectionPack pack) => pack.Bytes switch
    {
        null => "",
        >= Settings.Megabyte and var bytes => $"{((decimal)bytes / Settings.Megabyte).ToString("0.0", VietnamTime.Culture)} MB",
        { } bytes => $"{(bytes + 1023) / 1024} KB",
    };
}

using Microsoft.AspNetCore.Mvc;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Web.Kpi;

namespace PhuocHiep.MotCua.Web.Reports;

/// <summary>Files that are made for whoever asks.</summary>
static class Downloads
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Written to a file that nobody else can read and that goes with the answer, then sent: memory holds a row at a time, and whoever asked gets
    /// the file whole or an error page, never a half that looks like a whole.
    /// </summary>
    public static async Task<IActionResult> DownloadAsync(this Controller controller, string name, Func<Stream, Task> write)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"motcua-{Guid.NewGuid():N}"), options);
        try
        {
            await write(file);
            file.Position = 0;
            return controller.File(file, name.EndsWith(".csv", StringComparison.Ordinal) ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}

static class FileNames
{
    /// <summary>`bieu-II06a_2024-07-15_2024-08-14.xlsx`.</summary>
    public static string Of(string what, ReportPeriod period, string ending) => $"{what}_{KpiQuery.Iso(period.From)}_{KpiQuery.Iso(period.To)}.{ending}";
}

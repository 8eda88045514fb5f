using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using NodaTime;
using PhuocHiep.MotCua.Documents;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.Documents;

/// <summary>Where a form asks for a file that proves what it says.</summary>
/// <param name="Hint">How the hint begins: whether it must be.</param>
public sealed record EvidenceField(string Name, string Hint);

/// <summary>Files as they come with a form, and as they are shown again.</summary>
public static class Uploads
{
    /// <summary>The file, looked at; null where none came, or something is wrong with it, which is said beside the field.</summary>
    public static async Task<CheckedFile?> CheckAsync(this Controller controller, Digitization digitization, IFormFile? file, string field, Instant now, CancellationToken ct)
    {
        if (file is null) return null;
        try
        {
            await using var content = file.OpenReadStream();
            return await digitization.CheckAsync(file.FileName, content, now, ct);
        }
        catch (RuleViolation no)
        {
            controller.ModelState.AddModelError(field, $"“{Shown(file.FileName)}”: {no.Message}");
            return null;
        }
    }

    /// <summary>A kept file, shown in the browser, where it can do nothing.</summary>
    /// <exception cref="RuleViolation">It is not in the store.</exception>
    public static IActionResult Show(this Controller controller, FileStore store, string sha256, string name, MediaType type)
    {
        var path = store.PathOf(sha256);
        if (!File.Exists(path)) throw new RuleViolation("Không tìm thấy tệp này trong kho tài liệu; hãy báo người quản trị tìm trong bản sao lưu.");
        var disposition = new ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(name);
        controller.Response.Headers.ContentDisposition = disposition.ToString();
        controller.Response.Headers.ContentSecurityPolicy = SecurityHeaders.ForeignFile(type != MediaType.Pdf);
        return controller.PhysicalFile(path, type.ContentType(), lastModified: null, new EntityTagHeaderValue($"\"{sha256}\""), enableRangeProcessing: true);
    }

    /// <summary>As the person knows it, and short.</summary>
    static string Shown(string name)
    {
        var last = VietnameseText.Clean(name.Split('/', '\\')[^1]) ?? "tệp";
        return last.Length <= 60 ? last : last[..57] + "…";
    }
}

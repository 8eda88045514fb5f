using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace PhuocHiep.MotCua.Web.Shared;

/// <summary>What a page says when it cannot be shown.</summary>
/// <param name="Number">What the person reads out on the telephone; the log holds the same.</param>
public sealed record ErrorPage(int Status, string Title, string Words, string? Number);

[AllowAnonymous, IgnoreAntiforgeryToken, ApiExplorerSettings(IgnoreApi = true)]
public sealed partial class ErrorController(ILogger<ErrorController> log) : Controller
{
    /// <summary>A bug: logged once, with the number that is shown.</summary>
    [Route("/error")]
    public IActionResult Bug()
    {
        if (HttpContext.Features.Get<IExceptionHandlerPathFeature>() is not { } failed) return NotFound();
        var number = Number();
        Failed(log, number, HttpContext.Request.Method, failed.Endpoint?.DisplayName ?? "?", failed.Error);
        return Page(new(500, "Trang này đang gặp lỗi", "Việc vừa làm có thể chưa được ghi lại. Hãy thử lại sau ít phút. Nếu vẫn lỗi, hãy báo cho người quản trị kèm số dưới đây.", number));
    }

    /// <summary>The status is asked of the server: a request that cannot be read binds no parameter.</summary>
    [Route("/error/{status:int}")]
    public IActionResult Status() => Page((HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalStatusCode ?? StatusCodes.Status404NotFound) switch
    {
        403 => new(403, "Bạn không được giao việc này", "Tài khoản của bạn không có quyền mở trang này. Nếu cần, hãy nhờ người quản trị cấp quyền.", null),
        404 or 405 => new(404, "Không có trang này", "Địa chỉ có thể đã gõ sai hoặc trang không còn nữa.", null),
        429 => new(429, "Thử quá nhiều lần", "Máy này vừa gửi quá nhiều yêu cầu. Hãy chờ một phút rồi thử lại.", null),
        400 when HttpMethods.IsGet(Request.Method) => new(400, "Địa chỉ không đọc được", "Ngày, giờ hoặc phần nào đó của địa chỉ không đúng. Hãy quay lại trang trước rồi chọn lại.", null),
        400 => new(400, "Biểu mẫu đã hết hạn", "Biểu mẫu được mở quá lâu hoặc bạn đã đăng nhập lại ở trang khác. Hãy quay lại trang trước, tải lại rồi gửi lần nữa.", null),
        var status => new(status, "Không thực hiện được", "Yêu cầu này không thực hiện được. Hãy quay lại và thử lại.", Number()),
    });

    ViewResult Page(ErrorPage page)
    {
        Response.StatusCode = page.Status;
        return View("Error", page);
    }

    static string Number()
    {
        var trace = Activity.Current?.TraceId.ToHexString().ToUpperInvariant() ?? Guid.NewGuid().ToString("N").ToUpperInvariant();
        return $"{trace[..4]}-{trace[4..8]}";
    }

    [LoggerMessage(LogLevel.Error, "Lỗi số {Number} khi {Method} {Endpoint}")]
    static partial void Failed(ILogger log, string number, string method, string endpoint, Exception exception);
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Deadlines;

namespace PhuocHiep.MotCua.Web.Shared;

/// <summary>Where the law, the calendar or another officer says no and the page did not answer itself: the words are shown where the officer stood, and nothing was changed.</summary>
public sealed class SaidNo(ITempDataDictionaryFactory tempData, IModelMetadataProvider metadata) : IExceptionFilter
{
    public const string SomebodyElse = "Người khác vừa thay đổi thông tin này nên chưa ghi thay đổi của bạn. Dưới đây là tình trạng mới nhất; hãy kiểm tra rồi làm lại nếu còn cần.";

    public void OnException(ExceptionContext context)
    {
        if (Words(context.Exception) is not { } words) return;
        var request = context.HttpContext.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            context.Result = new ViewResult
            {
                ViewName = "SaidNo",
                StatusCode = StatusCodes.Status409Conflict,
                ViewData = new ViewDataDictionary<string>(metadata, context.ModelState) { Model = words },
            };
            return;
        }
        var next = tempData.GetTempData(context.HttpContext);
        next.Refuse(words);
        next.Save();
        context.Result = new LocalRedirectResult(WhereHeStood(request) ?? "/sign-in");
    }

    static string? Words(Exception exception) => exception switch
    {
        RuleViolation or CalendarEnded => exception.Message,
        DbUpdateConcurrencyException => SomebodyElse,
        _ => null,
    };

    /// <summary>The page of ours from which a form was sent; null where the browser does not say.</summary>
    internal static string? WhereHeStood(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var page) && page.Authority == request.Host.Value && !page.PathAndQuery.StartsWith("//", StringComparison.Ordinal)
            ? page.PathAndQuery
            : null;
}

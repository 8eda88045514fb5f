using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using PhuocHiep.MotCua.Documents;
using PhuocHiep.MotCua.Web.Dossiers;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.Documents;

/// <summary>A form with files may be as large as the settings say; what is larger is answered in words. Officers only come this far: the door is before it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UploadLimitsAttribute : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>Before the antiforgery token is looked for (0, as Program adds it), which reads the form.</summary>
    public int Order => -1;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var (http, request) = (context.HttpContext, context.HttpContext.Request);
        var limit = http.RequestServices.GetRequiredService<Settings>().LargestUpload;
        // Kestrel's own limit would cut the line while the browser still sends, which then shows no page at all.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body) body.MaxRequestBodySize = request.ContentLength is null ? limit : null;
        if (request.ContentLength > limit)
        {
            await request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
            var next = http.RequestServices.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(http);
            next.Refuse($"Các tệp gửi cùng lúc lớn hơn {limit.Size()}; hãy gửi ít tệp hơn mỗi lần.");
            next.Save();
            context.Result = new LocalRedirectResult(SaidNo.WhereHeStood(request) ?? DossierPage.Address($"{context.RouteData.Values["code"]}"));
            return;
        }
        http.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions { MultipartBodyLengthLimit = limit }));
    }
}

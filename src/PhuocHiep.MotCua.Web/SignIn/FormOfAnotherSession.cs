using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.SignIn;

/// <summary>A form whose token belongs to an earlier session: the officer who opened it may send it again; from another's hand it is dropped.</summary>
public sealed class FormOfAnotherSession(KeptForms forms, IModelMetadataProvider metadata, ITempDataDictionaryFactory tempData) : IAsyncAlwaysRunResultFilter
{
    public const string Dropped = "Biểu mẫu vừa gửi do người khác mở trên máy này nên đã bỏ, chưa ghi gì. Người đó đăng nhập rồi làm lại.";

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (context.Result is IAntiforgeryValidationFailedResult && http.User.IsOfficer() && await forms.ReadAsync(http.Request) is { } form)
        {
            if (form.OfficerId == http.User.OfficerId())
            {
                context.Result = form.Page(metadata);
            }
            else
            {
                var said = tempData.GetTempData(http);
                said.Refuse(Dropped);
                said.Save();
                context.Result = new LocalRedirectResult("/sign-in");
            }
        }
        await next();
    }
}

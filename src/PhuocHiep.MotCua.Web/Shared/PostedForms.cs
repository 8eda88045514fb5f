using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Shared;

/// <summary>
/// Every form that posts carries the antiforgery token, also where it names its address: the framework leaves those out. An officer's form
/// says under seal whose it is, so that it can be kept when the session has ended (<see cref="KeptForms"/>).
/// </summary>
[HtmlTargetElement("form", Attributes = "method,action")]
public sealed class PostedFormTagHelper(IHtmlGenerator generator, KeptForms forms) : TagHelper
{
    public string? Method { get; set; }

    /// <summary>`kept="false"`: a form with a password in it is never kept.</summary>
    public bool Kept { get; set; } = true;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!HttpMethods.IsPost(Method ?? "") || context.AllAttributes.ContainsName("asp-antiforgery")) return;
        output.PostContent.AppendHtml(generator.GenerateAntiforgery(ViewContext));
        if (!Kept || !ViewContext.HttpContext.User.IsOfficer()) return;
        output.PostContent.AppendHtml($"<input type=\"hidden\" name=\"{KeptForms.Officer}\" value=\"{forms.SealOfficer(ViewContext.HttpContext.User)}\" />");
    }
}

using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PhuocHiep.MotCua.Web.Shared;

/// <summary>Every form that posts carries the antiforgery token, also where it names its address: the framework leaves those out.</summary>
[HtmlTargetElement("form", Attributes = "method,action")]
public sealed class PostedFormTagHelper(IHtmlGenerator generator) : TagHelper
{
    public string? Method { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!HttpMethods.IsPost(Method ?? "") || context.AllAttributes.ContainsName("asp-antiforgery")) return;
        output.PostContent.AppendHtml(generator.GenerateAntiforgery(ViewContext));
    }
}

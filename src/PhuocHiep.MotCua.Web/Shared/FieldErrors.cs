using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PhuocHiep.MotCua.Web.Shared;

/// <summary>`&lt;field-error asp-for="Phone" /&gt;` (or `name="find"`): what is wrong with a field, beside it; nothing where nothing is wrong.</summary>
[HtmlTargetElement("field-error", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldErrorTagHelper : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression? For { get; set; }

    public string? Name { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = Name ?? FullName(ViewContext, For!);
        if (Errors(ViewContext, name) is not { Count: > 0 } errors)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field-error");
        output.Attributes.SetAttribute("id", Id(name));
        output.Content.AppendHtml("<span class=\"visually-hidden\">Lỗi: </span>").Append(errors[0].ErrorMessage);
    }

    internal static string FullName(ViewContext view, ModelExpression field) => view.ViewData.TemplateInfo.GetFullHtmlFieldName(field.Name);

    internal static ModelErrorCollection? Errors(ViewContext view, string name) => view.ViewData.ModelState.TryGetValue(name, out var entry) ? entry.Errors : null;

    internal static string Id(string name) => TagBuilder.CreateSanitizedId(name, "_") + "-error";
}

/// <summary>A field with an error says so to the eye and to a screen reader.</summary>
[HtmlTargetElement("input", Attributes = "asp-for")]
[HtmlTargetElement("select", Attributes = "asp-for")]
[HtmlTargetElement("textarea", Attributes = "asp-for")]
public sealed class InvalidFieldTagHelper : TagHelper
{
    // After the framework's own helper has written the field.
    public override int Order => 1000;

    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = FieldErrorTagHelper.FullName(ViewContext, For);
        if (FieldErrorTagHelper.Errors(ViewContext, name) is not { Count: > 0 }) return;
        var hint = output.Attributes.TryGetAttribute("aria-describedby", out var described) ? described.Value + " " : "";
        output.AddClass("is-invalid", HtmlEncoder.Default);
        output.Attributes.SetAttribute("aria-invalid", "true");
        output.Attributes.SetAttribute("aria-describedby", hint + FieldErrorTagHelper.Id(name));
    }
}

public static class FormErrors
{
    /// <summary>Something is wrong with a field whose name begins so: what is folded then stands open.</summary>
    public static bool IsWrong(this ModelStateDictionary errors, string prefix) =>
        errors.Any(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal) && entry.Value!.Errors.Count > 0);
}

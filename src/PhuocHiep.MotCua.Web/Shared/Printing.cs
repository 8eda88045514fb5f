using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using PhuocHiep.MotCua.Paper;

namespace PhuocHiep.MotCua.Web.Shared;

/// <summary>A form on a page, to look at and print.</summary>
/// <param name="Back">Where the officer came from.</param>
public sealed record PrintPage(Form Form, string Pdf, string Back, string BackWords);

public static class Printing
{
    /// <summary>The form as PDF, where the address ends so, and else as a page to print.</summary>
    public static IActionResult Paper(this Controller controller, Form form, string back, string backWords = "Về hồ sơ")
    {
        var request = controller.Request;
        return request.Path.Value!.EndsWith(".pdf", StringComparison.Ordinal)
            ? controller.File(form.ToPdf(), "application/pdf")
            : controller.View("Print", new PrintPage(form, $"{request.PathBase}{request.Path.ToUriComponent()}.pdf{request.QueryString}", back, backWords));
    }

    /// <summary>Words in their faces, with no space that was not written.</summary>
    public static IHtmlContent Html(params IEnumerable<Run> words)
    {
        var html = new HtmlContentBuilder();
        foreach (var run in words)
        {
            if (run.Face.HasFlag(Face.Bold)) html.AppendHtml("<strong>");
            if (run.Face.HasFlag(Face.Italic)) html.AppendHtml("<em>");
            html.Append(run.Text);
            if (run.Face.HasFlag(Face.Italic)) html.AppendHtml("</em>");
            if (run.Face.HasFlag(Face.Bold)) html.AppendHtml("</strong>");
        }
        return html;
    }
}

using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace PhuocHiep.MotCua.Web.Shared;

/// <summary>A QR as one path of an SVG: sharp on paper, no image file, nothing that the content policy forbids.</summary>
public static class QrSvg
{
    public static IHtmlContent Of(Uri address, string label)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address.ToString(), QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
            for (var x = 0; x < code.ModuleMatrix.Count; x++)
                if (code.ModuleMatrix[y][x]) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return new HtmlContentBuilder()
            .AppendHtml(string.Create(CultureInfo.InvariantCulture, $"<svg class=\"qr\" role=\"img\" viewBox=\"0 0 {code.ModuleMatrix.Count} {code.ModuleMatrix.Count}\" shape-rendering=\"crispEdges\"><title>"))
            .Append(label)
            .AppendHtml($"</title><path d=\"{path}\"/></svg>");
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>One paper on the form.</summary>
public sealed class PaperForm
{
    const int MostCopies = 99;

    const int LongestName = 300;

    /// <summary>The component of the procedure; null for another paper.</summary>
    public int? ComponentId { get; set; }

    public string? Name { get; set; }

    public bool IsTicked { get; set; }

    public string? Originals { get; set; } = "1";

    public string? Copies { get; set; } = "0";

    public bool IsDigitized { get; set; }

    public bool IsFilledIn => IsTicked || !string.IsNullOrWhiteSpace(Name);

    /// <summary>The paper as it was handed in; null where it was not, or where a field is wrong.</summary>
    public HandedIn? Check(string prefix, ModelStateDictionary errors)
    {
        var name = VietnameseText.Clean(Name);
        if (ComponentId is null && (name is not null) != IsTicked)
            errors.AddModelError(prefix + nameof(Name), IsTicked ? "Nhập tên giấy tờ." : "Đánh dấu “Đã nhận” nếu đã nhận giấy tờ này.");
        if (name?.Length > LongestName) errors.AddModelError(prefix + nameof(Name), $"Tên giấy tờ dài quá {LongestName} ký tự.");
        if (!IsTicked)
        {
            if (IsDigitized && ComponentId is not null) errors.AddModelError(prefix + nameof(IsTicked), $"Đã số hóa “{name}” thì phải đánh dấu đã nhận.");
            return null;
        }
        var originals = Count(Originals, prefix + nameof(Originals), errors);
        var copies = Count(Copies, prefix + nameof(Copies), errors);
        if (originals is null || copies is null || name is null) return null;
        if (originals + copies == 0) errors.AddModelError(prefix + nameof(Originals), "Ghi số bản chính hoặc số bản sao đã nhận.");
        return new(name, originals.Value, copies.Value, IsDigitized);
    }

    static int? Count(string? text, string field, ModelStateDictionary errors)
    {
        if (string.IsNullOrWhiteSpace(text)) return 0;
        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostCopies) return count;
        errors.AddModelError(field, $"Số bản là số từ 0 đến {MostCopies}.");
        return null;
    }
}

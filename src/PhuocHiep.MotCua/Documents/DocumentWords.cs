namespace PhuocHiep.MotCua.Documents;

/// <summary>What the office calls them, and what a browser does.</summary>
public static class DocumentWords
{
    /// <summary>What may come in, in the words of a form's `accept`.</summary>
    public const string Accepted = ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png";

    public static string Text(this MediaType type) => type switch
    {
        MediaType.Pdf => "PDF",
        MediaType.Jpeg => "JPEG",
        MediaType.Png => "PNG",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>`application/pdf`.</summary>
    public static string ContentType(this MediaType type) => type switch
    {
        MediaType.Pdf => "application/pdf",
        MediaType.Jpeg => "image/jpeg",
        MediaType.Png => "image/png",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    public static string Ending(this MediaType type) => type switch
    {
        MediaType.Pdf => ".pdf",
        MediaType.Jpeg => ".jpg",
        MediaType.Png => ".png",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    public static string Text(this ConsentForm form) => form switch
    {
        ConsentForm.AtCounter => "nói tại quầy, trước công chức ghi nhận",
        ConsentForm.InWriting => "văn bản có chữ ký",
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, null),
    };

    /// <summary>`812 KB`, `1,4 MB`: of 1024 each, as a file manager shows them.</summary>
    public static string Size(this long bytes) =>
        bytes < 1024 ? $"{bytes} byte"
        : bytes < 1024 * 1024 ? string.Create(VietnamTime.Culture, $"{bytes / 1024.0:0} KB")
        : string.Create(VietnamTime.Culture, $"{bytes / 1048576.0:0.#} MB");
}

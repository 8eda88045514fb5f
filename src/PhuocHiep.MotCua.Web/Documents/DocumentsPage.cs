using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Documents;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Web.Dossiers;

namespace PhuocHiep.MotCua.Web.Documents;

public sealed class ResultFileForm
{
    public string? Number { get; set; }

    /// <summary>As a date field sends it: `2024-08-12`.</summary>
    public string? On { get; set; }

    public IFormFile? File { get; set; }
}

public sealed class ReuseForm
{
    public long? ComponentId { get; set; }

    public long? DocumentId { get; set; }

    public bool IsAgreed { get; set; }

    public ConsentForm? Consent { get; set; }
}

/// <summary>The papers of one dossier with their files, what the same person digitized before, and the forms of what can be done.</summary>
public sealed record DocumentsPage
{
    /// <summary>With its papers.</summary>
    public required Dossier Dossier { get; init; }

    public required IReadOnlyList<Document> Documents { get; init; }

    public required IReadOnlyList<Reusable> Reusable { get; init; }

    public ResultFileForm ResultFile { get; init; } = new();

    public ReuseForm Reuse { get; init; } = new();

    /// <summary>What was typed, and for which document.</summary>
    public (long Id, string? Reason) Withdrawal { get; init; }

    public static string Address(string code) => DossierPage.Address(code) + "/documents";

    /// <summary>Where what is wrong with the files of a paper is said.</summary>
    public static string FilesField(long paperId) => FormattableString.Invariant($"files-{paperId}");

    public static string ReasonField(long documentId) => FormattableString.Invariant($"reason-{documentId}");

    public static async Task<DocumentsPage> ReadAsync(MotCuaDb db, Dossier dossier, CancellationToken ct)
    {
        var documents = await db.Documents.AsNoTracking().Where(d => d.DossierId == dossier.Id).OrderBy(d => d.AddedAt).ThenBy(d => d.Id).ToListAsync(ct);
        var here = documents.Where(d => d.Counts).Select(d => d.Sha256).ToHashSet();
        return new()
        {
            Dossier = dossier,
            Documents = documents,
            Reusable = dossier.Components.Count == 0 || dossier.DroppedAt is not null ? [] : [.. (await db.ReusableForAsync(dossier, ct)).Where(r => !here.Contains(r.Document.Sha256))],
        };
    }
}

/// <summary>The files of one paper, or of the result.</summary>
/// <param name="Of">What a screen reader calls it.</param>
public sealed record FilesShown(DocumentsPage Page, IReadOnlyList<Document> Files, string Of);

/// <summary>The form that adds files to one paper.</summary>
public sealed record UploadShown(string Action, long PaperId, string Paper);

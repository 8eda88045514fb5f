using NodaTime;
using PhuocHiep.MotCua.Documents;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Dossiers;

// Số hóa: what is counted as digitized follows from the files, in the same save. Needs the dossier's papers and documents.
public sealed partial class Dossier
{
    public List<Document> Documents { get; init; } = [];

    /// <summary>Số hóa một giấy tờ. A file that the paper holds already is not added again.</summary>
    /// <returns>Those of the files that are new.</returns>
    /// <exception cref="RuleViolation">The dossier was withdrawn or stopped.</exception>
    public IReadOnlyList<Document> AddDocuments(DossierComponent paper, IReadOnlyList<CheckedFile> files, Officer officer, Instant now)
    {
        RequireKept("tải tệp lên");
        var added = new List<Document>();
        foreach (var file in files.Where(file => !Holds(paper.Id, file.Sha256)))
        {
            var document = file.Of(this, paper.Id, SaidBefore(paper.Id, paper.IsDigitized), officer, now);
            added.Add(document);
            Documents.Add(document);
        }
        if (added.Count == 0) return added;
        CountDigitized();
        Note(DossierEventKind.DocumentAdded, officer.FullName, officer, now, $"{paper.Name}: {added.Count} tệp, {added.Sum(d => d.Pages)} trang");
        return added;
    }

    /// <summary>Dùng lại giấy tờ đã số hóa, which the same person handed in with an earlier dossier and agrees to.</summary>
    /// <returns>The document here; null where the paper holds this file already.</returns>
    /// <exception cref="RuleViolation">The dossier was withdrawn or stopped, or the earlier document withdrawn.</exception>
    public Document? ReuseDocument(DossierComponent paper, Document earlier, string earlierCode, ConsentForm consent, Officer officer, Instant now)
    {
        RequireKept("dùng lại giấy tờ");
        if (!earlier.Counts) throw new RuleViolation("Giấy tờ này đã được rút lại nên không dùng lại được.");
        if (Holds(paper.Id, earlier.Sha256)) return null;
        var document = new Document
        {
            AgencyId = AgencyId,
            DossierId = Id,
            ComponentId = paper.Id,
            FileName = earlier.FileName,
            MediaType = earlier.MediaType,
            Length = earlier.Length,
            Sha256 = earlier.Sha256,
            Pages = earlier.Pages,
            AddedAt = now,
            AddedById = officer.Id,
            AddedBy = officer.FullName,
            ScannedAt = earlier.ScannedAt,
            ReusedFromId = earlier.Id,
            ConsentBy = ApplicantName,
            ConsentAt = now,
            ConsentForm = consent,
            SaidBefore = SaidBefore(paper.Id, paper.IsDigitized),
        };
        Documents.Add(document);
        CountDigitized();
        Note(DossierEventKind.DocumentReused, officer.FullName, officer, now, $"{paper.Name}: dùng lại từ hồ sơ {earlierCode}, người nộp đồng ý");
        return document;
    }

    /// <summary>Tệp kết quả, with its number and day: the result is an electronic one.</summary>
    /// <returns>The document; null where this file is here already.</returns>
    /// <exception cref="RuleViolation">There is no result yet, or its day is impossible.</exception>
    public Document? AddResultFile(CheckedFile file, string number, LocalDate on, Officer officer, Instant now)
    {
        RequireKept("tải tệp kết quả lên");
        if (CompletedAt is null) throw new RuleViolation("Chưa ghi kết quả giải quyết; hãy ghi kết quả trước rồi tải tệp kết quả lên.");
        if (on > now.VietnamDay()) throw new RuleViolation("Ngày của kết quả không thể sau hôm nay.");
        if (on < ReceivedAt.VietnamDay()) throw new RuleViolation("Ngày của kết quả không thể trước ngày tiếp nhận hồ sơ.");
        if (Holds(null, file.Sha256)) return null;
        var document = file.Of(this, null, SaidBefore(null, ElectronicResult), officer, now, number, on);
        Documents.Add(document);
        ElectronicResult = true;
        ResultNumber ??= number;
        Note(DossierEventKind.ResultFileAdded, officer.FullName, officer, now, $"Kết quả số {number}, {on.Text()}: {document.Pages} trang");
        return document;
    }

    /// <summary>Rút lại một tệp: a wrong one stays on record, and counts no longer.</summary>
    /// <exception cref="RuleViolation">It was withdrawn before.</exception>
    public void WithdrawDocument(Document document, string reason, Officer officer, Instant now)
    {
        document.Withdraw(reason, officer, now);
        if (document.ComponentId is { } paperId)
        {
            var paper = Components.Single(c => c.Id == paperId);
            CountDigitized();
            Note(DossierEventKind.DocumentWithdrawn, officer.FullName, officer, now, $"{paper.Name}: 1 tệp, {document.Pages} trang");
            return;
        }
        ElectronicResult = document.SaidBefore || Documents.Any(d => d.IsResult && d.Counts);
        Note(DossierEventKind.DocumentWithdrawn, officer.FullName, officer, now, $"Tệp kết quả số {document.ResultNumber}");
    }

    bool Holds(long? paperId, string sha256) => Documents.Any(d => d.ComponentId == paperId && d.Sha256 == sha256 && d.Counts);

    /// <summary>What is counted now without any file of it ever having been here, was said. Every later file of the paper carries the same answer.</summary>
    bool SaidBefore(long? paperId, bool counted) => Documents.FirstOrDefault(d => d.ComponentId == paperId)?.SaidBefore ?? counted;

    void CountDigitized()
    {
        foreach (var papers in Documents.Where(d => d.ComponentId is not null).GroupBy(d => d.ComponentId))
            Components.Single(c => c.Id == papers.Key).IsDigitized = papers.Any(d => d.Counts || d.SaidBefore);
        ComponentsDigitized = Components.Count(c => c.IsDigitized);
    }

    void RequireKept(string act)
    {
        if (DroppedAt is { } dropped) throw new RuleViolation($"Không thể {act}: hồ sơ {Status.InSentence()} lúc {dropped.Text()}.");
    }
}

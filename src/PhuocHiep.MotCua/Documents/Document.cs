using NodaTime;

namespace PhuocHiep.MotCua.Documents;

public enum MediaType
{
    Pdf,
    Jpeg,
    Png,
}

/// <summary>How a person agreed that a document of his be used again; silence is none (NĐ 13/2023 Đ11).</summary>
public enum ConsentForm
{
    /// <summary>Said before the officer who writes it down.</summary>
    AtCounter,

    /// <summary>Văn bản đồng ý, có chữ ký.</summary>
    InWriting,
}

/// <summary>
/// Tệp số hóa: one file of one paper of a dossier, or of its result. Added and never changed; a wrong one is withdrawn by a dated mark and
/// stays: the database refuses anything else. The content lies outside, under its SHA-256 (<see cref="FileStore"/>).
/// </summary>
public sealed class Document
{
    public const int LongestReason = 500;

    public long Id { get; init; }

    public int AgencyId { get; init; }

    public long DossierId { get; init; }

    /// <summary>The paper of which it is the scan; null: it is the result.</summary>
    public long? ComponentId { get; init; }

    /// <summary>As it came, made harmless; its ending is that of its content.</summary>
    public string FileName { get; init; } = "";

    public MediaType MediaType { get; init; }

    /// <summary>Bytes.</summary>
    public long Length { get; init; }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>Số trang: as many images as the paper has pages (TT 01/2023/TT-VPCP Đ8).</summary>
    public int Pages { get; init; }

    public Instant AddedAt { get; init; }

    public int AddedById { get; init; }

    /// <summary>The officer's name that day.</summary>
    public string AddedBy { get; init; } = "";

    /// <summary>When the antivirus found nothing in it; null: nothing looked.</summary>
    public Instant? ScannedAt { get; init; }

    /// <summary>Số của kết quả.</summary>
    public string? ResultNumber { get; init; }

    /// <summary>Ngày của kết quả.</summary>
    public LocalDate? ResultOn { get; init; }

    /// <summary>The document of an earlier dossier of the same person that is used again here.</summary>
    public long? ReusedFromId { get; init; }

    /// <summary>Who agreed to that.</summary>
    public string? ConsentBy { get; init; }

    public Instant? ConsentAt { get; init; }

    public ConsentForm? ConsentForm { get; init; }

    /// <summary>The paper (or result) was said to be digitized before any file of it was here: it stays so when its files are withdrawn.</summary>
    public bool SaidBefore { get; init; }

    public Instant? WithdrawnAt { get; private set; }

    public int? WithdrawnById { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public string? WithdrawalReason { get; private set; }

    public bool IsResult => ComponentId is null;

    public bool Counts => WithdrawnAt is null;

    /// <summary>Rút lại: the file of another person, an unreadable scan.</summary>
    /// <exception cref="RuleViolation">It was withdrawn before.</exception>
    internal void Withdraw(string reason, Staff.Officer officer, Instant now)
    {
        if (WithdrawnAt is { } at) throw new RuleViolation($"Tệp này đã được rút lại lúc {at.Text()}.");
        WithdrawnAt = now;
        WithdrawnById = officer.Id;
        WithdrawnBy = officer.FullName;
        WithdrawalReason = reason;
    }
}

using NodaTime;

namespace PhuocHiep.MotCua.Documents;

/// <summary>Tài liệu minh chứng: the file behind a figure that was entered, a commitment or a target. Added and never changed (the database refuses).</summary>
public sealed class EvidenceFile
{
    public long Id { get; init; }

    public int AgencyId { get; init; }

    /// <summary>As it came, made harmless; its ending is that of its content.</summary>
    public string FileName { get; init; } = "";

    public MediaType MediaType { get; init; }

    /// <summary>Bytes.</summary>
    public long Length { get; init; }

    /// <summary>64 lower-case hexadecimal digits: its place in the <see cref="FileStore"/>.</summary>
    public string Sha256 { get; init; } = "";

    public int Pages { get; init; }

    public Instant AddedAt { get; init; }

    public int AddedById { get; init; }

    /// <summary>The officer's name that day.</summary>
    public string AddedBy { get; init; } = "";

    /// <summary>When the antivirus found nothing in it; null: nothing looked.</summary>
    public Instant? ScannedAt { get; init; }
}

using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Reports;

/// <summary>How far a pack has come; whether somebody is at it just now is told by a lock and not by this row.</summary>
public enum PackState
{
    /// <summary>Asked for, nobody has begun.</summary>
    Waiting,

    /// <summary>Begun: under way, or cut off by a restart.</summary>
    Begun,

    Failed,

    Ready,

    /// <summary>It was there, and was kept long enough.</summary>
    Cleared,

    /// <summary>It could not be made, and nobody needs it any more.</summary>
    Dropped,
}

/// <summary>
/// Bộ hồ sơ kiểm tra: one file of everything that a period can be inspected by. The row is the order, the progress and, kept for good, the record
/// of who had it made, when, of which period, and what it was (SHA-256). The database is the queue: whoever is free makes what is not made.
/// </summary>
public sealed class InspectionPack
{
    /// <summary>How long a file is kept, in days: it is made again in a minute.</summary>
    public const int DaysKept = 7;

    /// <summary>How often it is begun by itself, where it is cut off each time.</summary>
    public const int MostAttempts = 3;

    /// <summary>Longer than one question to the archive may take: a pack that has not moved for so long is at a standstill.</summary>
    public static readonly Duration LongestStandstill = Duration.FromMinutes(15);

    public long Id { get; init; }

    public int AgencyId { get; init; }

    public LocalDate From { get; init; }

    public LocalDate To { get; init; }

    public Instant RequestedAt { get; init; }

    /// <summary>Null: on the command line.</summary>
    public int? RequestedById { get; init; }

    public string RequestedBy { get; init; } = "";

    /// <summary>One per form that was opened: a second click finds the first pack.</summary>
    public Guid? RequestKey { get; init; }

    public Instant? StartedAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>How many files are written, of how many.</summary>
    public int Done { get; private set; }

    public int Total { get; private set; }

    /// <summary>When it last got on.</summary>
    public Instant? AdvancedAt { get; private set; }

    public Instant? FinishedAt { get; private set; }

    /// <summary>As the archive stood then.</summary>
    public Instant? AsOf { get; private set; }

    /// <summary>Under <see cref="Settings.PacksFolder"/>; null on the command line, where it was written elsewhere.</summary>
    public string? FileName { get; private set; }

    public long? Bytes { get; private set; }

    public string? Sha256 { get; private set; }

    public Instant? FailedAt { get; private set; }

    /// <summary>Why, in the officer's words.</summary>
    public string? Problem { get; private set; }

    public Instant? ClearedAt { get; private set; }

    /// <summary>Không cần nữa: when an order that could not be carried out was taken back.</summary>
    public Instant? DroppedAt { get; private set; }

    public string? DroppedBy { get; private set; }

    public PackState State =>
        ClearedAt is not null ? PackState.Cleared
        : FinishedAt is not null ? PackState.Ready
        : DroppedAt is not null ? PackState.Dropped
        : FailedAt is not null ? PackState.Failed
        : StartedAt is not null ? PackState.Begun
        : PackState.Waiting;

    /// <summary>`01/08/2024 – 31/08/2024`.</summary>
    public string PeriodText => $"{From.Text()} – {To.Text()}";

    /// <summary>Until the end of this day.</summary>
    public LocalDate? KeptUntil => FileName is null ? null : FinishedAt?.VietnamDay().PlusDays(DaysKept);

    /// <summary>The file, where it is there and as long as it was when it was finished; null otherwise: a half is never handed out.</summary>
    /// <param name="folder"><see cref="Settings.PacksFolder"/>.</param>
    public FileInfo? FileIn(string folder) =>
        State == PackState.Ready && FileName is not null && new FileInfo(Path.Combine(folder, FileName)) is { Exists: true } file && file.Length == Bytes ? file : null;

    /// <summary>Since when nothing has moved, where that is too long; null where it moves, waits its turn, or has come to an end.</summary>
    public Instant? StandsSince(Instant now) =>
        State is PackState.Waiting or PackState.Begun && (AdvancedAt ?? StartedAt ?? RequestedAt) is var last && now - last > LongestStandstill ? last : null;

    /// <exception cref="RuleViolation">The period ends before it begins, or has not begun.</exception>
    public static InspectionPack Ask(Agency agency, LocalDate from, LocalDate to, Officer? officer, string by, Guid? key, Instant now)
    {
        if (from > to) throw new RuleViolation("Ngày cuối kỳ phải sau ngày đầu kỳ.");
        if (from > now.VietnamDay()) throw new RuleViolation("Kỳ này chưa bắt đầu nên chưa có gì để kiểm tra.");
        return new() { AgencyId = agency.Id, From = from, To = to, RequestedAt = now, RequestedById = officer?.Id, RequestedBy = by, RequestKey = key };
    }

    public void Begin(Instant now)
    {
        StartedAt = now;
        Attempts++;
        (Done, AdvancedAt, FailedAt, Problem) = (0, now, null, null);
    }

    public void Advance(int done, int total, Instant now) => (Done, Total, AdvancedAt) = (done, total, now);

    /// <summary>The program was closed in good order while it was at it: that is no failure of the pack, and the next one begins it again.</summary>
    public void PutBack(Instant now)
    {
        Attempts--;
        (StartedAt, Done, AdvancedAt) = (null, 0, now);
    }

    public void Finish(PackedFile file, string? fileName, Instant now)
    {
        (FinishedAt, AsOf, FileName, Bytes, Sha256) = (now, file.AsOf, fileName, file.Bytes, file.Sha256);
        (Done, Total) = (file.Files, file.Files);
    }

    public void Fail(string problem, Instant now) => (FailedAt, Problem) = (now, problem);

    public void Clear(Instant now) => ClearedAt = now;

    /// <summary>Làm lại: what failed or was cut off is put in the queue once more.</summary>
    /// <exception cref="RuleViolation">It is made already, or was taken back.</exception>
    public void Restart(Instant now)
    {
        MustBeOwed();
        (StartedAt, Attempts, Done, AdvancedAt, FailedAt, Problem) = (null, 0, 0, now, null, null);
    }

    /// <summary>Bỏ: what failed or was cut off is not made any more; that it was asked for stays.</summary>
    /// <exception cref="RuleViolation">It is made already, or was taken back.</exception>
    public void Drop(string by, Instant now)
    {
        MustBeOwed();
        (DroppedAt, DroppedBy) = (now, by);
    }

    void MustBeOwed()
    {
        if (FinishedAt is not null) throw new RuleViolation("Bộ hồ sơ này đã làm xong.");
        if (DroppedAt is not null) throw new RuleViolation("Bộ hồ sơ này đã bỏ; cần thì lập bộ mới.");
    }
}

/// <summary>A pack that was written.</summary>
/// <param name="Sha256">Of the whole file.</param>
/// <param name="Files">How many it holds.</param>
public sealed record PackedFile(Instant AsOf, long Bytes, string Sha256, int Files);

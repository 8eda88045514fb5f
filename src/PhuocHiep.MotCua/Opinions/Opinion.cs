using NodaTime;

namespace PhuocHiep.MotCua.Opinions;

/// <summary>Lấy ý kiến cơ quan khác (NĐ 61/2018 Đ19 k5): asked with content and a day to answer by. The limit runs on.</summary>
public sealed class Opinion
{
    public long Id { get; init; }

    public long DossierId { get; init; }

    public string AskedOf { get; init; } = "";

    public string Question { get; init; } = "";

    public Instant AskedAt { get; init; }

    public LocalDate AnswerDueOn { get; init; }

    public Instant? AnsweredAt { get; private set; }

    public string? Answer { get; private set; }

    internal void Take(string answer, Instant at)
    {
        Answer = answer;
        AnsweredAt = at;
    }
}

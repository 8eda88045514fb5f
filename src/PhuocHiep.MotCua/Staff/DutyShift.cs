using NodaTime;

namespace PhuocHiep.MotCua.Staff;

/// <summary>The two halves of a working day.</summary>
public enum DutySession
{
    Morning,
    Afternoon,
}

/// <summary>Ca trực: one officer at the counter for one half of a day, or ready to take the place of who sits there (NĐ 61/2018 Đ12 k8).</summary>
public sealed class DutyShift
{
    public int Id { get; init; }

    public int AgencyId { get; init; }

    public LocalDate On { get; init; }

    public DutySession Session { get; init; }

    public int OfficerId { get; init; }

    public Officer? Officer { get; init; }

    /// <summary>Dự phòng.</summary>
    public bool IsBackup { get; init; }
}

/// <summary>Nghỉ phép, đi học, công tác: days on which an officer is not there, the first and the last included.</summary>
public sealed class Absence
{
    public const int LongestReason = 200;

    public int Id { get; init; }

    public int OfficerId { get; init; }

    public Officer? Officer { get; init; }

    public LocalDate FromOn { get; init; }

    public LocalDate ToOn { get; set; }

    public string Reason { get; init; } = "";

    /// <summary>There again from that day on; the days before stay as they were.</summary>
    public void EndBefore(LocalDate day) => ToOn = day.PlusDays(-1);

    public bool Covers(LocalDate day) => FromOn <= day && day <= ToOn;
}

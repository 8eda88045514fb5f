using NodaTime;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>By which act a citizen was promised another day.</summary>
public enum DateChangeKind
{
    /// <summary>Tính lại từ đầu sau khi bổ sung (NĐ 61/2018 Đ19 k4).</summary>
    Restart,

    /// <summary>Hết tạm dừng: the days between do not count.</summary>
    Resumption,

    /// <summary>Gia hạn, as the procedure's own law allows.</summary>
    Extension,

    /// <summary>An act that the rulebook does not know to move a promise: it should not be there.</summary>
    Other,

    /// <summary>Hẹn lại bằng phiếu xin lỗi (NĐ 61/2018 Đ19 k9): a second promise, by which the first is not moved.</summary>
    Reappointment,

    /// <summary>Hẹn lại lần nữa: the law knows one only, so it is an infringement.</summary>
    SecondAppointment,
}

/// <summary>One line of “ngày hẹn đã đổi”: who promised another day, why, before and after.</summary>
/// <param name="Key">Tells it apart from every other, in the order of one instant.</param>
/// <param name="Before">The promise that stood until then.</param>
/// <param name="By">Whoever wrote it, as on the control slip; of a letter who signed it.</param>
/// <param name="Why">The officer's words; null where none are on record.</param>
/// <param name="Moot">The letter was withdrawn again, because its dossier was ready in time after all or ended.</param>
public sealed record DateChange(long Key, Instant At, DateChangeKind Kind, long DossierId, string Code, string Procedure, Instant Before, Instant After, string By, string? Why, bool Moot)
{
    /// <summary>The promise by which the dossier is judged has moved: not so by a letter.</summary>
    public bool MovesPromise => Kind < DateChangeKind.Reappointment;
}

using NodaTime;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Reports;

/// <summary>A dossier as it leaves the archive in a file.</summary>
public sealed record ExportedDossier(
    string Code,
    string ProcedureCode,
    string ProcedureName,
    string Field,
    Channel Channel,
    string ApplicantName,
    string? IdentityNumber,
    string? Phone,
    string? Email,
    string? Address,
    Instant ReceivedAt,
    Instant DueAt,
    Instant OnTimeUntil,
    Instant? CompletedAt,
    Instant? DroppedAt,
    Instant? HandedOverAt,
    Instant? ClockStoppedAt,
    Outcome? Outcome,
    DossierStatus Status,
    string? Holder,
    long? FeeVnd,
    Instant? PaidAt,
    PaymentMethod? PaymentMethod,
    int ComponentsTotal,
    int ComponentsDigitized,
    bool ElectronicResult)
{
    /// <summary>
    /// What the period received, in the order of receipt, one row at a time from the database: a file may hold the whole archive, memory does not.
    /// </summary>
    /// <param name="from">Both days included.</param>
    public static IQueryable<ExportedDossier> Received(MotCuaDb db, int agencyId, LocalDate from, LocalDate to)
    {
        var (start, end) = (from.Start(), to.PlusDays(1).Start());
        return db.Dossiers.Of(agencyId).Where(d => d.ReceivedAt >= start && d.ReceivedAt < end)
            .OrderBy(d => d.ReceivedAt).ThenBy(d => d.Id)
            .Select(d => new ExportedDossier(
                d.Code, d.Procedure!.Code, d.Procedure.Name, d.Procedure.Field, d.Channel, d.ApplicantName, d.IdentityNumber, d.Phone, d.Email, d.Address, d.ReceivedAt, d.DueAt, d.OnTimeUntil,
                d.CompletedAt, d.DroppedAt, d.HandedOverAt, d.ClockStoppedAt, d.Outcome, d.Status, d.Holder!.FullName, d.FeeVnd, d.PaidAt, d.PaymentMethod, d.ComponentsTotal, d.ComponentsDigitized, d.ElectronicResult));
    }

    /// <summary>When it ended, with a result or without; null: open.</summary>
    public Instant? EndedAt => CompletedAt ?? DroppedAt;

    /// <summary>As <see cref="Dossier.IsLate"/>: to the instant, by the first promise.</summary>
    public bool IsLate(Instant now) => DroppedAt is null && ClockStoppedAt is null && (CompletedAt ?? now) > OnTimeUntil;

    /// <summary>Days after the day promised; null where it is not late.</summary>
    public int? DaysLate(Instant now) => IsLate(now) ? Period.DaysBetween(DueAt.VietnamDay(), (CompletedAt ?? now).VietnamDay()) : null;

    /// <summary>How it stands to its promise, in a word.</summary>
    public string PromiseText(Instant now) => this switch
    {
        { DroppedAt: not null } => "Kết thúc, không tính",
        { ClockStoppedAt: not null } => "Đang ngừng tính thời hạn",
        { CompletedAt: not null } => IsLate(now) ? "Trễ hạn" : "Đúng hạn",
        _ => IsLate(now) ? "Đang quá hạn" : "Đang trong hạn",
    };
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Procedures;

namespace PhuocHiep.MotCua.Payments;

/// <summary>Đặt mức lệ phí mới theo một quyết định: a procedure meets its dossiers, for what was received keeps the fee under which it was received.</summary>
public sealed class FeeChange(MotCuaDb db)
{
    /// <param name="procedure">With its fee rules; saved by the caller.</param>
    /// <exception cref="RuleViolation">The day is past and something was received on or after it.</exception>
    public async Task SetAsync(Procedure procedure, long? amountVnd, string note, string decision, LocalDate from, Instant now, CancellationToken ct = default)
    {
        var start = from.Start();
        if (from < now.VietnamDay()
            && await db.Dossiers.Where(d => d.ProcedureId == procedure.Id && d.ReceivedAt >= start).MaxAsync(d => (Instant?)d.ReceivedAt, ct) is { } last)
            throw new RuleViolation($"Không thể đặt mức lệ phí từ {from.Text()}: đã có hồ sơ tiếp nhận ngày {last.VietnamDay().Text()} theo mức cũ. Chọn từ hôm nay hoặc một ngày sau.");
        procedure.SetFee(amountVnd, note, decision, from);
    }
}

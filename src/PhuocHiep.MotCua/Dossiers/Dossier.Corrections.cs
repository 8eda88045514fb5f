using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Dossiers;

// An error in the result that is the agency's fault: it corrects, bears every cost and apologises (NĐ 61/2018 Đ21 k1; letter 134/UBND-VP,
// SIPAS 2.2). When the result was there, in time or late, stays as it was.
public sealed partial class Dossier
{
    /// <summary>Ghi kết quả có sai sót do cơ quan. A result not yet handed over is kept back until it is corrected. Needs <see cref="OwedApologies"/> loaded.</summary>
    /// <exception cref="RuleViolation">There is no result, an error of it is reported and not corrected, or it is not said what is wrong.</exception>
    public void ReportResultError(string what, Officer officer, Instant now)
    {
        Require(Move.ReportResultError, Status);
        if (ResultErrorAt is { } before) throw new RuleViolation($"Sai sót của kết quả đã được ghi lúc {before.Text()} và chưa sửa xong.", "NĐ 61/2018 Đ21 k1");
        if (string.IsNullOrWhiteSpace(what)) throw new RuleViolation("Ghi rõ kết quả sai ở đâu, phải sửa thế nào.", "NĐ 61/2018 Đ21 k1");
        RequireSinceResult(now);
        ResultErrorAt = now;
        // One letter for a dossier and cause: where it was drafted for an earlier error, the round finds it there.
        Owe(ApologyCause.ResultError);
        Step(Move.ReportResultError, Status, DossierEventKind.ResultErrorReported, officer, now, what);
    }

    /// <summary>Sửa kết quả: the corrected one waits to be handed over, also where the wrong one was handed over before.</summary>
    /// <param name="newResultNumber">The number that takes the old one's place; null: it keeps its own.</param>
    /// <exception cref="RuleViolation">No error is reported, or it is not said what was done.</exception>
    public void CorrectResult(string? newResultNumber, string whatWasDone, Officer officer, Instant now)
    {
        Require(Move.CorrectResult, DossierStatus.Completed);
        if (ResultErrorAt is not { } reported) throw new RuleViolation("Chưa ghi kết quả có sai sót nên không có gì để sửa.", "NĐ 61/2018 Đ21 k1");
        if (string.IsNullOrWhiteSpace(whatWasDone)) throw new RuleViolation("Ghi rõ đã sửa những gì.", "NĐ 61/2018 Đ21 k1");
        if (now < reported) throw new RuleViolation("Ngày sửa kết quả không thể trước ngày ghi sai sót.");
        var note = Sentences(NumberWords(ResultNumber, newResultNumber), whatWasDone);
        ResultErrorAt = null;
        ResultNumber = newResultNumber ?? ResultNumber;
        Step(Move.CorrectResult, DossierStatus.Completed, DossierEventKind.ResultCorrected, officer, now, note);
    }

    void RequireSinceResult(Instant at)
    {
        if (at < CompletedAt) throw new RuleViolation("Việc này không thể trước ngày có kết quả.");
    }

    static string NumberWords(string? old, string? @new) => (old, @new) switch
    {
        (null, null) => "Kết quả không có số",
        ({ } kept, null) => $"Giữ số {kept}",
        (null, { } given) => $"Số mới {given}, trước đó không có số",
        ({ } before, { } after) => before == after ? $"Giữ số {before}" : $"Số mới {after} thay số {before}",
    };
}

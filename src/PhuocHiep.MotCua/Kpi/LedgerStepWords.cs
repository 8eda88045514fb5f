namespace PhuocHiep.MotCua.Kpi;

/// <summary>What the steps of the ledger are called, on screen and on paper.</summary>
public static class LedgerStepWords
{
    public static string Text(this LedgerStep step) => step switch
    {
        LedgerStep.Owed => "Phải xin lỗi",
        LedgerStep.Drafted => "Đã dự thảo",
        LedgerStep.Signed => "Đã ký",
        LedgerStep.SentInTime => "Gửi đúng hạn",
        LedgerStep.SentLate => "Gửi muộn",
        LedgerStep.Posted => "Đã đăng công khai",
        LedgerStep.Missing => "Còn thiếu",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };
}

namespace PhuocHiep.MotCua.Reminders;

public static class ReminderWords
{
    public static string Text(this ReminderStage stage) => stage switch
    {
        ReminderStage.DueSoon => "Sắp đến hạn",
        ReminderStage.LetterWaits => "Phiếu xin lỗi chờ ghi lý do",
        ReminderStage.LetterUnsigned => "Phiếu xin lỗi chưa ký",
        ReminderStage.Overdue => "Quá hạn",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };
}

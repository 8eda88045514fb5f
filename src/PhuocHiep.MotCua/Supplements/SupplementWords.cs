using PhuocHiep.MotCua.Procedures;

namespace PhuocHiep.MotCua.Supplements;

/// <summary>What the office calls them, on screen and on paper.</summary>
public static class SupplementWords
{
    public static string Text(this SupplementStage stage) => stage switch
    {
        SupplementStage.Intake => "Khi tiếp nhận",
        SupplementStage.Appraisal => "Khi thẩm định",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };

    public static string Text(this SupplementFault fault) => fault switch
    {
        SupplementFault.Applicant => "Do người nộp",
        SupplementFault.IntakeOversight => "Sơ suất của cơ quan khi tiếp nhận",
        SupplementFault.AppraisalOversight => "Sơ suất của cơ quan khi thẩm định",
        SupplementFault.LawChange => "Do quy định thay đổi",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };

    public static string Text(this SuspensionGround ground) => ground switch
    {
        SuspensionGround.FinancialObligation => "Người nộp thực hiện nghĩa vụ tài chính",
        SuspensionGround.PublicPosting => "Niêm yết công khai",
        _ => throw new ArgumentOutOfRangeException(nameof(ground), ground, null),
    };
}

using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Paper;
using PhuocHiep.MotCua.Supplements;

namespace PhuocHiep.MotCua.Submissions;

/// <summary>The two papers by which what was handed in goes back (NĐ 61/2018 Đ17 k1): form 02 and form 03. Both need the procedure.</summary>
public static class SubmissionPapers
{
    /// <exception cref="RuleViolation">It was not sent back, or was received or refused since.</exception>
    public static Form CompletionRequestForm(this Submission submission, Agency agency) =>
        submission is { Status: DossierStatus.SentBack, Content: { } content, AnsweredBy: { } by, AnsweredAt: { } at }
            ? CompletionRequest.Form(MatterOf(submission, agency), content, submission.Reason, by, at)
            : throw new RuleViolation("Hồ sơ nộp này không đang chờ hoàn thiện nên không có phiếu yêu cầu bổ sung.");

    /// <exception cref="RuleViolation">It was not refused.</exception>
    public static Form RefusalForm(this Submission submission, Agency agency) =>
        submission is { Status: DossierStatus.RefusedAtReception, Reason: { } reason, AnsweredBy: { } by, AnsweredAt: { } at }
            ? RefusalSlip.AtCounter(MatterOf(submission, agency), reason, by, at)
            : throw new RuleViolation("Hồ sơ nộp này không bị từ chối tiếp nhận nên không có phiếu từ chối.");

    static Matter MatterOf(Submission submission, Agency agency) => new()
    {
        Agency = agency,
        Applicant = submission.ApplicantName,
        Address = submission.Address,
        Phone = submission.Phone,
        Email = submission.Email,
        Procedure = submission.Procedure?.Name,
        ProcedureCode = submission.Procedure?.Code,
    };
}

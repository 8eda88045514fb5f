using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Opinions;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Dossiers;

// Who has the dossier, and what happens to it on the way: none of this moves the promise.
public sealed partial class Dossier
{
    /// <summary>Chuyển xử lý: from the counter to an officer the same day (NĐ 61/2018 Đ18), from one officer to another with a reason.</summary>
    /// <exception cref="RuleViolation">The state does not allow it; the officer has it already, is of another agency, does not settle or no longer works here; a change without a reason.</exception>
    public void Assign(Officer to, string? reason, Officer officer, Instant now)
    {
        var status = Status is DossierStatus.Received or DossierStatus.InProcess ? DossierStatus.InProcess : Status;
        Require(Move.Assign, status);
        if (to.AgencyId != AgencyId || !to.IsActive || !to.Has(Role.Officer | Role.Supervisor))
            throw new RuleViolation($"{to.FullName} không phải người giải quyết hồ sơ của cơ quan này.");
        if (HolderId == to.Id) throw new RuleViolation($"{to.FullName} đang giữ hồ sơ này.");
        if (HolderId is not null && string.IsNullOrWhiteSpace(reason)) throw new RuleViolation("Chuyển người xử lý phải ghi lý do.", "NĐ 61/2018 Đ12 k8");
        HolderId = to.Id;
        Step(Move.Assign, status, DossierEventKind.Assigned, officer, now, Sentences($"Giao {to.FullName}", reason));
    }

    /// <summary>Lấy ý kiến cơ quan khác, with content and a day to answer by (NĐ 61/2018 Đ19 k5). The limit runs on.</summary>
    /// <exception cref="RuleViolation">The state does not allow it, something is missing, or the day has passed.</exception>
    public void AskOpinion(string askedOf, string question, LocalDate answerDueOn, Officer officer, Instant now)
    {
        Require(Move.AskOpinion, DossierStatus.AwaitingOpinion);
        if (string.IsNullOrWhiteSpace(askedOf) || string.IsNullOrWhiteSpace(question))
            throw new RuleViolation("Phải ghi cơ quan được hỏi và nội dung lấy ý kiến.", "NĐ 61/2018 Đ19 k5");
        if (answerDueOn < now.VietnamDay()) throw new RuleViolation("Thời hạn trả lời không thể là ngày đã qua.", "NĐ 61/2018 Đ19 k5");
        Opinions.Add(new Opinion { AskedOf = askedOf, Question = question, AskedAt = now, AnswerDueOn = answerDueOn });
        Step(Move.AskOpinion, DossierStatus.AwaitingOpinion, DossierEventKind.OpinionAsked, officer, now, Sentences($"{askedOf}, trả lời trước hết ngày {answerDueOn.Text()}", question));
    }

    /// <summary>Đã có ý kiến. Needs <see cref="Opinions"/> loaded.</summary>
    /// <exception cref="RuleViolation">No opinion is awaited, or nothing was answered.</exception>
    public void TakeOpinion(string answer, Officer officer, Instant now)
    {
        Require(Move.TakeOpinion, DossierStatus.InProcess);
        if (string.IsNullOrWhiteSpace(answer)) throw new RuleViolation("Ghi nội dung ý kiến đã nhận.", "NĐ 61/2018 Đ19 k5");
        // The last asked: an earlier one that a supplement overtook stays unanswered.
        var opinion = Opinions.Where(o => o.AnsweredAt is null).MaxBy(o => o.AskedAt)!;
        opinion.Take(answer, now);
        var isTardy = now.VietnamDay() > opinion.AnswerDueOn;
        Step(Move.TakeOpinion, DossierStatus.InProcess, DossierEventKind.OpinionTaken, officer, now, Sentences(isTardy ? $"{opinion.AskedOf} (trả lời chậm)" : opinion.AskedOf, answer));
    }

    /// <summary>Hồ sơ bị mất, thất lạc, hư hỏng: the office bears the cost and apologises (NĐ 61/2018 Đ21 k2). The promise stands. Needs <see cref="OwedApologies"/> loaded.</summary>
    /// <exception cref="RuleViolation">The state does not allow it, or it is not said what happened.</exception>
    public void ReportLoss(string what, Officer officer, Instant now)
    {
        Require(Move.ReportLoss, Status);
        if (string.IsNullOrWhiteSpace(what)) throw new RuleViolation("Ghi rõ giấy tờ nào bị mất, thất lạc hoặc hư hỏng và cách khắc phục.", "NĐ 61/2018 Đ21 k2");
        Owe(ApologyCause.LostOrDamaged);
        Step(Move.ReportLoss, Status, DossierEventKind.LossReported, officer, now, what);
    }

    /// <summary>The citizen came, and nothing moved by it: one visit more (NĐ 63/2010 Đ20 k4: not more than two for one matter).</summary>
    public void Visit(string reason, Officer officer, Instant now) => Line(Status, DossierEventKind.Visited, officer.FullName, officer, now, reason, inPerson: true);

    void Owe(ApologyCause cause)
    {
        if (OwedApologies.TrueForAll(owed => owed.Cause != cause)) OwedApologies.Add(new OwedApology { Cause = cause });
    }
}

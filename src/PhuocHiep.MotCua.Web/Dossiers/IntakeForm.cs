using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Submissions;
using PhuocHiep.MotCua.Supplements;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>The intake form exactly as it was filled in, in the order of the page: text stays text until it is checked, so nothing that was typed is lost.</summary>
public sealed class IntakeForm
{
    const int OtherPapers = 2;

    const int MostPapers = 40;

    /// <summary>Made when the form is opened: the same form sent twice is one dossier.</summary>
    public Guid RequestKey { get; set; }

    /// <summary>The code of the chosen procedure.</summary>
    public string? Procedure { get; set; }

    /// <summary>A scan of the citizen card, or whom to look for among earlier applicants.</summary>
    public string? Scan { get; set; }

    public string? ApplicantName { get; set; }

    /// <summary>Day, month and year.</summary>
    public string? BirthOn { get; set; }

    public string? IdentityNumber { get; set; }

    public string? Phone { get; set; }

    public string? Address { get; set; }

    public string? Email { get; set; }

    /// <summary>Reminded by mail, where there is an address.</summary>
    public bool NotifyByEmail { get; set; } = true;

    public bool NotifyBySms { get; set; }

    public bool NotifyByZalo { get; set; }

    public List<PaperForm> Papers { get; set; } = [];

    public string? Fee { get; set; }

    /// <summary>Null: not paid yet.</summary>
    public PaymentMethod? Payment { get; set; }

    /// <summary>Số biên lai, mã giao dịch; may be written in later.</summary>
    public string? PaymentReference { get; set; }

    public Channel Channel { get; set; }

    public ResultDelivery ResultDelivery { get; set; }

    /// <summary>The submission that is brought again, complete.</summary>
    public long? Submission { get; set; }

    /// <summary>What is to be completed, one a line: form 02.</summary>
    public string? Content { get; set; }

    /// <summary>Why it is not received: forms 02 and 03.</summary>
    public string? Reason { get; set; }

    /// <summary>The number and birth whose contradiction the clerk has been shown: sent again unchanged, they are as the card says.</summary>
    public string? SeenDoubt { get; set; }

    /// <summary>What the page shows beside what was typed.</summary>
    [BindNever, ValidateNever]
    public IntakePage Page { get; set; } = new();

    /// <summary>Something was typed that a change of procedure must not lose.</summary>
    public bool IsBegun => new[] { ApplicantName, BirthOn, IdentityNumber, Phone, Email, Address }.Any(text => !string.IsNullOrWhiteSpace(text));

    /// <summary>The papers that the procedure asks for, each with what was ticked, and lines for others.</summary>
    public void AskFor(Procedure procedure)
    {
        var listed = procedure.Components.OrderBy(c => c.Ordinal).Select(component =>
        {
            var paper = Papers.Find(p => p.ComponentId == component.Id) ?? new PaperForm { ComponentId = component.Id };
            paper.Name = component.Name;
            return paper;
        });
        var others = Papers.Where(p => p.ComponentId is null && p.IsFilledIn).Take(MostPapers).ToList();
        while (others.Count < OtherPapers) others.Add(new());
        Papers = [.. listed, .. others];
    }

    /// <summary>The applicant as the card says it. What was scanned is done with.</summary>
    public void Fill(CitizenCard card)
    {
        (ApplicantName, BirthOn, IdentityNumber, Address) = (card.FullName, card.Birth.Text(), card.Number, card.Address ?? Address);
        Scan = null;
    }

    /// <summary>The applicant as written down the last time; what was not written down then stays as typed.</summary>
    public void Fill(EarlierApplicant earlier)
    {
        (ApplicantName, BirthOn, IdentityNumber) = (earlier.Name, earlier.BirthOn?.Text() ?? BirthOn, earlier.IdentityNumber ?? IdentityNumber);
        (Phone, Email, Address) = (earlier.Phone ?? Phone, earlier.Email ?? Email, earlier.Address ?? Address);
        if (earlier.Wished is { } wished)
            (NotifyByEmail, NotifyBySms, NotifyByZalo) = (earlier.Email is null ? NotifyByEmail : wished.HasFlag(MessageChannel.Email), wished.HasFlag(MessageChannel.Sms), wished.HasFlag(MessageChannel.Zalo));
        Scan = null;
    }

    /// <summary>What was there the first time: nothing is asked twice (NĐ 61/2018 Đ15 k3).</summary>
    public void Fill(Submission submission, Procedure procedure)
    {
        (Submission, Procedure) = (submission.Id, procedure.Code);
        (ApplicantName, BirthOn, IdentityNumber) = (submission.ApplicantName, submission.ApplicantBirthOn?.Text(), submission.IdentityNumber);
        (Phone, Email, Address) = (submission.Phone, submission.Email, submission.Address);
        (Channel, ResultDelivery) = (submission.Channel, submission.ResultDelivery);
        Papers = [.. submission.Papers.Select(paper => new PaperForm
        {
            ComponentId = procedure.Components.Find(c => c.Name == paper.Name)?.Id,
            Name = paper.Name,
            IsTicked = true,
            Originals = paper.Originals.ToString(CultureInfo.InvariantCulture),
            Copies = paper.Copies.ToString(CultureInfo.InvariantCulture),
        })];
    }

    /// <summary>The papers of the procedure that were not ticked, one a line.</summary>
    public string Missing => string.Join('\n', Papers.Where(paper => paper is { ComponentId: not null, IsTicked: false }).Select(paper => paper.Name));

    /// <summary>What is to be completed is still exactly what is missing.</summary>
    public bool AsksForAllMissing => Content?.ReplaceLineEndings("\n") == Missing;

    /// <summary>Content and reason of form 02, or the reason of form 03; null where the errors say what to do.</summary>
    public (string? Content, string Reason)? CheckTurnedBack(bool isRefused, ModelStateDictionary errors)
    {
        var content = VietnameseText.CleanLines(Content);
        var reason = VietnameseText.Clean(Reason);
        Refuse(errors, nameof(Content), isRefused ? null
            : content.Length == 0 ? "Ghi đầy đủ những gì cần bổ sung, mỗi dòng một việc: chỉ được yêu cầu một lần."
            : content.Length > Supplement.LongestContent ? $"Nội dung dài quá {Supplement.LongestContent} ký tự." : null);
        Refuse(errors, nameof(Reason), reason is null ? "Ghi rõ lý do chưa tiếp nhận."
            : reason.Length > Supplement.LongestReason ? $"Lý do dài quá {Supplement.LongestReason} ký tự." : null);
        return errors.IsValid ? (isRefused ? null : content, reason!) : null;
    }

    /// <summary>What the citizen brought, if every field can be read; otherwise the errors say what to do.</summary>
    /// <param name="procedure">What is asked for.</param>
    /// <param name="connected">The channels that lead somewhere.</param>
    /// <param name="today">Nobody was born after it.</param>
    /// <param name="errors">Where what is wrong is said.</param>
    /// <param name="isReceived">At least one paper must be there; what is sent back or refused may be without any.</param>
    public Application? Check(Procedure procedure, MessageChannel connected, LocalDate today, ModelStateDictionary errors, bool isReceived = true)
    {
        var name = VietnameseText.Clean(ApplicantName);
        var identityNumber = Applicant.Digits(IdentityNumber);
        var phone = Applicant.Digits(Phone);
        var email = VietnameseText.Clean(Email);
        var address = VietnameseText.Clean(Address);
        Refuse(errors, nameof(ApplicantName), Applicant.WrongName(name));
        Applicant.TryReadBirth(BirthOn, today, out var birth, out var wrongBirth);
        Refuse(errors, nameof(BirthOn), wrongBirth);
        Refuse(errors, nameof(IdentityNumber), Applicant.WrongIdentityNumber(identityNumber));
        Refuse(errors, nameof(Phone), Applicant.WrongPhone(phone) ?? (isReceived && (NotifyBy(connected) & (MessageChannel.Sms | MessageChannel.Zalo)) != 0 ? Applicant.WrongMobile(phone) : null));
        Refuse(errors, nameof(Email), Applicant.WrongEmail(email));
        Refuse(errors, nameof(Address), Applicant.WrongAddress(address)
            ?? (ResultDelivery == ResultDelivery.ByPost && address is null ? "Nhập địa chỉ để gửi kết quả qua bưu điện." : null));

        var papers = Papers.Select((paper, i) => paper.Check($"{nameof(Papers)}[{i}].", errors)).OfType<HandedIn>().ToList();
        if (isReceived && procedure.Components.Count > 0 && !Papers.Any(paper => paper.IsTicked))
            errors.AddModelError(nameof(Papers), "Đánh dấu ít nhất một giấy tờ đã nhận.");

        var feeReads = TypedMoney.TryRead(Fee, out var fee);
        Refuse(errors, nameof(Fee), feeReads ? null : "Lệ phí là số tiền nguyên, ví dụ 8.000.");
        Refuse(errors, nameof(Payment), feeReads && fee is null or 0 && Payment is not null ? "Chưa có số tiền lệ phí nên chưa ghi đã thu." : null);

        var reference = VietnameseText.Clean(PaymentReference);
        Refuse(errors, nameof(PaymentReference), reference?.Length > MotCua.Payments.Payment.LongestReference ? $"Số này dài quá {MotCua.Payments.Payment.LongestReference} ký tự."
            : reference is not null && Payment is null ? "Chọn cách đã thu, hoặc bỏ trống số này." : null);

        if (!errors.IsValid) return null;
        BirthOn = birth?.Text();
        return new()
        {
            RequestKey = RequestKey,
            ProcedureCode = procedure.Code,
            Channel = Channel,
            ApplicantName = name!,
            ApplicantBirthOn = birth,
            IdentityNumber = identityNumber,
            Phone = phone,
            Email = email,
            Address = address,
            NotifyBy = NotifyBy(connected) & (email is null ? ~MessageChannel.Email : ~MessageChannel.None),
            Components = papers,
            FeeVnd = fee,
            PaymentMethod = Payment,
            PaymentReference = reference,
            ResultDelivery = ResultDelivery,
            SubmissionId = Submission,
        };
    }

    /// <summary>Why number and birth cannot both be right; null where they can, or cannot be read.</summary>
    public string? Doubt(LocalDate today) =>
        Applicant.TryReadBirth(BirthOn, today, out var birth, out _) ? Applicant.DoubtfulNumber(Applicant.Digits(IdentityNumber), birth, today) : null;

    /// <summary>What <see cref="SeenDoubt"/> holds once the doubt was shown.</summary>
    public string Doubted => $"{Applicant.Digits(IdentityNumber)} {VietnameseText.Clean(BirthOn)}";

    MessageChannel NotifyBy(MessageChannel connected) => connected
        & ((NotifyByEmail ? MessageChannel.Email : 0) | (NotifyBySms ? MessageChannel.Sms : 0) | (NotifyByZalo ? MessageChannel.Zalo : 0));

    static void Refuse(ModelStateDictionary errors, string field, string? wrong)
    {
        if (wrong is not null) errors.AddModelError(field, wrong);
    }
}

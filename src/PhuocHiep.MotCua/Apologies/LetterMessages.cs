using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Paper;

namespace PhuocHiep.MotCua.Apologies;

/// <summary>
/// What goes out once a letter is signed: by mail the letter itself, and on the telephone, where the applicant chose so, that there is one. The
/// law's notice, so no wish to be left alone holds it up; only the mail counts as sent.
/// </summary>
public static class LetterMessages
{
    public static IEnumerable<OutgoingMessage> Of(ApologyLetter letter, Dossier dossier, Agency agency, Settings settings, Instant now) =>
        dossier.NoticesTo(settings.Channels).Select(reached => OutgoingMessage.For(letter, reached.Channel, reached.To, SubjectOf(dossier),
            reached.Channel == MessageChannel.Email ? InFull(letter, dossier, agency) : Brief(letter, dossier, agency, settings), settings.Url.Host, now));

    /// <summary>The page that confirms a signed letter, which its QR opens; null where it has none.</summary>
    public static Uri? GenuineAt(this ApologyLetter letter, Settings settings) => letter.Token is { } token ? new(settings.Url, $"/apologies/genuine/{token}") : null;

    /// <summary>Why a letter has to go on paper; null where a mail is on its way or has arrived.</summary>
    /// <param name="mail">Its own, where it has one.</param>
    public static string? WhyOnPaper(OutgoingMessage? mail) => mail switch
    {
        null => "Không có địa chỉ thư điện tử",
        { GivenUpAt: null } => null,
        { IsTriedInVain: true } => $"Đã thử gửi thư điện tử {mail.Attempts} lần trong {(int)(mail.GivenUpAt!.Value - mail.CreatedAt).TotalDays} ngày không được: {mail.Problem}",
        _ => $"Thư điện tử bị từ chối: {mail.Problem}",
    };

    static string SubjectOf(Dossier dossier) => $"Phiếu xin lỗi và hẹn lại ngày trả kết quả – hồ sơ {dossier.Code}";

    static string InFull(ApologyLetter letter, Dossier dossier, Agency agency) => $"""
        Kính gửi Ông/Bà {dossier.ApplicantName},

        {agency.Name} xin lỗi Ông/Bà {FailureOf(letter.Cause)} hồ sơ mã {dossier.Code}.
        Phiếu xin lỗi và hẹn lại ngày trả kết quả số {letter.NumberText} được gửi kèm thư này.

        Trân trọng,
        {FormSet.On(letter.SignedAt!.Value.VietnamDay()).CounterOf(agency)}
        """;

    /// <summary>Nothing about the person but the dossier's code.</summary>
    static string Brief(ApologyLetter letter, Dossier dossier, Agency agency, Settings settings) =>
        $"{DossierNotices.Short(agency)} xin lỗi Ông/Bà {FailureOf(letter.Cause)} hồ sơ {dossier.Code}: {(letter.Cause == ApologyCause.Late ? "hẹn lại" : "hẹn trả")} {letter.NewDueAt!.Value.VietnamDay().InWords()}. " +
        $"Phiếu xin lỗi số {letter.NumberText}. Xem: {DossierNotices.LookupOf(dossier, settings)}";

    static string FailureOf(ApologyCause cause) => cause switch
    {
        ApologyCause.Late => "vì không trả đúng hẹn kết quả giải quyết",
        ApologyCause.IntakeError => "vì do sơ suất của cơ quan mà Ông/Bà đã phải bổ sung",
        ApologyCause.LostOrDamaged => "vì đã để mất, thất lạc hoặc hư hỏng giấy tờ trong",
        ApologyCause.ResultError => "vì đã để xảy ra sai sót trong kết quả giải quyết",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, null),
    };
}

using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Paper;
using PhuocHiep.MotCua.Supplements;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>What the applicant is told by mail when his dossier takes a turn: all of it at once, with the reason (NĐ 61/2018 Đ17 k2). Needs an address and the procedure loaded.</summary>
public static class DossierNotices
{
    public static OutgoingMessage SupplementRequested(Dossier dossier, Supplement supplement, Agency agency, string domain, Instant now) =>
        Notice(dossier, agency, $"Đề nghị bổ sung hồ sơ {dossier.Code}", $"""
            {agency.Name} đề nghị Ông/Bà bổ sung, hoàn thiện hồ sơ mã {dossier.Code} ({dossier.Procedure?.Name}) những nội dung sau:

            {supplement.Content}

            Lý do: {supplement.Reason}

            {(supplement.StopsClock ? "Thời hạn giải quyết tạm dừng và được tính lại từ đầu khi Ông/Bà bổ sung đủ." : "Ngày hẹn trả kết quả đã ghi trên giấy hẹn không thay đổi.")}
            """, domain, now);

    public static OutgoingMessage Extended(Dossier dossier, Instant before, string reason, Agency agency, string domain, Instant now) =>
        Notice(dossier, agency, $"Gia hạn giải quyết hồ sơ {dossier.Code}", $"""
            {agency.Name} thông báo gia hạn thời gian giải quyết hồ sơ mã {dossier.Code} ({dossier.Procedure?.Name}).

            Ngày đã hẹn: {before.InWords()}.
            Ngày hẹn mới: {dossier.DueAt.InWords()}.
            Lý do: {reason}
            """, domain, now);

    static OutgoingMessage Notice(Dossier dossier, Agency agency, string subject, string body, string domain, Instant now) => OutgoingMessage.Notice(
        agency.Id, dossier.Email ?? throw new ArgumentException("The applicant gave no address.", nameof(dossier)), subject, $"""
            Kính gửi Ông/Bà {dossier.ApplicantName},

            {body}

            Nếu có vướng mắc, xin Ông/Bà liên hệ {FormSet.On(now.VietnamDay()).CounterOf(agency)}{(agency.Phone.Length > 0 ? $", điện thoại {agency.Phone}" : "")}.

            Trân trọng,
            {FormSet.On(now.VietnamDay()).CounterOf(agency)}
            """, domain, now);
}

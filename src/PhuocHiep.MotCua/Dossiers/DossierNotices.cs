using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Paper;
using PhuocHiep.MotCua.Supplements;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>
/// What the applicant is told when his dossier takes a turn, on each channel that reaches him: by mail in full (NĐ 61/2018 Đ17 k2), on a
/// telephone no more than the code and where to read on. Rows for the transaction of the act. Needs the procedure loaded.
/// </summary>
public static class DossierNotices
{
    public static IEnumerable<OutgoingMessage> SupplementRequested(Dossier dossier, Supplement supplement, Agency agency, Settings settings, Instant now) =>
        Say(dossier, MessageKind.Supplement, dossier.Supplements.Count, agency, settings, now, $"Đề nghị bổ sung hồ sơ {dossier.Code}", $"""
            {agency.Name} đề nghị Ông/Bà bổ sung, hoàn thiện hồ sơ mã {dossier.Code} ({dossier.Procedure?.Name}) những nội dung sau:

            {supplement.Content}

            Lý do: {supplement.Reason}

            {(supplement.StopsClock ? "Thời hạn giải quyết tạm dừng và được tính lại từ đầu khi Ông/Bà bổ sung đủ." : "Ngày hẹn trả kết quả đã ghi trên giấy hẹn không thay đổi.")}
            """, $"hồ sơ {dossier.Code} cần bổ sung. Mời Ông/Bà đến hoặc gọi {Short(agency)} để biết cần bổ sung gì.");

    public static IEnumerable<OutgoingMessage> Extended(Dossier dossier, Instant before, string reason, Agency agency, Settings settings, Instant now) =>
        Say(dossier, MessageKind.Extension, turn: null, agency, settings, now, $"Gia hạn giải quyết hồ sơ {dossier.Code}", $"""
            {agency.Name} thông báo gia hạn thời gian giải quyết hồ sơ mã {dossier.Code} ({dossier.Procedure?.Name}).

            Ngày đã hẹn: {before.InWords()}.
            Ngày hẹn mới: {dossier.DueAt.InWords()}.
            Lý do: {reason}
            """, $"hồ sơ {dossier.Code} được gia hạn, hẹn trả kết quả {dossier.DueAt.Text()}.");

    public static IEnumerable<OutgoingMessage> Received(Dossier dossier, Agency agency, Settings settings, Instant now) =>
        Say(dossier, MessageKind.Received, turn: null, agency, settings, now, $"Đã tiếp nhận hồ sơ {dossier.Code}", $"""
            {agency.Name} đã tiếp nhận hồ sơ mã {dossier.Code} ({dossier.Procedure?.Name}) của Ông/Bà lúc {dossier.ReceivedAt.InWords()}.

            Hẹn trả kết quả: {dossier.DueAt.InWords()}.
            {dossier.ResultDelivery switch
        {
            ResultDelivery.ByPost => "Kết quả được gửi qua bưu chính công ích đến địa chỉ Ông/Bà đã ghi.",
            ResultDelivery.Electronic => "Kết quả được trả bằng bản điện tử.",
            _ => $"Nơi trả kết quả: {Counter(agency, now)}.",
        }}
            """, $"đã tiếp nhận hồ sơ {dossier.Code}, hẹn trả kết quả {dossier.DueAt.Text()}.");

    /// <summary>The result is there; for a refusal too, whose reasons its paper gives.</summary>
    public static IEnumerable<OutgoingMessage> Ready(Dossier dossier, Agency agency, Settings settings, Instant now) =>
        Say(dossier, MessageKind.Ready, turn: null, agency, settings, now, $"Đã có kết quả hồ sơ {dossier.Code}", $"""
            Hồ sơ mã {dossier.Code} ({dossier.Procedure?.Name}) của Ông/Bà đã có kết quả giải quyết.

            {Fetching(dossier, agency, now)}
            """, dossier.ResultDelivery switch
        {
            ResultDelivery.ByPost => $"hồ sơ {dossier.Code} đã có kết quả, được gửi qua bưu chính.",
            ResultDelivery.Electronic => $"hồ sơ {dossier.Code} đã có kết quả bản điện tử.",
            _ => $"hồ sơ {dossier.Code} đã có kết quả. Mời Ông/Bà đến nhận ({Hours(agency)}, ngày làm việc), mang theo giấy hẹn.",
        });

    /// <summary>The corrected result is there. Needs the events of its corrections loaded: each is said once.</summary>
    public static IEnumerable<OutgoingMessage> Corrected(Dossier dossier, Agency agency, Settings settings, Instant now) =>
        Say(dossier, MessageKind.Ready, turn: dossier.Events.Count(e => e.Kind == DossierEventKind.ResultCorrected) + 1, agency, settings, now, $"Đã sửa kết quả hồ sơ {dossier.Code}", $"""
            Kết quả giải quyết hồ sơ mã {dossier.Code} ({dossier.Procedure?.Name}) của Ông/Bà có sai sót do cơ quan và đã được sửa. Ông/Bà không phải chịu chi phí nào.

            {Fetching(dossier, agency, now)}
            """, dossier.ResultDelivery switch
        {
            ResultDelivery.ByPost => $"kết quả hồ sơ {dossier.Code} đã sửa xong, được gửi qua bưu chính.",
            ResultDelivery.Electronic => $"kết quả hồ sơ {dossier.Code} đã sửa xong, bản điện tử.",
            _ => $"kết quả hồ sơ {dossier.Code} đã sửa xong. Mời Ông/Bà đến nhận ({Hours(agency)}, ngày làm việc), mang theo giấy hẹn.",
        });

    /// <summary>The promise has passed and no letter is signed yet: the truth, before anything else.</summary>
    public static IEnumerable<OutgoingMessage> Late(Dossier dossier, Agency agency, Settings settings, Instant now) =>
        Say(dossier, MessageKind.Late, turn: null, agency, settings, now, $"Hồ sơ {dossier.Code} chưa kịp ngày hẹn", $"""
            {agency.Name} xin lỗi Ông/Bà: hồ sơ mã {dossier.Code} ({dossier.Procedure?.Name}), hẹn trả kết quả {dossier.DueAt.InWords()}, đến nay chưa có kết quả.

            Ông/Bà chưa cần đến nhận. Phiếu xin lỗi và hẹn lại ngày trả kết quả sẽ được gửi tới Ông/Bà.
            """, $"xin lỗi Ông/Bà, hồ sơ {dossier.Code} chưa có kết quả như đã hẹn {dossier.DueAt.VietnamDay().Text()}. Phiếu xin lỗi và hẹn lại sẽ được gửi tới Ông/Bà.");

    /// <summary>Where anybody who has the link sees how far the dossier is.</summary>
    public static Uri LookupOf(Dossier dossier, Settings settings) => new(settings.Url, "/lookup/" + dossier.LookupToken);

    /// <summary>`UBND xã Phước Hiệp`.</summary>
    public static string Short(Agency agency) => agency.Name.Replace("Ủy ban nhân dân", "UBND", StringComparison.OrdinalIgnoreCase);

    /// <param name="brief">What a telephone is told after the office's name: no name, nothing but the code.</param>
    static IEnumerable<OutgoingMessage> Say(Dossier dossier, MessageKind kind, int? turn, Agency agency, Settings settings, Instant now, string subject, string body, string brief)
    {
        var lookup = LookupOf(dossier, settings);
        foreach (var (channel, to) in kind.IsReminder() ? dossier.RemindersTo(settings.Channels) : dossier.NoticesTo(settings.Channels))
        {
            var text = channel == MessageChannel.Email ? InFull(dossier, agency, body, lookup, now) : $"{Short(agency)}: {brief} Xem: {lookup}";
            var stop = !kind.IsReminder() ? "" : channel == MessageChannel.Email ? $"\n\nThôi nhận thư nhắc về hồ sơ này: {lookup}/reminders" : $" Thôi nhắn tin: {lookup}/reminders";
            yield return OutgoingMessage.About(dossier, kind, turn, channel, to, subject, text + stop, settings.Url.Host, now);
        }
    }

    static string InFull(Dossier dossier, Agency agency, string body, Uri lookup, Instant now) => $"""
        Kính gửi Ông/Bà {dossier.ApplicantName},

        {body}

        Xem hồ sơ đang ở bước nào: {lookup}
        Nếu có vướng mắc, xin Ông/Bà liên hệ {Counter(agency, now)}{(agency.Phone.Length > 0 ? $", điện thoại {agency.Phone}" : "")}.

        Trân trọng,
        {Counter(agency, now)}
        """;

    static string Fetching(Dossier dossier, Agency agency, Instant now) => dossier.ResultDelivery switch
    {
        ResultDelivery.ByPost => "Kết quả được gửi qua bưu chính công ích đến địa chỉ Ông/Bà đã ghi.",
        ResultDelivery.Electronic => "Kết quả được trả bằng bản điện tử, như Ông/Bà đã đăng ký.",
        _ => $"""
            Mời Ông/Bà đến nhận tại: {Counter(agency, now)}{(agency.Address.Length > 0 ? $", {agency.Address}" : "")}.
            Giờ làm việc: {Hours(agency)}, các ngày làm việc.
            Khi đến, Ông/Bà mang theo giấy tiếp nhận hồ sơ và hẹn trả kết quả.
            """,
    };

    static string Counter(Agency agency, Instant now) => FormSet.On(now.VietnamDay()).CounterOf(agency);

    /// <summary>`07 giờ 00 đến 11 giờ 30 và 13 giờ 30 đến 17 giờ 00`.</summary>
    static string Hours(Agency agency) => string.Join(" và ", agency.Hours.Halves.Select(half => $"{half.From.Text()} đến {half.To.Text()}"));
}

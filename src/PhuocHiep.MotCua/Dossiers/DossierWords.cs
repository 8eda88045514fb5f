namespace PhuocHiep.MotCua.Dossiers;

/// <summary>What the office calls them, on screen and on paper.</summary>
public static class DossierWords
{
    public static string Text(this DossierStatus status) => status switch
    {
        DossierStatus.Received => "Đang giải quyết",
        DossierStatus.Completed => "Đã có kết quả, chờ trả",
        DossierStatus.HandedOver => "Đã trả kết quả",
        DossierStatus.Withdrawn => "Đã rút",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static string Text(this DossierEventKind kind) => kind switch
    {
        DossierEventKind.Received => "Tiếp nhận",
        DossierEventKind.Completed => "Có kết quả",
        DossierEventKind.HandedOver => "Trả kết quả",
        DossierEventKind.Withdrawn => "Rút hồ sơ",
        DossierEventKind.LetterDrafted => "Dự thảo phiếu xin lỗi",
        DossierEventKind.LetterSigned => "Ký phiếu xin lỗi",
        DossierEventKind.LetterSent => "Gửi phiếu xin lỗi",
        DossierEventKind.LetterHandedOver => "Trao phiếu xin lỗi",
        DossierEventKind.LetterPosted => "Đăng công khai phiếu xin lỗi",
        DossierEventKind.PaymentTaken => "Thu lệ phí",
        DossierEventKind.PaymentRefunded => "Hoàn lệ phí",
        DossierEventKind.ReferenceWritten => "Ghi số biên lai",
        DossierEventKind.FeeChanged => "Sửa mức lệ phí",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Text(this Channel channel) => channel switch
    {
        Channel.Counter => "Trực tiếp",
        Channel.Online => "Trực tuyến",
        Channel.Post => "Bưu chính công ích",
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
    };

    public static string Text(this Outcome outcome) => outcome switch
    {
        Outcome.Granted => "Đã giải quyết",
        Outcome.Refused => "Từ chối giải quyết",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    public static string Text(this PaymentMethod method) => method switch
    {
        PaymentMethod.Cash => "Tiền mặt",
        PaymentMethod.Online => "Trực tuyến",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
    };

    public static string Text(this ResultDelivery delivery) => delivery switch
    {
        ResultDelivery.AtCounter => "Tại Bộ phận Một cửa",
        ResultDelivery.ByPost => "Qua bưu chính công ích",
        ResultDelivery.Electronic => "Bản điện tử",
        _ => throw new ArgumentOutOfRangeException(nameof(delivery), delivery, null),
    };
}

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>What the office calls them, on screen and on paper.</summary>
public static class DossierWords
{
    public static string Text(this DossierStatus status) => status switch
    {
        DossierStatus.Registered => "Mới đăng ký trực tuyến",
        DossierStatus.SentBack => "Chờ hoàn thiện để tiếp nhận",
        DossierStatus.RefusedAtReception => "Không được tiếp nhận",
        DossierStatus.Received => "Đã tiếp nhận",
        DossierStatus.InProcess => "Đang giải quyết",
        DossierStatus.AwaitingOpinion => "Chờ ý kiến cơ quan khác",
        DossierStatus.AwaitingSupplement => "Chờ bổ sung",
        DossierStatus.Suspended => "Tạm dừng",
        DossierStatus.Completed => "Đã có kết quả, chờ trả",
        DossierStatus.HandedOver => "Đã trả kết quả",
        DossierStatus.Withdrawn => "Đã rút",
        DossierStatus.Stopped => "Dừng giải quyết",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>The state as the end of a sentence: `hồ sơ đang chờ bổ sung`.</summary>
    public static string InSentence(this DossierStatus status) => status switch
    {
        DossierStatus.Registered => "mới đăng ký trực tuyến, chưa tiếp nhận",
        DossierStatus.SentBack => "đang chờ hoàn thiện, chưa tiếp nhận",
        DossierStatus.RefusedAtReception => "không được tiếp nhận",
        DossierStatus.Received => "đã tiếp nhận, chưa giao xử lý",
        DossierStatus.InProcess => "đang giải quyết",
        DossierStatus.AwaitingOpinion => "đang chờ ý kiến cơ quan khác",
        DossierStatus.AwaitingSupplement => "đang chờ người nộp bổ sung",
        DossierStatus.Suspended => "đang tạm dừng",
        DossierStatus.Completed => "đã có kết quả",
        DossierStatus.HandedOver => "đã có kết quả và đã trả",
        DossierStatus.Withdrawn => "đã được rút",
        DossierStatus.Stopped => "đã dừng giải quyết",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static string Text(this Move move) => move switch
    {
        Move.Register => "đăng ký",
        Move.Receive => "tiếp nhận",
        Move.SendBack => "yêu cầu hoàn thiện khi tiếp nhận",
        Move.RefuseReception => "từ chối tiếp nhận",
        Move.Assign => "chuyển xử lý",
        Move.RequestSupplement => "yêu cầu bổ sung",
        Move.CompleteSupplement => "ghi đã bổ sung đủ",
        Move.Suspend => "tạm dừng",
        Move.Resume => "ghi hết tạm dừng",
        Move.AskOpinion => "lấy ý kiến cơ quan khác",
        Move.TakeOpinion => "ghi ý kiến trả lời",
        Move.Extend => "gia hạn",
        Move.Grant => "ghi kết quả",
        Move.Refuse => "từ chối giải quyết",
        Move.HandOver => "trả kết quả",
        Move.Withdraw => "rút",
        Move.Stop => "dừng giải quyết",
        Move.ReportLoss => "ghi mất, hư hỏng",
        Move.ReportResultError => "ghi kết quả có sai sót",
        Move.CorrectResult => "sửa kết quả",
        _ => throw new ArgumentOutOfRangeException(nameof(move), move, null),
    };

    public static string Text(this ClockHolder holder) => holder switch
    {
        ClockHolder.Counter => "Bộ phận Một cửa",
        ClockHolder.Officer => "Công chức giải quyết",
        ClockHolder.Citizen => "Người nộp",
        ClockHolder.UpperLevel => "Cơ quan khác, cấp trên",
        ClockHolder.Posting => "Niêm yết công khai",
        _ => throw new ArgumentOutOfRangeException(nameof(holder), holder, null),
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
        DossierEventKind.LetterUndelivered => "Phiếu xin lỗi không gửi được",
        DossierEventKind.LetterHandedOver => "Trao phiếu xin lỗi",
        DossierEventKind.LetterPosted => "Đăng công khai phiếu xin lỗi",
        DossierEventKind.LetterReturned => "Trả lại dự thảo phiếu xin lỗi",
        DossierEventKind.LetterWithdrawn => "Rút phiếu xin lỗi",
        DossierEventKind.LetterTakenDown => "Gỡ phiếu xin lỗi khỏi trang công khai",
        DossierEventKind.LetterFollowed => "Soạn phiếu xin lỗi kế tiếp",
        DossierEventKind.PaymentTaken => "Thu lệ phí",
        DossierEventKind.PaymentRefunded => "Hoàn lệ phí",
        DossierEventKind.ReferenceWritten => "Ghi số biên lai",
        DossierEventKind.FeeChanged => "Sửa mức lệ phí",
        DossierEventKind.Assigned => "Chuyển xử lý",
        DossierEventKind.SupplementRequested => "Yêu cầu bổ sung",
        DossierEventKind.SupplementCompleted => "Đã bổ sung đủ",
        DossierEventKind.SuspendedForPayment => "Tạm dừng chờ nghĩa vụ tài chính",
        DossierEventKind.SuspendedForPosting => "Tạm dừng để niêm yết",
        DossierEventKind.Resumed => "Hết tạm dừng",
        DossierEventKind.OpinionAsked => "Lấy ý kiến",
        DossierEventKind.OpinionTaken => "Đã có ý kiến",
        DossierEventKind.Extended => "Gia hạn",
        DossierEventKind.Stopped => "Dừng giải quyết",
        DossierEventKind.LossReported => "Ghi mất, hư hỏng",
        DossierEventKind.ResultErrorReported => "Ghi kết quả có sai sót",
        DossierEventKind.ResultCorrected => "Đã sửa kết quả",
        DossierEventKind.Visited => "Công dân đến",
        DossierEventKind.DocumentAdded => "Số hóa giấy tờ",
        DossierEventKind.DocumentReused => "Dùng lại giấy tờ đã số hóa",
        DossierEventKind.DocumentWithdrawn => "Rút lại tệp số hóa",
        DossierEventKind.ResultFileAdded => "Số hóa kết quả",
        DossierEventKind.RemindersStopped => "Thôi nhận tin nhắc",
        DossierEventKind.RemindersResumed => "Nhận lại tin nhắc",
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

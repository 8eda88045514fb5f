using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Paper;

namespace PhuocHiep.MotCua.Apologies;

/// <summary>What one letter speaks of.</summary>
public sealed record LetterFacts(ApologyLetter Letter, Dossier Dossier, Agency Agency)
{
    /// <summary>A signed letter keeps saying what was true when it was signed.</summary>
    public Instant? Known(Instant? at) => Letter.SignedAt < at ? null : at;

    /// <summary>The paper's day, by which the counter is named: that of the signature, or of the draft.</summary>
    public FormSet Forms => FormSet.On((Letter.SignedAt ?? Letter.DraftedAt).VietnamDay());
}

/// <summary>Ô điền: what the words of a letter leave open, in braces, and what fills it.</summary>
/// <param name="Name">As it stands between the braces.</param>
/// <param name="About">What it becomes, for who writes the words.</param>
/// <param name="Value">Null where there is nothing to say: its paragraph is left out.</param>
public sealed record LetterField(string Name, string About, Func<LetterFacts, string?> Value)
{
    const string BlankDay = "ngày …… tháng …… năm ………";

    /// <summary>Without these it is no apology as the law asks for one: which dossier, what was promised, why it failed, and when now (mẫu 04; NĐ 61/2018 Đ19 k9).</summary>
    public static IReadOnlyList<LetterField> Obligatory(ApologyCause cause) => cause == ApologyCause.Late ? [Received, Procedure, Code, Promised, State, Reason, Promise] : [Received, Procedure, Code, Promised, Reason, Promise];

    public static readonly LetterField Received = new("lúc tiếp nhận", "giờ, ngày tiếp nhận hồ sơ", facts => facts.Dossier.ReceivedAt.InWords());

    public static readonly LetterField Procedure = new("thủ tục", "tên thủ tục", facts => facts.Dossier.Procedure?.Name);

    public static readonly LetterField Code = new("mã hồ sơ", "mã hồ sơ", facts => facts.Dossier.Code);

    public static readonly LetterField Promised = new("hẹn trả", "giờ, ngày đã hẹn trả", facts => facts.Letter.PromisedAt.InWords());

    public static readonly LetterField Reason = new("lý do", "lý do cán bộ ghi", facts => facts.Letter.Reason?.Trim() is { Length: > 0 } reason ? reason : "………………………………………………………");

    public static readonly LetterField State = new("tình trạng", "đến nay chưa trả kết quả đúng hạn; hoặc đến lúc nào mới có kết quả", StateOf);

    public static readonly LetterField Promise = new("lời hẹn", "câu hẹn lại ngày, nơi trả; mời đến nhận nếu đã có kết quả", PromiseOf);

    public static readonly IReadOnlyList<LetterField> All =
    [
        Received, Procedure, Code, Promised, State, Reason, Promise,
        new("bộ phận", "nơi đã tiếp nhận hồ sơ", facts => FormSet.On(facts.Dossier.ReceivedAt.VietnamDay()).CounterOf(facts.Agency)),
        new("cơ quan", "tên cơ quan", facts => facts.Agency.Name),
        new("nơi liên hệ", "tên bộ phận để hỏi thêm", facts => facts.Forms.Counter),
        new("điện thoại", "điện thoại của cơ quan; không có thì bỏ cả đoạn", facts => facts.Agency.Phone.Length > 0 ? facts.Agency.Phone : null),
    ];

    /// <returns>Null where there is none of that name.</returns>
    public static LetterField? Named(string name) => All.FirstOrDefault(field => field.Name == name);

    static string StateOf(LetterFacts facts) =>
        facts.Known(facts.Dossier.CompletedAt) is { } ready ? $"đến {ready.InWords()} mới có kết quả giải quyết hồ sơ của Ông/Bà, chậm so với thời hạn ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
        : $"đến nay {facts.Agency.Name} chưa trả kết quả giải quyết hồ sơ của Ông/Bà đúng thời hạn ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả";

    static string PromiseOf(LetterFacts facts)
    {
        var (letter, dossier, agency) = facts;
        var place = letter.Place.Length > 0 ? letter.Place : FormSet.On(letter.DraftedAt.VietnamDay()).CounterOf(agency);
        var when = letter.NewDueAt?.InWords() ?? $"…… giờ …… phút, {BlankDay}";
        return letter.Cause == ApologyCause.ResultError ? $"{agency.Name} hẹn trả kết quả đã sửa cho Ông/Bà: {when}, tại {place}"
            : facts.Known(dossier.HandedOverAt) is { } handedOver ? $"Kết quả giải quyết hồ sơ đã được trả cho Ông/Bà lúc {handedOver.InWords()}"
            : facts.Known(dossier.CompletedAt) is not null ? $"Kết quả giải quyết hồ sơ đã có. Kính mời Ông/Bà đến nhận kết quả từ {letter.NewDueAt?.VietnamDay().InWords() ?? BlankDay}, tại {place}"
            : letter.Cause == ApologyCause.IntakeError ? $"Thời hạn giải quyết được tính lại từ đầu khi hồ sơ đã bổ sung đủ. {agency.Name} hẹn trả kết quả cho Ông/Bà: {when}, tại {place}"
            : $"{agency.Name} hẹn {(letter.Cause == ApologyCause.Late ? "lại " : "")}ngày trả kết quả cho Ông/Bà: {when}, tại {place}";
    }
}

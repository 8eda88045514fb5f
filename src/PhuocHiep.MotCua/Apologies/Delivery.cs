namespace PhuocHiep.MotCua.Apologies;

/// <summary>How a letter's paper left the office: into whose hand, or by registered post under which number. Kept as words, so that the archive reads as an officer would write it.</summary>
/// <param name="Receiver">Who took it; null where the post did.</param>
/// <param name="Relation">Quan hệ với người nộp, giấy tờ mang theo, where another took it.</param>
/// <param name="PostalNumber">Mã bưu gửi on the post's receipt; null where it was handed over.</param>
public sealed record Delivery(string? Receiver, string? Relation, string? PostalNumber)
{
    const string PostWords = "Bưu điện bảo đảm, mã bưu gửi ";
    const string ProxyWords = ", nhận thay: ";

    public const int LongestPostalNumber = 40;

    public const int LongestRelation = 200;

    public static Delivery ByPost(string postalNumber) => new(null, null, postalNumber);

    public static Delivery ByHand(string receiver, string? relation) => new(receiver, string.IsNullOrWhiteSpace(relation) ? null : relation, null);

    public bool IsByPost => PostalNumber is not null;

    /// <summary>Back from its words.</summary>
    public static Delivery Of(string words) =>
        words.StartsWith(PostWords, StringComparison.Ordinal) ? ByPost(words[PostWords.Length..])
        : words.Split(ProxyWords, 2) is [var receiver, var relation] ? ByHand(receiver, relation)
        : ByHand(words, null);

    /// <summary>`Nguyễn Văn Nam, nhận thay: con`, `Bưu điện bảo đảm, mã bưu gửi EB123456789VN`.</summary>
    public override string ToString() => PostalNumber is { } number ? PostWords + number : Receiver + (Relation is null ? "" : ProxyWords + Relation);
}

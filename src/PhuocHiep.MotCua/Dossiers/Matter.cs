using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Paper;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>What a paper speaks of: who asks which office for what. What was handed in and is no dossier yet has no code.</summary>
public sealed record Matter
{
    public required Agency Agency { get; init; }

    public string? Code { get; init; }

    public required string Applicant { get; init; }

    public string? Address { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Procedure { get; init; }

    public string? ProcedureCode { get; init; }

    public bool IsDemonstration { get; init; }

    /// <summary>Needs the dossier's agency and procedure.</summary>
    public static Matter Of(Dossier dossier) => new()
    {
        Agency = dossier.Agency ?? throw new ArgumentException("The dossier's agency is not loaded.", nameof(dossier)),
        Code = dossier.Code,
        Applicant = dossier.ApplicantName,
        Address = dossier.Address,
        Phone = dossier.Phone,
        Email = dossier.Email,
        Procedure = dossier.Procedure?.Name,
        ProcedureCode = dossier.Procedure?.Code,
        IsDemonstration = dossier.Origin == Origin.Demonstration,
    };

    internal Line AddressLine => new("Địa chỉ: ", Address ?? Form.Blank);

    internal Pair ContactLines => new(new("Số điện thoại: ", Phone ?? Form.Blank), new("Email: ", Email ?? Form.Blank));

    internal Line ProcedureLine => new("Nội dung yêu cầu giải quyết: ", Run.Bold(Procedure ?? Form.Blank), $" (mã {ProcedureCode ?? Form.Blank})");

    /// <summary>`Tiếp nhận hồ sơ của …` and who that is: the upper part of forms 02 and 03.</summary>
    internal IReadOnlyList<Part> Lines => [new Line("Tiếp nhận hồ sơ của Ông/Bà (tổ chức): ", Run.Bold(Applicant)), AddressLine, ContactLines, ProcedureLine];

    /// <summary>`Kính gửi: …`.</summary>
    internal IReadOnlyList<Part> Addressee => [new Address("Kính gửi: ", Run.Bold($"Ông/Bà {Applicant}")), .. Address is null ? Array.Empty<Part>() : [new Address($"Địa chỉ: {Address}")]];

    internal IReadOnlyList<Part> Contact => Agency.Phone.Length == 0 ? [] : [new Paragraph($"Nếu cần biết thêm, xin Ông/Bà liên hệ số điện thoại {Agency.Phone}.")];

    /// <summary>A form about this matter, yet without its words.</summary>
    internal Form Paper(string name, Instant at, IReadOnlyList<Part> body, params IReadOnlyList<Signature> signatures) => new()
    {
        Agency = Agency,
        At = at,
        Name = name,
        Code = Code,
        IsDemonstration = IsDemonstration,
        Body = body,
        Signatures = signatures,
    };

    /// <summary>What a person wrote, as a sentence: `chờ xác minh` → `chờ xác minh.`</summary>
    internal static string Sentence(string? text) => text?.Trim() switch
    {
        null or "" => "………………………………………………………",
        { } words when words[^1] is '.' or '!' or '?' or '…' => words,
        { } words => $"{words}.",
    };
}

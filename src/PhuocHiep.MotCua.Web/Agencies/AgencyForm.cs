using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;
using NodaTime.Text;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Web.Agencies;

/// <summary>The settings of an office as the administrator writes them.</summary>
public sealed partial class AgencyForm
{
    const int Longest = 500;

    const int MostDays = 365;

    static readonly LocalTimePattern[] Hours = [.. new[] { "H':'mm", "H'h'mm", "H' giờ 'mm" }.Select(LocalTimePattern.CreateWithInvariantCulture)];

    public string? Name { get; set; }

    public string? Code { get; set; }

    public string? Place { get; set; }

    public string? Address { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? MorningFrom { get; set; }

    public string? MorningTo { get; set; }

    public string? AfternoonFrom { get; set; }

    public string? AfternoonTo { get; set; }

    public string? SameDayUntil { get; set; }

    public string? ReappointmentWorkingDays { get; set; }

    public string? ApologyPostDays { get; set; }

    public string? ApologyWorkingDays { get; set; }

    public string? LetterSymbol { get; set; }

    public bool UnpaidBlocksHandOver { get; set; }

    public string? Source { get; set; }

    /// <summary>Names out of <see cref="Agency.Unconfirmed"/> that a text now confirms.</summary>
    public List<string> Confirmed { get; set; } = [];

    /// <summary>Those that no text confirms yet: shown so beside the field.</summary>
    [BindNever]
    public IReadOnlyList<string> Unconfirmed { get; set; } = [];

    public static AgencyForm Of(Agency agency) => new()
    {
        Code = agency.Code,
        Name = agency.Name,
        Place = agency.Place,
        Address = agency.Address,
        Phone = agency.Phone,
        Email = agency.Email,
        MorningFrom = Hours[0].Format(agency.MorningFrom),
        MorningTo = Hours[0].Format(agency.MorningTo),
        AfternoonFrom = Hours[0].Format(agency.AfternoonFrom),
        AfternoonTo = Hours[0].Format(agency.AfternoonTo),
        SameDayUntil = Hours[0].Format(agency.SameDayUntil),
        ReappointmentWorkingDays = agency.ReappointmentWorkingDays.ToString(CultureInfo.InvariantCulture),
        ApologyPostDays = agency.ApologyPostDays.ToString(CultureInfo.InvariantCulture),
        ApologyWorkingDays = agency.ApologyWorkingDays.ToString(CultureInfo.InvariantCulture),
        LetterSymbol = agency.LetterSymbol,
        UnpaidBlocksHandOver = agency.UnpaidBlocksHandOver,
        Source = agency.Source,
        Unconfirmed = agency.Unconfirmed,
    };

    /// <summary>Writes every setting, if all can be read; otherwise the errors say what to do and nothing is written.</summary>
    public bool WriteTo(Agency agency, ModelStateDictionary errors)
    {
        var code = Read(Code, nameof(Code), "Nhập mã định danh của cơ quan.", errors);
        if (code is not null && !CodeShape().IsMatch(code)) errors.AddModelError(nameof(Code), "Mã định danh gồm chữ hoa, chữ số và dấu chấm, ví dụ 000.00.42.H08.");
        var name = Read(Name, nameof(Name), "Nhập tên cơ quan.", errors);
        var place = Read(Place, nameof(Place), "Nhập địa danh ghi trong văn bản.", errors);
        var symbol = Read(LetterSymbol, nameof(LetterSymbol), "Nhập ký hiệu của phiếu xin lỗi.", errors);
        var phone = Applicant.Digits(Phone);
        var email = VietnameseText.Clean(Email);
        if (Applicant.WrongPhone(phone) is { } wrongPhone) errors.AddModelError(nameof(Phone), wrongPhone);
        if (Applicant.WrongEmail(email) is { } wrongEmail) errors.AddModelError(nameof(Email), wrongEmail);
        var morningFrom = ReadHour(MorningFrom, nameof(MorningFrom), errors);
        var morningTo = ReadHour(MorningTo, nameof(MorningTo), errors);
        var afternoonFrom = ReadHour(AfternoonFrom, nameof(AfternoonFrom), errors);
        var afternoonTo = ReadHour(AfternoonTo, nameof(AfternoonTo), errors);
        var sameDayUntil = ReadHour(SameDayUntil, nameof(SameDayUntil), errors);
        if (!(morningFrom < morningTo && morningTo <= afternoonFrom && afternoonFrom < afternoonTo)) errors.AddModelError(nameof(MorningFrom), "Giờ làm việc phải theo thứ tự: sáng từ, sáng đến, chiều từ, chiều đến.");
        else if (sameDayUntil < morningFrom || sameDayUntil > afternoonTo) errors.AddModelError(nameof(SameDayUntil), "Giờ này phải nằm trong giờ làm việc.");
        var reappointment = ReadDays(ReappointmentWorkingDays, nameof(ReappointmentWorkingDays), errors);
        var post = ReadDays(ApologyPostDays, nameof(ApologyPostDays), errors);
        var apologise = ReadDays(ApologyWorkingDays, nameof(ApologyWorkingDays), errors);
        if (!errors.IsValid) return false;

        agency.Code = code!;
        agency.Name = name!;
        agency.Place = place!;
        agency.Address = VietnameseText.Clean(Address) ?? "";
        agency.Phone = phone ?? "";
        agency.Email = email ?? "";
        (agency.MorningFrom, agency.MorningTo, agency.AfternoonFrom, agency.AfternoonTo, agency.SameDayUntil) = (morningFrom, morningTo, afternoonFrom, afternoonTo, sameDayUntil);
        (agency.ReappointmentWorkingDays, agency.ApologyPostDays, agency.ApologyWorkingDays) = (reappointment, post, apologise);
        agency.LetterSymbol = symbol!;
        agency.UnpaidBlocksHandOver = UnpaidBlocksHandOver;
        agency.Source = Source?.Trim() ?? "";
        agency.Unconfirmed = [.. agency.Unconfirmed.Except(Confirmed)];
        return true;
    }

    static string? Read(string? text, string field, string wrong, ModelStateDictionary errors)
    {
        var clean = VietnameseText.Clean(text);
        if (clean is null || clean.Length > Longest) errors.AddModelError(field, wrong);
        return clean;
    }

    static LocalTime ReadHour(string? text, string field, ModelStateDictionary errors)
    {
        foreach (var pattern in Hours)
            if (pattern.Parse(VietnameseText.Clean(text) ?? "").TryGetValue(default, out var time)) return time;
        errors.AddModelError(field, "Giờ viết như 7:00 hoặc 13:30.");
        return default;
    }

    static int ReadDays(string? text, string field, ModelStateDictionary errors)
    {
        if (int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= MostDays) return days;
        errors.AddModelError(field, $"Số ngày từ 1 đến {MostDays}.");
        return default;
    }

    [GeneratedRegex(@"^[A-Z0-9.]{3,50}$")]
    private static partial Regex CodeShape();
}

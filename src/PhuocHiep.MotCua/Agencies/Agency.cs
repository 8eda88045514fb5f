using NodaTime;
using PhuocHiep.MotCua.Deadlines;

namespace PhuocHiep.MotCua.Agencies;

/// <summary>An office (cơ quan): its code, hours, place and letterhead. All of it is configuration; what no text confirms is listed in <see cref="Unconfirmed"/>.</summary>
public sealed class Agency
{
    public int Id { get; init; }

    /// <summary>Mã định danh: the part of a dossier's code before the first hyphen (TT 01/2018/TT-VPCP Đ19).</summary>
    public string Code { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>Địa danh in the letterhead: `Phước Hiệp`.</summary>
    public string Place { get; set; } = "";

    public string Address { get; set; } = "";

    public string Phone { get; set; } = "";

    public string Email { get; set; } = "";

    public LocalTime MorningFrom { get; set; }

    public LocalTime MorningTo { get; set; }

    public LocalTime AfternoonFrom { get; set; }

    public LocalTime AfternoonTo { get; set; }

    public LocalTime SameDayUntil { get; set; }

    /// <summary>How many working days after the draft the letter proposes to give the result; the officer may set another day.</summary>
    public int ReappointmentWorkingDays { get; set; }

    /// <summary>How long an apology stays posted, in days. A setting: no text of the province was found.</summary>
    public int ApologyPostDays { get; set; }

    /// <summary>Within how many working days an apology for the office's own failure reaches the applicant. A setting: no text was found that says.</summary>
    public int ApologyWorkingDays { get; set; } = 3;

    /// <summary>How soon the counter answers what was registered online. A setting: NĐ 45/2020 Đ11 is said to set 8 working hours; its text was not found.</summary>
    public int OnlineAnswerWorkingHours { get; set; } = 8;

    /// <summary>The sign in a letter's number: `12/PXL-UBND`.</summary>
    public string LetterSymbol { get; set; } = "";

    /// <summary>No result is handed over while its fee is owed. Off: no text was found that lets a commune withhold a result for an unpaid fee.</summary>
    public bool UnpaidBlocksHandOver { get; set; }

    /// <summary>Names of the settings that no text confirms; shown so.</summary>
    public List<string> Unconfirmed { get; set; } = [];

    /// <summary>Where the settings come from.</summary>
    public string Source { get; set; } = "";

    public OfficeHours Hours => new(MorningFrom, MorningTo, AfternoonFrom, AfternoonTo, SameDayUntil);
}

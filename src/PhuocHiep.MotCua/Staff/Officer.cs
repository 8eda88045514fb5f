using Microsoft.AspNetCore.Identity;
using PhuocHiep.MotCua.Agencies;

namespace PhuocHiep.MotCua.Staff;

/// <summary>What a person of the office may do here; one person may hold several.</summary>
[Flags]
public enum Role
{
    None = 0,

    /// <summary>Công chức tại Bộ phận Một cửa: receives and hands over.</summary>
    Clerk = 1,

    /// <summary>Công chức chuyên môn: settles.</summary>
    Officer = 2,

    /// <summary>Lãnh đạo và Văn phòng: signs, posts, sees every figure.</summary>
    Supervisor = 4,

    /// <summary>Quản trị: accounts and settings.</summary>
    Administrator = 8,
}

/// <summary>With what authority a person signs for the people's committee (NĐ 30/2020 Đ13 k2).</summary>
public enum SigningAuthority
{
    None,

    /// <summary>TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH.</summary>
    Chairman,

    /// <summary>KT. CHỦ TỊCH, PHÓ CHỦ TỊCH.</summary>
    ViceChairman,
}

/// <summary>A person of the office who signs in.</summary>
public sealed class Officer : IdentityUser<int>
{
    public int AgencyId { get; set; }

    public Agency? Agency { get; init; }

    public string FullName { get; set; } = "";

    /// <summary>Chức vụ.</summary>
    public string Position { get; set; } = "";

    /// <summary>Bộ phận chuyên môn; those of one unit see each other's work. Empty: of none.</summary>
    public string Unit { get; set; } = "";

    public Role Roles { get; set; }

    public SigningAuthority SigningAuthority { get; set; }

    /// <summary>Phụ trách Bộ phận Một cửa (NĐ 61/2018 Đ9): told when an officer does not act.</summary>
    public bool HeadsDesk { get; set; }

    /// <summary>The password was given out by somebody else and must be changed at the first sign-in.</summary>
    public bool MustChangePassword { get; set; }

    public bool IsActive { get; set; } = true;

    /// <summary>Made up for the demonstration; shown so wherever the name shows.</summary>
    public bool IsDemonstration { get; set; }

    public bool Has(Role role) => (Roles & role) != 0;
}

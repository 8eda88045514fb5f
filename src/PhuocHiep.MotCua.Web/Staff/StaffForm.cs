using Microsoft.AspNetCore.Mvc.ModelBinding;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Web.Staff;

/// <summary>An officer's account as the administrator writes it.</summary>
public sealed class StaffForm
{
    const int Longest = 200;

    public string? UserName { get; set; }

    public string? FullName { get; set; }

    public string? Position { get; set; }

    public string? Unit { get; set; }

    public string? Email { get; set; }

    public bool IsClerk { get; set; }

    public bool IsOfficer { get; set; }

    public bool IsSupervisor { get; set; }

    public bool IsAdministrator { get; set; }

    public bool HeadsDesk { get; set; }

    public SigningAuthority SigningAuthority { get; set; }

    public Role Roles =>
        (IsClerk ? Role.Clerk : 0) | (IsOfficer ? Role.Officer : 0) | (IsSupervisor ? Role.Supervisor : 0) | (IsAdministrator ? Role.Administrator : 0);

    public static StaffForm Of(Officer officer) => new()
    {
        UserName = officer.UserName,
        FullName = officer.FullName,
        Position = officer.Position,
        Unit = officer.Unit,
        Email = officer.Email,
        IsClerk = officer.Has(Role.Clerk),
        IsOfficer = officer.Has(Role.Officer),
        IsSupervisor = officer.Has(Role.Supervisor),
        IsAdministrator = officer.Has(Role.Administrator),
        HeadsDesk = officer.HeadsDesk,
        SigningAuthority = officer.SigningAuthority,
    };

    public void Check(ModelStateDictionary errors)
    {
        if (VietnameseText.Clean(FullName) is not { Length: <= Longest }) errors.AddModelError(nameof(FullName), $"Nhập họ và tên, không quá {Longest} ký tự.");
        if (VietnameseText.Clean(Position) is not { Length: <= Longest }) errors.AddModelError(nameof(Position), $"Nhập chức vụ, không quá {Longest} ký tự.");
        if (VietnameseText.Clean(Unit) is { Length: > Longest }) errors.AddModelError(nameof(Unit), $"Tên bộ phận dài quá {Longest} ký tự.");
        if (Applicant.WrongEmail(VietnameseText.Clean(Email)) is { } wrong) errors.AddModelError(nameof(Email), wrong);
        if (Roles == Role.None) errors.AddModelError(nameof(IsClerk), "Chọn ít nhất một việc được giao.");
        if (HeadsDesk && (Roles & (Role.Clerk | Role.Officer | Role.Supervisor)) == 0) errors.AddModelError(nameof(HeadsDesk), "Người phụ trách Bộ phận Một cửa phải được giao việc tiếp nhận, giải quyết hoặc lãnh đạo để mở được hồ sơ.");
        if (SigningAuthority != SigningAuthority.None && !IsSupervisor) errors.AddModelError(nameof(SigningAuthority), "Người ký phiếu xin lỗi phải được giao việc lãnh đạo.");
    }

    public void WriteTo(Officer officer)
    {
        officer.FullName = VietnameseText.Clean(FullName)!;
        officer.Position = VietnameseText.Clean(Position)!;
        officer.Unit = VietnameseText.Clean(Unit) ?? "";
        officer.Email = VietnameseText.Clean(Email);
        officer.Roles = Roles;
        officer.HeadsDesk = HeadsDesk;
        officer.SigningAuthority = SigningAuthority;
    }
}

using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Db;

/// <summary>Whoever can sign in before anybody has made an account.</summary>
public static class FirstOfficers
{
    /// <summary>Of the demonstration's accounts only; they are plainly marked and stand in the README.</summary>
    public const string DemonstrationPassword = "MotCua@2024";

    static readonly (string UserName, string FullName, string Position, string Unit, Role Roles, SigningAuthority Signs)[] Demonstration =
    [
        ("motcua", "Lê Thị Tiếp Nhận (mẫu)", "Công chức Bộ phận Một cửa", "Bộ phận Một cửa", Role.Clerk, SigningAuthority.None),
        ("chuyenmon", "Phạm Văn Chuyên Môn (mẫu)", "Công chức Tư pháp – Hộ tịch", "Tư pháp – Hộ tịch", Role.Officer, SigningAuthority.None),
        ("tuphap", "Bùi Văn Tư Pháp (mẫu)", "Công chức Tư pháp – Hộ tịch", "Tư pháp – Hộ tịch", Role.Officer, SigningAuthority.None),
        ("vanhoa", "Ngô Thị Văn Hóa (mẫu)", "Công chức Văn hóa – Xã hội", "Văn hóa – Xã hội", Role.Officer, SigningAuthority.None),
        ("vanphong", "Võ Thị Văn Phòng (mẫu)", "Công chức Văn phòng – Thống kê", "Văn phòng – Thống kê", Role.Supervisor, SigningAuthority.None),
        ("chutich", "Trần Văn Chủ Tịch (mẫu)", "Chủ tịch", "", Role.Supervisor, SigningAuthority.Chairman),
        ("phochutich", "Đặng Thị Phó Chủ Tịch (mẫu)", "Phó Chủ tịch", "", Role.Supervisor, SigningAuthority.ViceChairman),
        ("quantri", "Người Quản Trị (mẫu)", "Quản trị hệ thống", "", Role.Administrator, SigningAuthority.None),
    ];

    /// <summary>One administrator, where nobody is there yet.</summary>
    /// <returns>The one-time password, which must be changed at the first sign-in; null where somebody can sign in already.</returns>
    public static async Task<string?> AdministratorAsync(MotCuaDb db, CancellationToken ct = default)
    {
        if (await db.Users.AnyAsync(ct)) return null;
        var password = OneTimePassword();
        var agencyId = await db.Agencies.Select(a => a.Id).SingleAsync(ct);
        db.Users.Add(New(agencyId, "quantri", "Quản trị viên", "Quản trị hệ thống", "", Role.Administrator, SigningAuthority.None, password, mustChange: true, demonstration: false));
        await db.SaveChangesAsync(ct);
        return password;
    }

    /// <summary>The made-up people of the demonstration, at least one for each role.</summary>
    public static async Task<IReadOnlyList<Officer>> DemonstrationAsync(MotCuaDb db, int agencyId, CancellationToken ct = default)
    {
        var known = await db.Users.Where(o => o.IsDemonstration).ToListAsync(ct);
        foreach (var (userName, fullName, position, unit, roles, signs) in Demonstration.Where(d => known.TrueForAll(k => k.UserName != d.UserName)))
        {
            var officer = New(agencyId, userName, fullName, position, unit, roles, signs, DemonstrationPassword, mustChange: false, demonstration: true);
            db.Users.Add(officer);
            officer.HeadsDesk = userName == "vanphong";
            known.Add(officer);
        }
        await db.SaveChangesAsync(ct);
        return known;
    }

    static Officer New(int agencyId, string userName, string fullName, string position, string unit, Role roles, SigningAuthority signs, string password, bool mustChange, bool demonstration)
    {
        var officer = new Officer
        {
            AgencyId = agencyId,
            UserName = userName,
            NormalizedUserName = userName.ToUpperInvariant(),
            FullName = fullName,
            Position = position,
            Unit = unit,
            Roles = roles,
            SigningAuthority = signs,
            MustChangePassword = mustChange,
            IsDemonstration = demonstration,
            LockoutEnabled = true,
            SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(20)),
        };
        officer.PasswordHash = new PasswordHasher<Officer>().HashPassword(officer, password);
        return officer;
    }

    /// <summary>Readable aloud: no letters that look alike; some 75 bits.</summary>
    static string OneTimePassword() => RandomNumberGenerator.GetString("abcdefghkmnpqrstuvwxyzABCDEFGHKMNPQRSTUVWXYZ23456789", 12) + "-9a";
}

using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Web.Staff;

public static class StaffWords
{
    public static string Text(this Role role) => role switch
    {
        Role.Clerk => "Tiếp nhận và trả kết quả",
        Role.Officer => "Giải quyết hồ sơ",
        Role.Supervisor => "Lãnh đạo, theo dõi",
        Role.Administrator => "Quản trị",
        _ => string.Join("; ", Enum.GetValues<Role>().Where(one => one != Role.None && (role & one) == one).Select(Text)),
    };

    public static string Text(this SigningAuthority authority) => authority switch
    {
        SigningAuthority.Chairman => "Chủ tịch (TM. Ủy ban nhân dân)",
        SigningAuthority.ViceChairman => "Phó Chủ tịch (KT. Chủ tịch)",
        _ => "Không ký",
    };
}

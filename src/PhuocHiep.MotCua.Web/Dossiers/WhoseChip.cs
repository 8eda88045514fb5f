using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Whose work is looked at.</summary>
/// <param name="Empty">Said after the heap's own words where nothing lies there.</param>
public sealed record WhoseChip(string Name, string Text, string? Empty = null)
{
    public static readonly WhoseChip Mine = new("mine", "Của tôi", "Đây chỉ là những hồ sơ do bạn giữ.");

    public static readonly WhoseChip Unit = new("unit", "Bộ phận tôi", "Đây chỉ là những hồ sơ do người trong bộ phận của bạn giữ.");

    public static readonly WhoseChip Nobody = new("none", "Chưa giao", "Đây chỉ là những hồ sơ chưa giao cho ai.");

    public static readonly WhoseChip Everybody = new("all", "Tất cả");

    static readonly IReadOnlyList<WhoseChip> All = [Mine, Unit, Nobody, Everybody];

    /// <summary>Those that may hold something for this officer: who settles nothing holds nothing.</summary>
    public static IReadOnlyList<WhoseChip> For(Officer officer) =>
        [.. All.Where(whose => (whose != Mine || officer.Has(Role.Officer | Role.Supervisor)) && (whose != Unit || officer.Unit.Length > 0))];

    /// <summary>The one named; otherwise what an officer holds, where she holds anything, and everybody's.</summary>
    public static async Task<WhoseChip> NamedAsync(string? name, MotCuaDb db, Officer officer, CancellationToken ct) =>
        For(officer).FirstOrDefault(whose => whose.Name == name)
        ?? (officer.Has(Role.Officer) && await db.Dossiers.Of(officer.AgencyId).Open().HeldBy(officer.Id).AnyAsync(ct) ? Mine : Everybody);

    /// <param name="unit">The ids of those of the officer's unit.</param>
    public IQueryable<Dossier> Filter(IQueryable<Dossier> dossiers, Officer officer, IReadOnlyCollection<int> unit) => Name switch
    {
        "mine" => dossiers.HeldBy(officer.Id),
        "unit" => dossiers.HeldByOneOf(unit),
        "none" => dossiers.HeldByNobody(),
        _ => dossiers,
    };
}

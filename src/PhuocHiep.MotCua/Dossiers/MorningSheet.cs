using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Paper;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>A dossier as the morning finds it.</summary>
/// <param name="Left">What is left of its time: `còn 2 ngày làm việc`.</param>
public sealed record Awaiting(string Code, string Applicant, string Procedure, Instant DueAt, string Left);

/// <summary>Dossiers that ask for the same: `Quá hạn`.</summary>
/// <param name="Count">How many there are; the dossiers named may be fewer.</param>
public sealed record MorningGroup(string Name, int Count, IReadOnlyList<Awaiting> Dossiers);

/// <summary>Việc hôm nay, one sheet of A4 for each officer: what is late, due and waited for. What finds no room on it is counted.</summary>
public static class MorningSheet
{
    /// <summary>More than a sheet holds; nobody need ask for more of a group.</summary>
    public const int MostOfGroup = 60;

    static readonly Stationery Sheet = Stationery.A4 with { Sizes = [11, 10, 9] };

    static readonly Column[] Columns =
    [
        new("TT", 0.05, Align.Centre),
        new("Còn lại", 0.16),
        new("Mã hồ sơ", 0.2),
        new("Người nộp", 0.17),
        new("Thủ tục", 0.29),
        new("Hẹn trả", 0.13),
    ];

    public static Form Form(Agency agency, string officer, IReadOnlyList<MorningGroup> groups, Instant now, bool isDemonstration = false)
    {
        // Every group is cut to the same length, so that a long one takes no room from the next.
        var (fits, tooMany) = (0, groups.Select(g => g.Dossiers.Count).DefaultIfEmpty().Max() + 1);
        while (tooMany - fits > 1)
        {
            var most = (fits + tooMany) / 2;
            using var sheet = Of(most).ToSheet(Sheet.Sizes[^1]);
            (fits, tooMany) = sheet.PageCount == 1 ? (most, tooMany) : (fits, most);
        }
        return Of(fits);

        Form Of(int most) => new()
        {
            Agency = agency,
            At = now,
            Name = $"Việc hôm nay của {officer}",
            Stationery = Sheet,
            IsDemonstration = isDemonstration,
            Subtitle = $"Lúc {now.InWords()}",
            Body = groups.All(g => g.Count == 0)
                ? [new Paragraph("Không có hồ sơ nào quá hạn, đến hạn, sắp đến hạn hoặc chờ công dân bổ sung.")]
                : [.. groups.Where(g => g.Count > 0).SelectMany(group => Parts(group, most))],
        };
    }

    static IEnumerable<Part> Parts(MorningGroup group, int most)
    {
        var named = group.Dossiers.Take(most).ToList();
        yield return new Heading($"{group.Name} ({group.Count.ToString(VietnamTime.Culture)})");
        if (named.Count > 0)
            yield return new Table(Columns, [.. named.Select(IReadOnlyList<string> (d, i) =>
                [(i + 1).ToString(VietnamTime.Culture), d.Left, d.Code, d.Applicant, d.Procedure, d.DueAt.Text()])]);
        if (group.Count > named.Count) yield return new Note(Run.Italic($"và {(group.Count - named.Count).ToString(VietnamTime.Culture)} hồ sơ khác"));
    }
}

using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Paper;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>A dossier that passes from one officer to another.</summary>
public sealed record HandedOn(string Code, string Applicant, string Procedure, Instant DueAt, string Note = "");

/// <summary>Phiếu bàn giao hồ sơ, A4: from shift to shift, from officer to officer. Giver, receiver, hour and minute are those of the control slip's line.</summary>
public static class HandOverList
{
    static readonly Column[] Columns =
    [
        new("TT", 0.05, Align.Centre),
        new("Mã hồ sơ", 0.17),
        new("Người nộp", 0.16),
        new("Thủ tục", 0.30),
        new("Hẹn trả", 0.14),
        new("Ghi chú", 0.18),
    ];

    public static Form Form(Agency agency, string giver, string receiver, string? reason, IReadOnlyList<HandedOn> dossiers, Instant at, bool isDemonstration = false)
    {
        var count = dossiers.Count.ToString("00", VietnamTime.Culture);
        return new()
        {
            Agency = agency,
            At = at,
            Name = "Phiếu bàn giao hồ sơ",
            Stationery = Stationery.A4,
            IsDemonstration = isDemonstration,
            Body =
            [
                new Line("Thời gian bàn giao: ", Run.Bold(at.InWords())),
                new Line("Nơi bàn giao: ", FormSet.On(at.VietnamDay()).CounterOf(agency)),
                new Line("Bên giao: ", Run.Bold(giver)),
                new Line("Bên nhận: ", Run.Bold(receiver)),
                new Line("Lý do: ", Matter.Sentence(reason)),
                new Line($"Số hồ sơ bàn giao: {count}, gồm:"),
                new Table(Columns, [.. dossiers.Select(IReadOnlyList<string> (d, i) =>
                    [(i + 1).ToString(VietnamTime.Culture), d.Code, d.Applicant, d.Procedure, d.DueAt.Text(), d.Note])]),
                new Note(Run.Italic($"Hai bên đã kiểm đếm và bàn giao đủ {count} hồ sơ nêu trên kèm giấy tờ, phiếu kiểm soát. Phiếu lập thành 02 bản, mỗi bên giữ 01 bản.")),
            ],
            Signatures = [new("NGƯỜI GIAO", giver), new("NGƯỜI NHẬN", receiver)],
        };
    }
}

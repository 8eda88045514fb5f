using NodaTime;
using PhuocHiep.MotCua.Paper;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>Phiếu kiểm soát quá trình giải quyết hồ sơ (mẫu 05; mẫu 06 from 15/9/2025), A5 lying.</summary>
public static class ControlSlip
{
    static readonly Column[] Moves =
    [
        new("TT", 0.05, Align.Centre),
        new("Thời gian", 0.17),
        new("Người thực hiện", 0.18),
        new("Việc", 0.16),
        new("Trạng thái", 0.20),
        new("Ghi chú", 0.24),
    ];

    /// <summary>The slip; needs the dossier's agency, procedure and events.</summary>
    public static Form Form(Dossier dossier)
    {
        var matter = Matter.Of(dossier);
        var events = dossier.Events.Where(IsOfTheProcess).OrderBy(e => e.At).ThenBy(e => e.Id).ToList();
        return new()
        {
            Agency = matter.Agency,
            At = events.Count == 0 ? dossier.ReceivedAt : events[^1].At,
            Name = "Phiếu kiểm soát quá trình giải quyết hồ sơ",
            Official = OfficialForm.ControlSlip,
            Stationery = Stationery.A5Lying,
            Code = dossier.Code,
            IsDated = false,
            IsDemonstration = matter.IsDemonstration,
            Body =
            [
                new Line("Kèm theo hồ sơ của: ", Run.Bold(dossier.ApplicantName)),
                new Line("Nội dung yêu cầu giải quyết: ", dossier.Procedure?.Name ?? ""),
                new Pair(new("Ngày nhận: ", dossier.ReceivedAt.InWords()), new("Hẹn trả: ", dossier.DueAt.InWords())),
                new Pair(new("Cơ quan giải quyết: ", matter.Agency.Name), new("Kết quả giải quyết: ", Run.Bold(ResultOf(dossier)))),
                new Table(Moves, [.. events.Select(IReadOnlyList<string> (e, i) =>
                    [(i + 1).ToString(VietnamTime.Culture), e.At.InWords(), e.By, e.Kind.Text(), MoveOf(e), NoteOf(e)])]),
            ],
        };
    }

    /// <summary>Files and money have their own places; the slip tells who did what with the dossier, and when.</summary>
    static bool IsOfTheProcess(DossierEvent e) => e.Kind is not (
        DossierEventKind.DocumentAdded or DossierEventKind.DocumentWithdrawn or DossierEventKind.DocumentReused or DossierEventKind.ResultFileAdded
        or DossierEventKind.PaymentTaken or DossierEventKind.PaymentRefunded or DossierEventKind.ReferenceWritten or DossierEventKind.FeeChanged);

    /// <summary>Trước hạn, đúng hạn, quá hạn: by the first promise.</summary>
    static string ResultOf(Dossier dossier) => dossier switch
    {
        { DroppedAt: { } at } => $"{dossier.Status.Text()} lúc {at.Text()}",
        { CompletedAt: null } => dossier.Status.Text(),
        { CompletedAt: { } at } when at > dossier.OnTimeUntil => $"Quá hạn ({at.Text()})",
        { CompletedAt: { } at } when at.VietnamDay() < dossier.DueAt.VietnamDay() => $"Trước hạn ({at.Text()})",
        { CompletedAt: { } at } => $"Đúng hạn ({at.Text()})",
    };

    static string MoveOf(DossierEvent e) =>
        e.FromStatus is { } from && from != e.ToStatus ? $"{from.Text()} → {e.ToStatus.Text()}" : e.ToStatus.Text();

    static string NoteOf(DossierEvent e) => string.Join(". ", new[] { PromiseOf(e.OldDueAt, e.NewDueAt), e.Note }.OfType<string>());

    static string? PromiseOf(Instant? old, Instant? @new) => (old, @new) switch
    {
        (_, null) => null,
        (null, { } due) => $"Hẹn trả {due.Text()}",
        ({ } before, { } due) => $"Hẹn trả {due.Text()}, trước đó {before.Text()}",
    };
}

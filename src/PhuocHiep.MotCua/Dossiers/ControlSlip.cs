using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Paper;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>Phiếu kiểm soát quá trình giải quyết hồ sơ (mẫu 05, TT 01/2018/TT-VPCP), A5 lying.</summary>
public static class ControlSlip
{
    const string Title = "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ";

    static readonly Column[] Moves =
    [
        new("TT", 0.05, Align.Centre),
        new("Thời gian", 0.17),
        new("Người thực hiện", 0.18),
        new("Việc", 0.16),
        new("Trạng thái", 0.20),
        new("Ghi chú", 0.24),
    ];

    /// <summary>The slip as PDF; needs the dossier's agency, procedure and events.</summary>
    public static byte[] Print(Dossier dossier)
    {
        var agency = dossier.Agency ?? throw new ArgumentException("The dossier's agency is not loaded.", nameof(dossier));
        var events = dossier.Events.OrderBy(e => e.At).ThenBy(e => e.Id).ToList();
        using var sheet = new Sheet(Format.WideForm, $"{Title} – {dossier.Code}", agency.Name, events.Count == 0 ? dossier.ReceivedAt : events[^1].At)
        {
            LeftMark = Letterhead.MarkOf(dossier),
            RunningHead = (page, isOnly) => isOnly ? null : $"Mã hồ sơ: {dossier.Code} – trang {page}",
        };
        sheet.WriteFormHead(agency, size: 10, leftShare: 0.45);
        sheet.Skip(7);
        sheet.Title(new(13, Align.Centre, After: 5), Run.Bold(Title));
        WriteDossier(sheet, dossier, agency);
        sheet.Table(new(9), Moves, events.Select(IReadOnlyList<string> (e, i) =>
            [(i + 1).ToString(VietnamTime.Culture), e.At.InWords(), e.By, e.Kind.Text(), MoveOf(e), NoteOf(e)]));
        return sheet.Save();
    }

    static void WriteDossier(Sheet sheet, Dossier dossier, Agency agency)
    {
        TextStyle line = new(10, After: 1.5);
        sheet.SideBySide(
            0.5,
            () => sheet.Write(line, "Mã hồ sơ: ", Run.Bold(dossier.Code)),
            () => sheet.Write(line, "Kèm theo hồ sơ của: ", Run.Bold(dossier.ApplicantName)));
        sheet.Write(line, "Nội dung yêu cầu giải quyết: ", dossier.Procedure?.Name ?? "");
        sheet.SideBySide(
            0.5,
            () => sheet.Write(line, "Ngày nhận: ", dossier.ReceivedAt.InWords()),
            () => sheet.Write(line, "Hẹn trả: ", dossier.DueAt.InWords()));
        sheet.SideBySide(
            0.5,
            () => sheet.Write(line, "Cơ quan giải quyết: ", agency.Name),
            () => sheet.Write(line, "Kết quả giải quyết: ", Run.Bold(ResultOf(dossier))));
        sheet.Skip(3);
    }

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

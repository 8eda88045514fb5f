using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Paper;

namespace PhuocHiep.MotCua.Reports;

// The apologies: the report, each step of the ledger, the letters as they were signed, what was posted, and what proves that it went out.
public sealed partial class InspectionContents
{
    static readonly IReadOnlyList<string> PostingHead = ["so_phieu", "ma_ho_so", "nguyen_nhan", "nguoi_nop_viet_tat", "thu_tuc", "tiep_nhan_ngay", "hen_tra_ngay", "ly_do", "hen_lai_ngay", "nguoi_ky", "dang_luc", "dang_den_het_ngay", "go_luc", "ly_do_go"];
    static readonly IReadOnlyList<string> ProofHead = ["so_phieu", "ma_ho_so", "kenh", "dia_chi_che", "ma_thu", "tao_luc", "so_lan_gui", "gui_luc", "may_chu_tra_loi", "bo_luc", "vi_sao"];
    static readonly IReadOnlyList<string> HandOverHead = ["so_phieu", "ma_ho_so", "cach", "luc", "phieu_giao_nhan"];

    async Task<IReadOnlyList<PlannedFile>> ApologiesAsync()
    {
        var report = await ApologyReport.ReadAsync(db, period, ct);
        var letters = await LettersAsync();
        var files = new List<PlannedFile>
        {
            Listed("4-xin-loi/bao-cao-xin-loi.xlsx", async stream => await ApologySheet.WriteAsync(report, ApologyLine.EachAsync(db, period, ct), agency, stream, ct), report.Total(LedgerStep.Owed)),
            Paper("4-xin-loi/bao-cao-xin-loi.pdf", async () => report.ToForm(agency, await ApologyLine.EachAsync(db, period, ct).ToListAsync(ct), now)),
        };
        foreach (var ((cause, step), count) in report.Counts)
            if (count > 0) files.Add(Listed($"4-xin-loi/so-xin-loi/{NameOf(cause)}/{NameOf(step)}.csv", stream => PackWriter.CsvAsync(stream, DossierHead, Rows(ApologyLedger.Dossiers(db, period, cause, step)), ct), count));
        foreach (var letter in letters) files.Add(Pdf(letter.Path("phieu"), async () => (await db.LetterPapers.AsNoTracking().SingleAsync(p => p.LetterId == letter.Id, ct)).Pdf));
        var ids = letters.Select(l => l.Id).ToList();
        files.Add(Listed("4-xin-loi/cong-khai/da-dang.csv", stream => PackWriter.CsvAsync(stream, PostingHead, Postings(ids), ct)));
        files.Add(Listed("4-xin-loi/bang-chung/gui.csv", stream => PackWriter.CsvAsync(stream, ProofHead, Proofs(ids), ct)));
        files.Add(Listed("4-xin-loi/bang-chung/giao-nhan.csv", stream => PackWriter.CsvAsync(stream, HandOverHead, HandOvers(letters), ct), letters.Count(l => l.IsHandedOver)));
        foreach (var letter in letters.Where(l => l.IsHandedOver)) files.Add(Paper(letter.Path("bang-chung/giao-nhan"), () => SlipAsync(letter.Id)));
        return files;
    }

    /// <summary>Signed in the period, or for an apology that the period owes; each has its paper.</summary>
    async Task<IReadOnlyList<PackedLetter>> LettersAsync()
    {
        var (start, end, asOf) = (period.Start, period.End, period.AsOf);
        var found = new Dictionary<long, PackedLetter>();
        async Task AddAsync(IQueryable<ApologyLetter> letters)
        {
            foreach (var l in await letters.AsNoTracking().Where(l => l.SignedAt <= asOf && db.LetterPapers.Any(p => p.LetterId == l.Id)).Select(l => new { l.Id, l.NumberYear, l.Number, l.NumberText, l.Dossier!.Code, l.HandedOverAt, l.HandedOverTo }).ToListAsync(ct))
                found[l.Id] = new(l.Id, l.NumberYear ?? 0, l.Number ?? 0, l.NumberText, l.Code, l.HandedOverAt, l.HandedOverTo, l.HandedOverAt <= asOf);
        }
        // A letter is numbered when it is signed: the book of numbers has an index by years, the moments of signing have none.
        var (firstYear, lastYear) = (period.From.Year, period.To.Year);
        await AddAsync(db.ApologyLetters.Of(period.AgencyId).Where(l => l.NumberYear >= firstYear && l.NumberYear <= lastYear && l.SignedAt >= start && l.SignedAt < end));
        foreach (var cause in Enum.GetValues<ApologyCause>())
        {
            var signed = ApologyLedger.Dossiers(db, period, cause, LedgerStep.Signed).Select(d => d.Id);
            await AddAsync(db.ApologyLetters.InForceAt(asOf).Where(l => l.Cause == cause && signed.Contains(l.DossierId)));
        }
        return [.. found.Values.OrderBy(l => l.Year).ThenBy(l => l.Number).ThenBy(l => l.Id)];
    }

    /// <summary>As the public page says it: initials, and the procedure only where it gives nobody away.</summary>
    IAsyncEnumerable<IReadOnlyList<string?>> Postings(IReadOnlyList<long> ids)
    {
        var asOf = period.AsOf;
        return db.ApologyLetters.AsNoTracking().Where(l => ids.Contains(l.Id) && l.PublishedAt <= asOf).OrderBy(l => l.PublishedAt).ThenBy(l => l.Id)
            .Select(l => new { l.NumberText, l.Dossier!.Code, l.Cause, l.Dossier.ApplicantName, Procedure = l.Dossier.Procedure!.Sensitive ? null : l.Dossier.Procedure.Name, l.Dossier.ReceivedAt, l.PromisedAt, l.ReasonKind, l.NewDueAt, l.SignerName, l.PublishedAt, l.PostedUntil, l.TakenDownAt, l.TakeDownReason })
            .AsAsyncEnumerable()
            .Select(l => (IReadOnlyList<string?>)
            [
                l.NumberText, l.Code, l.Cause.Text(), VietnameseText.Initials(l.ApplicantName), l.Procedure, l.ReceivedAt.VietnamDay().Text(), l.PromisedAt.VietnamDay().Text(), l.ReasonKind?.Text(), l.NewDueAt?.VietnamDay().Text(), l.SignerName,
                l.PublishedAt?.ToIso(), l.PostedUntil?.Text(), l.TakenDownAt <= asOf ? l.TakenDownAt?.ToIso() : null, l.TakenDownAt <= asOf ? l.TakeDownReason : null,
            ]);
    }

    /// <summary>What the other side answered, literally, but for addresses and telephones.</summary>
    IAsyncEnumerable<IReadOnlyList<string?>> Proofs(IReadOnlyList<long> ids)
    {
        var asOf = period.AsOf;
        return db.OutgoingMessages.AsNoTracking().Where(m => m.LetterId != null && ids.Contains(m.LetterId.Value) && m.CreatedAt <= asOf).OrderBy(m => m.Id)
            .Select(m => new { Message = m, m.Letter!.NumberText, m.Letter.Dossier!.Code })
            .AsAsyncEnumerable()
            .Select(m => (IReadOnlyList<string?>)
            [
                m.NumberText, m.Code, m.Message.Channel.ToString(), Masks.Of(m.Message.To), m.Message.MessageId, m.Message.CreatedAt.ToIso(), m.Message.Attempts.ToString(CultureInfo.InvariantCulture), m.Message.SentAt?.ToIso(), Masks.Of(m.Message.Answer),
                m.Message.GivenUpAt?.ToIso(), Masks.Of(m.Message.LastError),
            ]);
    }

    static IAsyncEnumerable<IReadOnlyList<string?>> HandOvers(IReadOnlyList<PackedLetter> letters) => letters.Where(l => l.IsHandedOver)
        .Select(l => (IReadOnlyList<string?>)[l.NumberText, l.Code, l.Way, l.HandedOverAt?.ToIso(), l.Path("bang-chung/giao-nhan")]).ToAsyncEnumerable();

    async Task<Form> SlipAsync(long letterId)
    {
        var letter = await db.ApologyLetters.AsNoTracking().Include(l => l.Dossier!.Procedure).Include(l => l.Dossier!.Agency).SingleAsync(l => l.Id == letterId, ct);
        var by = letter.HandedOverById is { } id ? await db.Users.Where(o => o.Id == id).Select(o => o.FullName).SingleAsync(ct) : null;
        return DeliverySlip.Form(letter, letter.Dossier!, by, now);
    }

    static string NameOf(ApologyCause cause) => cause switch { ApologyCause.Late => "tre-hen", ApologyCause.IntakeError => "so-suat", ApologyCause.LostOrDamaged => "mat-hong", _ => "sai-sot" };

    static string NameOf(LedgerStep step) => step switch
    {
        LedgerStep.Owed => "phai-xin-loi",
        LedgerStep.Drafted => "du-thao",
        LedgerStep.Signed => "da-ky",
        LedgerStep.SentInTime => "gui-dung-han",
        LedgerStep.SentLate => "gui-muon",
        LedgerStep.Posted => "da-dang",
        _ => "con-thieu",
    };

    sealed record PackedLetter(long Id, int Year, int Number, string? NumberText, string Code, Instant? HandedOverAt, string? HandedOverTo, bool IsHandedOver)
    {
        public string? Way => HandedOverTo is { } words ? Delivery.Of(words) is { IsByPost: true } post ? post.ToString() : "Trao tận tay" : null;

        /// <summary>`4-xin-loi/phieu/2024-0012-34.pdf`: year and number, and the letter's own, for no two are the same.</summary>
        public string Path(string folder) => string.Create(CultureInfo.InvariantCulture, $"4-xin-loi/{folder}/{Year}-{Number:0000}-{Id}.pdf");
    }
}

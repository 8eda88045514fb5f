using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Paper;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Apologies;

/// <summary>Ký và phát hành: a letter meets its signer and gets, in one transaction, signature, number, paper and — where there is an address — its message.</summary>
public sealed class Signing(MotCuaDb db, Settings settings)
{
    /// <param name="seen">The letter's version as the signer read it: what was changed since is not signed. Null: as it stands.</param>
    /// <returns>The signed letter; null where the agency has no such letter.</returns>
    /// <exception cref="RuleViolation">The letter or the signer is not fit for it.</exception>
    public async Task<ApologyLetter?> SignAsync(long letterId, uint? seen, Officer signer, Instant now, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var letter = await db.ApologyLetters
            .Include(l => l.Dossier!.Procedure)
            .Include(l => l.Dossier!.Agency)
            .SingleOrDefaultAsync(l => l.Id == letterId && l.AgencyId == signer.AgencyId, ct);
        if (letter is null) return null;

        if (seen is { } version) db.Entry(letter).Property(l => l.Version).OriginalValue = version;
        var dossier = letter.Dossier!;
        var agency = dossier.Agency!;
        letter.Sign(signer, dossier, now);
        var year = now.VietnamDay().Year;
        letter.TakeNumber(await db.NextNumberAsync(agency.Id, NumberBook.Letters, year.ToString(CultureInfo.InvariantCulture), ct), year, agency);
        dossier.Note(DossierEventKind.LetterSigned, signer.FullName, signer, now, $"Số {letter.NumberText}");
        // The signature before the paper: of two who sign at once, the slower learns here that the letter has changed.
        await db.SaveChangesAsync(ct);

        db.LetterPapers.Add(new LetterPaper { LetterId = letter.Id, Pdf = PrintedLetter.Print(letter, dossier, agency) });
        if (dossier.Email is { } address)
            db.OutgoingMessages.Add(OutgoingMessage.For(letter, address, SubjectOf(dossier), BodyOf(letter, dossier, agency), settings.Url.Host, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return letter;
    }

    static string SubjectOf(Dossier dossier) => $"Phiếu xin lỗi và hẹn lại ngày trả kết quả – hồ sơ {dossier.Code}";

    static string BodyOf(ApologyLetter letter, Dossier dossier, Agency agency) => $"""
        Kính gửi Ông/Bà {dossier.ApplicantName},

        {agency.Name} xin lỗi Ông/Bà {FailureOf(letter.Cause)} hồ sơ mã {dossier.Code}.
        Phiếu xin lỗi và hẹn lại ngày trả kết quả số {letter.NumberText} được gửi kèm thư này.

        Trân trọng,
        {FormSet.On(letter.SignedAt!.Value.VietnamDay()).CounterOf(agency)}
        """;

    static string FailureOf(ApologyCause cause) => cause switch
    {
        ApologyCause.Late => "vì đã không trả đúng hẹn kết quả giải quyết",
        ApologyCause.IntakeError => "vì do sơ suất của cơ quan mà Ông/Bà đã phải bổ sung",
        ApologyCause.LostOrDamaged => "vì đã để mất, thất lạc hoặc hư hỏng giấy tờ trong",
        ApologyCause.ResultError => "vì đã để xảy ra sai sót trong kết quả giải quyết",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, null),
    };
}

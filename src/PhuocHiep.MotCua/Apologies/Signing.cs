using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Apologies;

/// <summary>A letter as somebody read it: its version, and the words that it was shown in.</summary>
public sealed record LetterSeen(uint Version, int TemplateId);

/// <summary>Ký và phát hành: a letter meets its signer and gets, in one transaction, signature, number, paper and — where he can be reached — its messages.</summary>
public sealed class Signing(MotCuaDb db, Settings settings)
{
    /// <param name="seen">The letter as the signer read it: what was changed since is not signed. Null: as it stands.</param>
    /// <returns>The signed letter; null where the agency has no such letter.</returns>
    /// <exception cref="RuleViolation">The letter or the signer is not fit for it.</exception>
    public async Task<ApologyLetter?> SignAsync(long letterId, LetterSeen? seen, Officer signer, Instant now, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var letter = await db.ApologyLetters
            .Include(l => l.Dossier!.Procedure)
            .Include(l => l.Dossier!.Agency)
            .SingleOrDefaultAsync(l => l.Id == letterId && l.AgencyId == signer.AgencyId, ct);
        if (letter is null) return null;

        // Before the number is taken, so that nobody else waits while a worker ends what it carries at this moment.
        if (letter.FollowsId is { } followed) await GiveUpAsync(followed, now, ct);
        if (seen is not null) db.Entry(letter).Property(l => l.Version).OriginalValue = seen.Version;
        var dossier = letter.Dossier!;
        var agency = dossier.Agency!;
        var words = await db.TemplateAsync(agency.Id, letter.Cause, now.VietnamDay(), ct);
        if (seen is not null && words.Id != seen.TemplateId) throw new DbUpdateConcurrencyException("Another wording came into force since.");
        letter.Sign(signer, dossier, words, now);
        var year = now.VietnamDay().Year;
        letter.TakeNumber(await db.NextNumberAsync(agency.Id, NumberBook.Letters, year.ToString(CultureInfo.InvariantCulture), ct), year, agency);
        dossier.Note(DossierEventKind.LetterSigned, signer.FullName, signer, now, $"Số {letter.NumberText}");
        // The signature before the paper: of two who sign at once, the slower learns here that the letter has changed.
        await db.SaveChangesAsync(ct);

        db.LetterPapers.Add(new LetterPaper { LetterId = letter.Id, Pdf = PrintedLetter.Print(new(letter, dossier, agency), words, letter.GenuineAt(settings)) });
        db.OutgoingMessages.AddRange(LetterMessages.Of(letter, dossier, agency, settings, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return letter;
    }

    /// <summary>What was not sent of the letter that this one follows is not sent any more; what was sent, stays sent.</summary>
    async Task GiveUpAsync(long followed, Instant now, CancellationToken ct)
    {
        var unsent = await db.OutgoingMessages.FromSql($"select * from outgoing_messages where letter_id = {followed} and sent_at is null and given_up_at is null for update").ToListAsync(ct);
        foreach (var message in unsent) message.GiveUp("Đã có phiếu khác thay", now);
    }
}

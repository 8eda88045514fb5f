using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;

namespace PhuocHiep.MotCua.Cli.Verbs;

static class LettersVerb
{
    public static Command Command()
    {
        var from = Options.Date("--from", "Từ ngày dự thảo.");
        var to = Options.Date("--to", "Đến hết ngày dự thảo.");
        var json = Options.Json();
        var command = new Command("letters", "Các phiếu xin lỗi.") { from, to, json };
        command.SetAction(async (parsed, ct) =>
        {
            var (start, end) = (parsed.GetValue(from), parsed.GetValue(to));
            if (start > end) throw new RuleViolation("--from sau --to.");
            await using var db = await BackOffice.OpenArchiveAsync(Settings.FromEnvironment(), ct);
            var letters = db.ApologyLetters.AsNoTracking().Include(l => l.Dossier).AsQueryable();
            if (start is { } first) { var at = first.Start(); letters = letters.Where(l => l.DraftedAt >= at); }
            if (end is { } last) { var at = last.PlusDays(1).Start(); letters = letters.Where(l => l.DraftedAt < at); }
            var found = await letters.OrderBy(l => l.DraftedAt).ThenBy(l => l.Id).ToListAsync(ct);

            if (parsed.GetValue(json)) BackOffice.WriteJson(found.Select(Row));
            else foreach (var letter in found)
                Console.WriteLine($"{letter.Dossier!.Code}\t{Code(letter.Cause)}\t{Code(letter.Status)}\t{letter.NumberText}\thẹn {letter.PromisedAt.Text()}\thẹn lại {letter.NewDueAt?.Text()}");
            return BackOffice.Done;
        });
        return command;
    }

    static object Row(ApologyLetter letter) => new
    {
        dossierCode = letter.Dossier!.Code,
        cause = Code(letter.Cause),
        status = Code(letter.Status),
        number = letter.NumberText,
        dueAt = letter.PromisedAt.ToIso(),
        newDueAt = Iso(letter.NewDueAt),
        draftedAt = letter.DraftedAt.ToIso(),
        signedAt = Iso(letter.SignedAt),
        sentAt = Iso(letter.SentAt),
        handedOverAt = Iso(letter.HandedOverAt),
        publishedAt = Iso(letter.PublishedAt),
    };

    static string? Iso(Instant? at) => at?.ToIso();

    static string Code(ApologyCause cause) => cause switch
    {
        ApologyCause.Late => "late",
        ApologyCause.IntakeError => "intake-error",
        _ => "lost-or-damaged",
    };

    static string Code(LetterStatus status) => status switch
    {
        LetterStatus.Drafted => "drafted",
        LetterStatus.AwaitingSignature => "awaiting-signature",
        LetterStatus.Signed => "signed",
        LetterStatus.Sent => "sent",
        _ => "published",
    };
}

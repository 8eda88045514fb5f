using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;

namespace PhuocHiep.MotCua.Cli.Verbs;

static class LettersVerb
{
    public static Command Command()
    {
        var from = Options.Date("--from", "Từ ngày phải xin lỗi.");
        var to = Options.Date("--to", "Đến hết ngày phải xin lỗi.");
        var json = Options.Json();
        var all = new Option<bool>("--all") { Description = "Cả dự thảo chuẩn bị trước cho hồ sơ chưa trễ và phiếu đã rút." };
        var command = new Command("letters", "Các phiếu xin lỗi.") { from, to, all, json };
        command.SetAction(async (parsed, ct) =>
        {
            var (start, end) = (parsed.GetValue(from), parsed.GetValue(to));
            if (start > end) throw new RuleViolation("--from sau --to.");
            await using var db = await BackOffice.OpenArchiveAsync(Settings.FromEnvironment(), ct);
            var letters = parsed.GetValue(all) ? db.ApologyLetters.AsNoTracking() : db.ApologyLetters.AsNoTracking().Standing();
            if (start is { } first) { var at = first.Start(); letters = letters.Where(l => (l.OwedAt ?? l.DraftedAt) >= at); }
            if (end is { } last) { var at = last.PlusDays(1).Start(); letters = letters.Where(l => (l.OwedAt ?? l.DraftedAt) < at); }
            var found = await letters.Include(l => l.Dossier).OrderBy(l => l.DraftedAt).ThenBy(l => l.Id).ToListAsync(ct);

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
        owedAt = Iso(letter.OwedAt),
        issueBy = Iso(letter.IssueBy),
        follows = letter.FollowKind is { } kind ? Code(kind) : null,
        signedAt = Iso(letter.SignedAt),
        sentAt = Iso(letter.SentAt),
        handedOverAt = Iso(letter.HandedOverAt),
        publishedAt = Iso(letter.PublishedAt),
        withdrawnAt = Iso(letter.WithdrawnAt),
    };

    static string? Iso(Instant? at) => at?.ToIso();

    static string Code(ApologyCause cause) => cause switch
    {
        ApologyCause.Late => "late",
        ApologyCause.IntakeError => "intake-error",
        ApologyCause.LostOrDamaged => "lost-or-damaged",
        _ => "result-error",
    };

    static string Code(FollowKind kind) => kind switch
    {
        FollowKind.Replacement => "replacement",
        FollowKind.Correction => "correction",
        _ => "second-appointment",
    };

    static string Code(LetterStatus status) => status switch
    {
        LetterStatus.Drafted => "drafted",
        LetterStatus.AwaitingSignature => "awaiting-signature",
        LetterStatus.Signed => "signed",
        LetterStatus.Sent => "sent",
        LetterStatus.Published => "published",
        _ => "withdrawn",
    };
}

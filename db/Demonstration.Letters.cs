using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Paper;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Db;

// The letters to those whose dossiers were late.
public sealed partial class Demonstration
{
    /// <summary>The letters of the past, in the order in which they were signed; the last ones wait for a reason or a signature.</summary>
    async Task LettersAsync(Agency agency, WorkCalendar calendar, IReadOnlyList<Officer> officers, Instant now, CancellationToken ct)
    {
        var officer = officers.First(o => o.Has(Role.Officer));
        var chairman = officers.First(o => o.SigningAuthority == SigningAuthority.Chairman);
        var late = await db.Dossiers.Include(d => d.Procedure).Of(agency.Id).Where(d => d.Origin == Origin.Demonstration)
            .Where(d => d.OnTimeUntil < now && (d.CompletedAt > d.OnTimeUntil || (d.CompletedAt == null && d.DroppedAt == null)))
            .Where(d => !db.ApologyLetters.Any(l => l.DossierId == d.Id))
            .OrderBy(d => d.OnTimeUntil).ThenBy(d => d.Id).ToListAsync(ct);

        // In the order of their signatures, by which they are numbered.
        var plans = late.Select((dossier, i) => PlanOf(dossier, i, calendar)).OrderBy(plan => plan.Signed).ToList();
        foreach (var (plan, i) in plans.Select((plan, i) => (plan, i)))
        {
            var (dossier, isPrepared, drafted, reasoned, signed) = plan;
            if (drafted >= now) continue;
            var newDay = calendar.Plus(calendar.OnOrAfter(LocalDate.Max(drafted.VietnamDay(), dossier.DueAt.VietnamDay())), agency.ReappointmentWorkingDays);
            var letter = ApologyLetter.Draft(dossier, ApologyCause.Late, owed: !isPrepared, newDay.InstantAt(calendar.Hours.Closing), dossier.DueSoonFrom.VietnamDay().End(), FormSet.On(drafted.VietnamDay()).CounterOf(agency), drafted);
            if (isPrepared) letter.BecomeOwed(dossier.OnTimeUntil + Duration.FromMinutes(5));
            db.ApologyLetters.Add(letter);
            dossier.Note(DossierEventKind.LetterDrafted, "Hệ thống", officer: null, drafted, isPrepared ? "Chuẩn bị trước khi đến hạn" : null);
            await db.SaveChangesAsync(ct);

            var waiting = late.Count - i;
            if (reasoned >= now || waiting <= 2) continue;
            letter.GiveReason(i % 3 == 0 ? DelayReason.OtherAgency : i % 3 == 1 ? DelayReason.MoreVerification : DelayReason.Workload,
                i % 3 == 0 ? "Cơ quan phối hợp chưa có văn bản trả lời" : i % 3 == 1 ? "Phải xác minh lại thông tin tại nơi cư trú trước đây" : "Trong tuần tiếp nhận số lượng hồ sơ tăng cao",
                newDay, FormSet.On(reasoned.VietnamDay()).CounterOf(agency), calendar, officer, reasoned);
            if (signed >= now || waiting <= 4) continue;
            var words = await db.TemplateAsync(agency.Id, letter.Cause, signed.VietnamDay(), ct);
            letter.Sign(chairman, dossier, words, signed);
            var year = signed.VietnamDay().Year;
            letter.TakeNumber(await db.NextNumberAsync(agency.Id, NumberBook.Letters, $"{year}", ct), year, agency);
            db.LetterPapers.Add(new LetterPaper { LetterId = letter.Id, Pdf = PrintedLetter.Print(new(letter, dossier, agency), words, letter.GenuineAt(settings)) });
            dossier.Note(DossierEventKind.LetterSigned, chairman.FullName, chairman, signed, $"Số {letter.NumberText}");

            var handed = signed + Duration.FromHours(2);
            if (handed >= now || waiting <= 5) continue;
            letter.HandOver(dossier.ApplicantName, officer, handed);
            dossier.Note(DossierEventKind.LetterHandedOver, officer.FullName, officer, handed, dossier.ApplicantName);
            if (waiting <= 7) continue;
            var posted = Instant.Max(handed, calendar.After(dossier.OnTimeUntil.VietnamDay()).InstantAt(new LocalTime(10, 0)));
            if (posted >= now) continue;
            letter.Post(agency, chairman, posted);
            dossier.Note(DossierEventKind.LetterPosted, chairman.FullName, chairman, posted, note: null);
        }
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>Four of five that were here by then were prepared on the eve and went out the same day; the others were drafted once the promise had passed, and so too late.</summary>
    static (Dossier Dossier, bool IsPrepared, Instant Drafted, Instant Reasoned, Instant Signed) PlanOf(Dossier dossier, int i, WorkCalendar calendar)
    {
        var eve = dossier.DueSoonFrom.VietnamDay();
        if (i % 5 > 0 && dossier.ReceivedAt < dossier.DueSoonFrom)
            return (dossier, true, dossier.DueSoonFrom, eve.InstantAt(new LocalTime(9, 30)), eve.InstantAt(new LocalTime(13, 45)) + Duration.FromMinutes(i % 60));
        var drafted = dossier.OnTimeUntil.VietnamDay().PlusDays(1).InstantAt(new LocalTime(7, 0));
        var day = calendar.OnOrAfter(drafted.VietnamDay());
        return (dossier, false, drafted, day.InstantAt(new LocalTime(9, 30)), calendar.After(day).InstantAt(new LocalTime(8, 15)) + Duration.FromMinutes(i % 60));
    }
}

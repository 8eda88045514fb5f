using CsCheck;
using NodaTime;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Supplements;
using PhuocHiep.MotCua.Tests.Deadlines;

namespace PhuocHiep.MotCua.Tests.Dossiers;

/// <summary>What must hold of a dossier whatever is tried on it, in whatever order and at whatever time.</summary>
public sealed class WholeLifePropertyTests
{
    static readonly WorkCalendar Calendar = Calendars.Vietnam;

    static readonly Officer[] Officers =
    [
        new() { Id = 1, AgencyId = 1, FullName = "Một", Roles = Role.Officer },
        new() { Id = 2, AgencyId = 1, FullName = "Hai", Roles = Role.Supervisor },
    ];

    static readonly Gen<TimeLimit> Limits = Gen.OneOf(
        Gen.Const(TimeLimit.SameDay),
        Gen.Int[1, 10].Select(n => new TimeLimit(n, LimitUnit.WorkingDays)),
        Gen.Int[1, 15].Select(n => new TimeLimit(n, LimitUnit.CalendarDays)),
        Gen.Int[1, 20].Select(n => new TimeLimit(n, LimitUnit.WorkingHours)));

    /// <summary>An act that is tried: which, by whom, so many minutes after the one before.</summary>
    static readonly Gen<(int Act, int Officer, int Minutes)[]> Tries = Gen.Select(Gen.Int[0, 17], Gen.Int[0, 1], Gen.OneOf(Gen.Int[0, 600], Gen.Int[0, 20_000])).Array[1, 18];

    [Fact]
    public void Late_never_becomes_on_time_and_no_date_moves_without_its_line() =>
        Gen.Select(Limits, Gen.Int[0, 900], Gen.Int[0, 1439], Tries).Sample((limit, day, minute, tries) =>
        {
            var now = new LocalDate(2022, 1, 3).PlusDays(day).Start() + Duration.FromMinutes(minute);
            var dossier = new Dossier
            {
                AgencyId = 1,
                ApplicantName = "Ai đó",
                ReceivedAt = now,
                Limit = limit,
                Procedure = new Procedure { Limit = limit, ExtensionKind = ExtensionKind.AddOn, ExtensionLimit = new(3, LimitUnit.WorkingDays), SuspendedFor = SuspensionGround.FinancialObligation },
            };
            dossier.Receive(Deadline.Of(limit, now, Calendar), Calendar, "Một", Officers[0]);
            var (wasLate, completedAt, handedOverAt) = (false, (Instant?)null, (Instant?)null);
            foreach (var (act, officer, minutes) in tries)
            {
                now += Duration.FromMinutes(minutes);
                wasLate |= dossier.IsOpen && dossier.IsLate(now);
                var (due, lines, status) = (dossier.DueAt, dossier.Events.Count, dossier.Status);
                var done = Try(dossier, act, Officers[officer], now);

                if (!done) Assert.Equal((due, lines, status), (dossier.DueAt, dossier.Events.Count, dossier.Status));
                else Assert.Equal((lines + 1, status, dossier.Status), (dossier.Events.Count, dossier.Events[^1].FromStatus, dossier.Events[^1].ToStatus));
                if (dossier.DueAt != due) Assert.Equal((due, dossier.DueAt), (dossier.Events[^1].OldDueAt, dossier.Events[^1].NewDueAt));
                // The first result and the first hand-over keep their times, whatever is corrected after them; what is wrong is in nobody's hands as ready.
                (completedAt, handedOverAt) = (completedAt ?? dossier.CompletedAt, handedOverAt ?? dossier.HandedOverAt);
                Assert.Equal((completedAt, handedOverAt), (dossier.CompletedAt, dossier.HandedOverAt));
                Assert.Equal(dossier.Events.Count(e => e.Kind == DossierEventKind.ResultErrorReported) - dossier.Events.Count(e => e.Kind == DossierEventKind.ResultCorrected), dossier.ResultErrorAt is null ? 0 : 1);
                // Once late, only the applicant's own withdrawal ends that.
                if (wasLate && dossier.Status != DossierStatus.Withdrawn) Assert.True(dossier.IsLate(now), $"{dossier.Status} at {now}");
                Assert.Equal(dossier.Status is DossierStatus.AwaitingSupplement or DossierStatus.Suspended && !wasLate, dossier.IsOpen && dossier.ClockStoppedAt is not null);
                Assert.True(Calendar.IsWorking(dossier.DueAt.VietnamDay()));
            }
            // What "why this date?" tells is the date promised, after every restart, pause and extension.
            if (dossier.ClockStoppedAt is null) Assert.Equal(dossier.DueAt, dossier.ExplainPromise(Calendar)!.DueAt);
            var end = dossier.CompletedAt ?? dossier.DroppedAt ?? now;
            Assert.Equal(Minute(end) - Minute(dossier.ReceivedAt), Custody.Of(dossier.Events, end).Aggregate(Duration.Zero, (sum, span) => sum + span.Time));
        }, iter: 4000);

    /// <summary>True where it was done, false where the law said no.</summary>
    static bool Try(Dossier dossier, int act, Officer officer, Instant now)
    {
        try
        {
            switch (act)
            {
                case 0: dossier.Assign(Officers[now.ToUnixTimeSeconds() % 2], "Nghỉ phép", officer, now); break;
                case 1: dossier.RequestSupplement(SupplementStage.Appraisal, SupplementFault.Applicant, "Bản sao", "Thiếu", null, Calendar, officer, now); break;
                case 2: dossier.RequestSupplement(SupplementStage.Intake, SupplementFault.IntakeOversight, "Bản sao", "Thiếu", "Cho phép", Calendar, officer, now); break;
                case 3 or 4 or 5: dossier.CompleteSupplement(inPerson: true, Calendar, officer, now); break;
                case 6: dossier.Suspend("Nộp thuế", officer, now); break;
                case 7: dossier.Resume(Calendar, officer, now); break;
                case 8: dossier.Extend("Xác minh", null, Calendar, officer, now); break;
                case 9: dossier.AskOpinion("Công an xã", "Xác minh", now.VietnamDay(), officer, now); break;
                case 10: dossier.TakeOpinion("Đúng", officer, now); break;
                case 11: dossier.Complete(Outcome.Granted, null, false, null, officer, now); break;
                case 12: dossier.Stop("Không bổ sung", officer, now); break;
                case 13: dossier.HandOver(dossier.ApplicantName, officer, now); break;
                case 14 or 15: dossier.ReportResultError("Sai họ tên", officer, now); break;
                case 16: dossier.CorrectResult("2", "Sửa họ tên", officer, now); break;
                default: dossier.ReportLoss("Rách", officer, now); break;
            }
            return true;
        }
        catch (RuleViolation)
        {
            return false;
        }
    }

    static Instant Minute(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 60 * 60);
}

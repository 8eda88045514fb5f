using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Supplements;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Reports;

/// <summary>Biểu II.06a of August 2024, counted by hand.</summary>
public sealed class FormII06aTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly Instant Later = At(2024, 9, 15);

    [Fact]
    public async Task By_days_by_field_and_as_at_the_end_of_the_period()
    {
        await using var db = await WithAsync("""
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
            early,1.004873,counter,A,2024-08-01T00:00:00+07:00,2024-08-06T17:00:00+07:00,2024-08-05T23:59:59+07:00,granted
            on-the-day-but-past-the-hour,1.004873,online,B,2024-08-01T08:00:00+07:00,2024-08-06T10:00:00+07:00,2024-08-06T16:00:00+07:00,refused
            late-by-the-day-in-Vietnam,1.004873,post,C,2024-08-01T08:00:00+07:00,2024-08-06T17:00:00+07:00,2024-08-06T17:00:00Z,granted
            ready-in-the-last-second,1.004873,counter,D,2024-08-29T08:00:00+07:00,2024-09-03T17:00:00+07:00,2024-08-31T23:59:59+07:00,granted
            carried-over-and-ready-on-the-first,1.004873,online,E,2024-07-31T23:59:59+07:00,2024-08-05T17:00:00+07:00,2024-08-01T00:00:00+07:00,granted
            ready-before,1.004873,counter,F,2024-07-29T08:00:00+07:00,2024-08-05T17:00:00+07:00,2024-07-31T23:59:59+07:00,granted
            received-after,1.004873,counter,G,2024-09-01T00:00:00+07:00,2024-09-05T17:00:00+07:00,,
            open-then-in-time-since,1.004873,counter,H,2024-08-30T08:00:00+07:00,2024-09-05T17:00:00+07:00,2024-09-04T08:00:00+07:00,granted
            open-then-late-since,2.000815,counter,I,2024-08-05T08:00:00+07:00,2024-08-20T17:00:00+07:00,2024-09-10T08:00:00+07:00,granted
            due-on-the-last-day,2.000815,online,J,2024-08-26T08:00:00+07:00,2024-08-31T10:00:00+07:00,,
            carried-over-and-overdue,2.000815,counter,K,2024-06-03T08:00:00+07:00,2024-06-06T17:00:00+07:00,,
            withdrawn-though-late,2.000815,counter,L,2024-08-01T08:00:00+07:00,2024-08-05T17:00:00+07:00,2024-08-31T12:00:00+07:00,withdrawn
            withdrawn-since,2.000815,post,M,2024-08-20T08:00:00+07:00,2024-08-23T17:00:00+07:00,2024-09-02T08:00:00+07:00,withdrawn
            """);

        var form = await ReadAsync(db, Later);

        //            (3) = (4)+(5)+(6)  (7) = (8)+(9)+(10)  (11) = (12)+(13)
        Assert.Equal(["Chứng thực: 5 1 3 1 | 1 0 1 0 | 4 1 3", "Hộ tịch: 6 1 4 1 | 5 3 1 1 | 1 1 0"], form.Rows.Select(Text));
        Assert.Equal("Tổng số: 11 2 7 2 | 6 3 2 1 | 5 2 3", Text(form.Total));
        Assert.False(form.IsDemonstration);
    }

    [Fact]
    public async Task As_of_an_earlier_day_what_came_later_had_not_come()
    {
        await using var db = await WithAsync("""
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
            late,1.004873,counter,A,2024-08-01T08:00:00+07:00,2024-08-06T17:00:00+07:00,2024-08-09T08:00:00+07:00,granted
            withdrawn,1.004873,counter,B,2024-08-01T08:00:00+07:00,2024-08-20T17:00:00+07:00,2024-08-09T08:00:00+07:00,withdrawn
            received-later,1.004873,counter,C,2024-08-09T08:00:00+07:00,2024-08-20T17:00:00+07:00,,
            carried-over,1.004873,counter,D,2024-07-01T08:00:00+07:00,2024-08-08T17:00:00+07:00,,
            """);

        Assert.Equal("Tổng số: 4 0 3 1 | 2 0 1 1 | 2 0 2", Text((await ReadAsync(db, Later)).Total));
        Assert.Equal("Tổng số: 3 0 2 1 | 0 0 0 0 | 3 2 1", Text((await ReadAsync(db, At(2024, 8, 8, 12))).Total));
        Assert.Equal("Tổng số: 1 0 0 1 | 0 0 0 0 | 1 1 0", Text((await ReadAsync(db, At(2024, 7, 15))).Total));
    }

    [Fact]
    public async Task What_waits_is_in_time_what_ended_without_a_result_is_on_the_day_and_the_notes_say_how_many()
    {
        await using var db = Database.Open();
        var (clerk, expert, calendar) = (await ClerkAsync(db), await ExpertAsync(db), await db.CalendarAsync(await AgencyAsync(db)));
        (await db.Procedures.SingleAsync(p => p.Code == MaritalStatus)).SuspendedFor = SuspensionGround.FinancialObligation;
        var wednesday = At(2024, 8, 7);
        void Ask(Dossier dossier, Instant at) => dossier.RequestSupplement(SupplementStage.Appraisal, SupplementFault.Applicant, "Bản sao", "Thiếu", "Cho phép", calendar, at > Friday ? SupervisorOf(db) : expert, at);

        var waits = await DossierAsync(db);
        Ask(waits, wednesday);
        var waitedThen = await DossierAsync(db);
        Ask(waitedThen, wednesday);
        waitedThen.CompleteSupplement(inPerson: true, calendar, clerk, At(2024, 9, 4));
        var askedTooLate = await DossierAsync(db);
        Ask(askedTooLate, Monday);
        var suspended = await DossierAsync(db);
        suspended.Suspend("Nộp thuế", expert, wednesday);
        var stopped = await DossierAsync(db);
        Ask(stopped, wednesday);
        stopped.Stop("Không bổ sung", expert, At(2024, 8, 30));
        var stoppedSince = await DossierAsync(db);
        stoppedSince.Suspend("Nộp thuế", expert, wednesday);
        stoppedSince.Stop("Không nộp thuế", expert, At(2024, 9, 5));
        var withdrawn = await DossierAsync(db);
        withdrawn.Withdraw("Không còn nhu cầu", clerk, wednesday);
        await db.SaveChangesAsync();

        var form = await ReadAsync(db, Later);

        Assert.Equal("Tổng số: 7 0 7 0 | 2 0 2 0 | 5 4 1", Text(form.Total));
        Assert.Contains("Cột (9) gồm 1 hồ sơ người nộp rút và 1 hồ sơ dừng giải quyết trong kỳ. Cột (12) gồm 2 hồ sơ chờ bổ sung và 2 hồ sơ tạm dừng,", form.Notes[0], StringComparison.Ordinal);
        Assert.Equal([waits.Id, waitedThen.Id, suspended.Id, stoppedSince.Id], await IdsAsync(db, form, 12));
        Assert.Equal([askedTooLate.Id], await IdsAsync(db, form, 13));
    }

    [Fact]
    public async Task A_re_appointment_makes_nothing_on_time_and_a_lawful_move_does()
    {
        await using var db = Database.Open();
        var (expert, calendar) = (await ExpertAsync(db), await db.CalendarAsync(await AgencyAsync(db)));
        // Promised for 9/8, re-appointed for 16/8, ready on 14/8.
        var letter = await SignedLetterAsync(db, Database.Settings());
        var reappointed = await db.Dossiers.SingleAsync(d => d.Id == letter.DossierId);
        reappointed.Complete(Outcome.Granted, null, false, null, expert, At(2024, 8, 14));
        // Supplemented on 8/8, so promised for 13/8 anew, ready on that day.
        var restarted = await DossierAsync(db);
        restarted.RequestSupplement(SupplementStage.Appraisal, SupplementFault.Applicant, "Bản sao", "Thiếu", null, calendar, expert, At(2024, 8, 7));
        restarted.CompleteSupplement(inPerson: true, calendar, await ClerkAsync(db), At(2024, 8, 8));
        restarted.Complete(Outcome.Granted, null, false, null, expert, At(2024, 8, 13, 18));
        await db.SaveChangesAsync();

        var form = await ReadAsync(db, Later);

        Assert.Equal([reappointed.Id], await IdsAsync(db, form, 10));
        Assert.Equal([restarted.Id], await IdsAsync(db, form, 9));
    }

    [Fact]
    public async Task Where_nothing_happened_the_total_stands_alone_and_another_agency_has_its_own()
    {
        await using var db = await WithAsync("""
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
            early,1.004873,counter,A,2024-08-01T08:00:00+07:00,2024-08-06T17:00:00+07:00,2024-08-05T08:00:00+07:00,granted
            """);
        var here = (await AgencyAsync(db)).Id;

        foreach (var period in new ReportPeriod[] { new(here + 1, new(2024, 8, 1), new(2024, 8, 31), Later), new(here, new(2024, 7, 1), new(2024, 7, 31), Later), new(here, new(2024, 9, 1), new(2024, 9, 30), Later) })
        {
            var form = await FormII06a.ReadAsync(db, period);
            Assert.Empty(form.Rows);
            Assert.Equal("Tổng số: 0 0 0 0 | 0 0 0 0 | 0 0 0", Text(form.Total));
        }
    }

    [Fact]
    public void Each_column_has_its_number_and_its_name()
    {
        Assert.Equal(Enumerable.Range(3, 11), FormII06aColumn.All.Select(column => column.Number));
        Assert.Equal("Số lượng hồ sơ tiếp nhận, trong kỳ, trực tuyến", FormII06aColumn.Find(4)!.Name);
        Assert.Null(FormII06aColumn.Find(2));
        Assert.Null(FormII06aColumn.Find(14));
    }

    /// <summary>An archive with this register, as it stands in September.</summary>
    async Task<MotCuaDb> WithAsync(string register)
    {
        var db = Database.Open();
        Assert.Empty((await RegisterAsync(db, register, Later)).Rejected);
        return db;
    }

    static async Task<FormII06a> ReadAsync(MotCuaDb db, Instant asOf) => await FormII06a.ReadAsync(db, new((await AgencyAsync(db)).Id, new(2024, 8, 1), new(2024, 8, 31), asOf));

    static async Task<List<long>> IdsAsync(MotCuaDb db, FormII06a form, int column) =>
        await FormII06a.Dossiers(db, form.Period, FormII06aColumn.Find(column)!).Select(d => d.Id).Order().ToListAsync();

    static MotCua.Staff.Officer SupervisorOf(MotCuaDb db) => db.Users.AsNoTracking().Single(o => o.UserName == "vanphong");

    /// <summary>`Hộ tịch: 3 4 5 6 | 7 8 9 10 | 11 12 13`.</summary>
    static string Text(FormII06aRow row) =>
        $"{row.Field ?? "Tổng số"}: " + string.Join(' ', FormII06aColumn.All.Select(column => (column.Number is 7 or 11 ? "| " : "") + row[column]));
}

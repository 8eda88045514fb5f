using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Supplements;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Kpi;

/// <summary>Ngày hẹn đã đổi: whoever was promised another day is told of, with who, why, before and after.</summary>
public sealed class DateChangeTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly Instant Later = At(2024, 8, 19, 9);

    [Fact]
    public async Task Every_act_that_moves_a_promise_is_told_with_who_why_before_and_after()
    {
        await using var db = Database.Open();
        var calendar = await db.CalendarAsync(await AgencyAsync(db));
        var (expert, clerk) = (await ExpertAsync(db), await ClerkAsync(db));
        await Database.ExecuteAsync($"update procedures set extension_kind = 'AddOn', extension_limit = '3 working-days', suspended_for = 'FinancialObligation' where code = '{MaritalStatus}'");
        var restarted = await LoadAsync(db);
        restarted.RequestSupplement(SupplementStage.Appraisal, SupplementFault.Applicant, "Giấy khai sinh", "Thiếu giấy khai sinh", null, calendar, expert, At(2024, 8, 7, 9));
        await db.SaveChangesAsync();
        restarted.CompleteSupplement(inPerson: true, calendar, clerk, At(2024, 8, 8, 9));
        var suspended = await LoadAsync(db);
        suspended.Suspend("Chờ nộp thuế", expert, At(2024, 8, 7, 10));
        await db.SaveChangesAsync();
        suspended.Resume(calendar, expert, At(2024, 8, 9, 10));
        var extended = await LoadAsync(db);
        extended.Extend("Cần xác minh", null, calendar, expert, At(2024, 8, 9, 11));
        var untouched = await LoadAsync(db);
        untouched.Visit("Hỏi thăm", clerk, At(2024, 8, 8, 8));
        await db.SaveChangesAsync();

        var changes = await db.DateChangesAsync(await PeriodAsync(db));

        Assert.Equal(
            [
                (DateChangeKind.Extension, extended.Code, At(2024, 8, 9, 11), Friday, extended.DueAt, expert.FullName, "Cần xác minh", true),
                (DateChangeKind.Resumption, suspended.Code, At(2024, 8, 9, 10), Friday, suspended.DueAt, expert.FullName, "Chờ nộp thuế", true),
                (DateChangeKind.Restart, restarted.Code, At(2024, 8, 8, 9), Friday, restarted.DueAt, clerk.FullName, "Thiếu giấy khai sinh", true),
            ],
            changes.Select(c => (c.Kind, c.Code, c.At, c.Before, c.After, c.By, c.Why ?? "", c.MovesPromise)));
        Assert.Equal(1, (await db.CountDateChangesAsync(await PeriodAsync(db)))[DateChangeKind.Extension]);
        Assert.Equal([suspended.Code, extended.Code], (await db.DateChangesAsync(await PeriodAsync(db), officerId: expert.Id)).Select(c => c.Code).Order());
        Assert.Equal(restarted.Code, Assert.Single(await db.DateChangesAsync(await PeriodAsync(db), DateChangeKind.Restart)).Code);
    }

    [Fact]
    public async Task A_letter_re_appoints_without_moving_the_promise_and_a_second_time_is_an_infringement()
    {
        await using var db = Database.Open();
        var first = await SignedLetterAsync(db, Database.Settings());
        var chairman = await ChairmanAsync(db);
        var second = first.FollowWith(FollowKind.SecondAppointment, "Vì bão", await db.Dossiers.SingleAsync(d => d.Id == first.DossierId), chairman, Later);
        db.ApologyLetters.Add(second);
        await db.SaveChangesAsync();
        second.GiveReason(DelayReason.ForceMajeure, "Bão", new(2024, 8, 30), "Một cửa", await db.CalendarAsync(await AgencyAsync(db)), await ExpertAsync(db), Later);
        await db.SaveChangesAsync();
        await new Signing(db, Database.Settings()).SignAsync(second.Id, seen: null, chairman, Later);

        var changes = await db.DateChangesAsync(await PeriodAsync(db));

        Assert.Equal(
            [
                (DateChangeKind.SecondAppointment, At(2024, 8, 16, 17), At(2024, 8, 30, 17), chairman.FullName, "Vì bão", false),
                (DateChangeKind.Reappointment, Friday, At(2024, 8, 16, 17), chairman.FullName, "Chờ kết quả xác minh", false),
            ],
            changes.Select(c => (c.Kind, c.Before, c.After, c.By, c.Why ?? "", c.MovesPromise)));
        Assert.Equal(1, (await db.CountDateChangesAsync(await PeriodAsync(db)))[DateChangeKind.SecondAppointment]);
        Assert.Equal(2, (await db.DateChangesAsync(await PeriodAsync(db), officerId: (await ExpertAsync(db)).Id)).Count);
        Assert.Empty(await db.DateChangesAsync(await PeriodAsync(db), officerId: (await ClerkAsync(db)).Id));
    }

    [Fact]
    public async Task What_moves_a_promise_and_is_no_act_of_the_rulebook_stands_out()
    {
        await using var db = Database.Open();
        var dossier = await DossierAsync(db);
        await Database.ExecuteAsync($"""
            insert into dossier_events (dossier_id, at, kind, by, from_status, to_status, old_due_at, new_due_at, in_person)
            values ({dossier.Id}, timestamptz '2024-08-09 16:00+07', 'Visited', 'Ai đó', 'Received', 'Received', timestamptz '2024-08-09 17:00+07', timestamptz '2024-08-30 17:00+07', false);
            """);

        Assert.Equal(DateChangeKind.Other, Assert.Single(await db.DateChangesAsync(await PeriodAsync(db))).Kind);
        Assert.Equal(DateChangeKind.Other, Assert.Single(await db.DateChangesAsync(await PeriodAsync(db), DateChangeKind.Other)).Kind);
    }

    [Fact]
    public async Task The_list_goes_on_where_the_page_before_it_ended_also_within_one_instant()
    {
        await using var db = Database.Open();
        var dossier = await DossierAsync(db);
        await Database.ExecuteAsync($"""
            insert into dossier_events (dossier_id, at, kind, by, from_status, to_status, old_due_at, new_due_at, in_person)
            select {dossier.Id}, timestamptz '2024-08-09 16:00+07' + (n / 3) * interval '1 hour', 'Extended', 'Ai đó', 'Received', 'Received', timestamptz '2024-08-09 17:00+07', timestamptz '2024-08-30 17:00+07', false
            from generate_series(0, 10) n;
            """);
        await SignedLetterAsync(db, Database.Settings());
        var period = await PeriodAsync(db);
        var all = await db.DateChangesAsync(period);

        var read = new List<DateChange>();
        while (await db.DateChangesAsync(period, before: read.Count == 0 ? null : (read[^1].At, read[^1].Key), most: 2) is { Count: > 0 } page) read.AddRange(page);

        Assert.Equal(12, all.Count);
        Assert.Equal(all, read);
    }

    [Fact]
    public async Task A_letter_taken_down_and_a_draft_that_was_dropped_are_told_of_and_what_a_round_withdrew_is_not()
    {
        await using var db = Database.Open();
        var letter = await SignedLetterAsync(db, Database.Settings());
        var supervisor = await OfficerAsync(db, "vanphong");
        letter.Post(await AgencyAsync(db), supervisor, Monday);
        letter.TakeDown("Có đơn xin giữ kín", supervisor, Later);
        var next = letter.FollowWith(FollowKind.Replacement, null, await db.Dossiers.SingleAsync(d => d.Id == letter.DossierId), supervisor, Later);
        next.Discard("Không cần thay", Later + Duration.FromHours(1));
        db.ApologyLetters.Add(next);
        await db.SaveChangesAsync();
        var prepared = await DossierAsync(db, At(2024, 8, 20));
        await new ApologyRound(db, new OfficeClock(null)).RunAsync(At(2024, 8, 22, 8));
        var ready = await db.Dossiers.Include(d => d.OwedApologies).SingleAsync(d => d.Id == prepared.Id);
        ready.Complete(Outcome.Granted, null, false, null, supervisor, At(2024, 8, 22, 9));
        await db.SaveChangesAsync();
        Assert.Equal(1, (await new ApologyRound(db, new OfficeClock(null)).RunAsync(At(2024, 8, 22, 10))).Withdrawn);

        var undone = await db.UndoneLettersAsync(await PeriodAsync(db), 50);

        Assert.Equal([(false, "Không cần thay"), (true, "Có đơn xin giữ kín")], undone.Select(l => (l.IsTakenDown, l.Why ?? "")));
        Assert.Equal(supervisor.FullName, undone[1].By);
    }

    static async Task<Dossier> LoadAsync(MotCuaDb db)
    {
        var made = await DossierAsync(db);
        made.Assign(await ExpertAsync(db), null, await ClerkAsync(db), Tuesday);
        await db.SaveChangesAsync();
        return await db.Dossiers.Include(d => d.Procedure).Include(d => d.Supplements).Include(d => d.Suspensions).Include(d => d.OwedApologies).SingleAsync(d => d.Id == made.Id);
    }

    static async Task<KpiPeriod> PeriodAsync(MotCuaDb db) => new((await AgencyAsync(db)).Id, new(2024, 8, 1), new(2024, 8, 31), At(2024, 9, 2));
}

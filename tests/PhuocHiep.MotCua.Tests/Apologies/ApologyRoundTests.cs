using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Apologies;

public sealed class ApologyRoundTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly Instant LastMicrosecondOfFriday = At(2024, 8, 10, 0) - Duration.FromTicks(10);

    [Fact]
    public async Task A_late_dossier_gets_one_letter_with_all_but_reason_signature_and_number()
    {
        await using var db = Database.Open();
        var dossier = await DossierAsync(db);

        Assert.Equal(new ApologiesDrafted(1, 0), await RunAsync(Monday));

        var letter = await db.ApologyLetters.SingleAsync();
        Assert.Equal((dossier.Id, ApologyCause.Late, LetterStatus.Drafted), (letter.DossierId, letter.Cause, letter.Status));
        Assert.Equal((Friday, Monday, At(2024, 8, 15, 17)), (letter.PromisedAt, letter.DraftedAt, letter.NewDueAt));
        Assert.Equal("Bộ phận Tiếp nhận và Trả kết quả, Ủy ban nhân dân xã Phước Hiệp", letter.Place);
        Assert.Equal((null, null, null), (letter.Reason, letter.SignedAt, letter.NumberText));
        var line = await db.DossierEvents.SingleAsync(e => e.Kind == DossierEventKind.LetterDrafted);
        Assert.Equal((Monday, "Hệ thống", DossierStatus.Received, DossierStatus.Received), (line.At, line.By, line.FromStatus, line.ToStatus));
    }

    [Fact]
    public async Task It_touches_no_promise()
    {
        await using var db = Database.Open();
        var dossier = await DossierAsync(db);
        await RunAsync(Monday);

        var kept = await db.Dossiers.AsNoTracking().SingleAsync();
        Assert.Equal((Friday, LastMicrosecondOfFriday, dossier.Version), (kept.DueAt, kept.OnTimeUntil, kept.Version));
    }

    [Fact]
    public async Task Run_again_it_drafts_nothing_new()
    {
        await using (var db = Database.Open()) await DossierAsync(db);
        await RunAsync(Monday);

        Assert.Equal(0, (await RunAsync(Monday)).Drafted);
        Assert.Equal(0, (await RunAsync(At(2024, 9, 30))).Drafted);
        Assert.Single(await LettersAsync());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Rounds_at_once_draft_one_letter_for_each_dossier(int rounds)
    {
        await using (var db = Database.Open())
            for (var i = 0; i < 10; i++) await DossierAsync(db);

        var drafted = await Database.AtOnceAsync(rounds, (db, _) => new ApologyRound(db, new FakeClock(Monday)).RunAsync());

        Assert.Equal(10, drafted.Sum(d => d.Drafted));
        Assert.Equal(10, (await LettersAsync()).Select(l => l.DossierId).Distinct().Count());
        Assert.Equal(10, (await LettersAsync()).Count);
    }

    [Fact]
    public async Task A_second_letter_is_impossible_even_where_the_lock_is_passed_by()
    {
        await using var db = Database.Open();
        var letter = await LetterAsync(db);
        db.ApologyLetters.Add(ApologyLetter.Draft(await db.Dossiers.SingleAsync(d => d.Id == letter.DossierId), ApologyCause.Late, owed: true, null, null, "", Monday));

        Assert.Contains(MotCuaDb.OneLetterPerCause, (await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync())).InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_five_days_of_silence_it_catches_all_it_missed()
    {
        await using (var db = Database.Open())
        {
            await DossierAsync(db, At(2024, 8, 6));
            await DossierAsync(db, At(2024, 8, 7));
            var completedSince = await DossierAsync(db, At(2024, 8, 8));
            completedSince.Complete(Outcome.Granted, null, false, null, await ExpertAsync(db), At(2024, 8, 14, 9));
            await db.SaveChangesAsync();
        }
        await RunAsync(At(2024, 8, 9, 7));

        Assert.Equal(3, (await RunAsync(At(2024, 8, 14, 10))).Drafted);
        Assert.Equal([At(2024, 8, 9, 17), At(2024, 8, 12, 17), At(2024, 8, 13, 17)], (await LettersAsync()).Select(l => l.PromisedAt).Order());
    }

    [Fact]
    public async Task Two_hundred_late_dossiers_get_two_hundred_letters()
    {
        await using (var db = Database.Open())
            await RegisterAsync(db, "code,procedure_code,channel,applicant_name,received_at,due_at\n"
                + string.Join('\n', Enumerable.Range(1, 200).Select(i => $"S-{i},{MaritalStatus},counter,Người Thứ {i},2024-08-01T08:00:00+07:00,2024-08-05T17:00:00+07:00")), Tuesday);

        Assert.Equal(200, (await RunAsync(Tuesday)).Drafted);
        Assert.Equal(200, (await LettersAsync()).Select(l => l.DossierId).Distinct().Count());
        Assert.Equal(0, (await RunAsync(Tuesday)).Drafted);
    }

    [Fact]
    public async Task Between_17_00_and_24_00_of_the_last_day_nothing_is_owed()
    {
        await using (var db = Database.Open()) await DossierAsync(db);

        Assert.Equal(0, (await RunAsync(Friday + Duration.FromHours(1))).Drafted);
        Assert.Equal(0, (await RunAsync(LastMicrosecondOfFriday)).Drafted);
        Assert.Equal(1, (await RunAsync(At(2024, 8, 10, 0))).Drafted);
    }

    [Fact]
    public async Task A_promise_of_an_earlier_register_is_kept_to_the_microsecond()
    {
        await using (var db = Database.Open())
            await RegisterAsync(db, $"""
                procedure_code,channel,applicant_name,received_at,due_at
                {MaritalStatus},counter,Võ Văn Sổ,2024-08-01T08:00:00+07:00,2024-08-09T10:30:00+07:00
                """, Tuesday);

        Assert.Equal(0, (await RunAsync(At(2024, 8, 9, 10, 30))).Drafted);
        Assert.Equal(1, (await RunAsync(At(2024, 8, 9, 10, 30) + Duration.FromTicks(10))).Drafted);
    }

    [Fact]
    public async Task A_withdrawn_dossier_owes_none()
    {
        await using var db = Database.Open();
        (await DossierAsync(db)).Withdraw("Không còn nhu cầu", await ClerkAsync(db), Monday);
        await db.SaveChangesAsync();

        Assert.Equal(0, (await RunAsync(Monday)).Drafted);
    }

    [Theory]
    [InlineData(9, 23, 59, 59, 0)]
    [InlineData(10, 0, 0, 0, 1)]
    [InlineData(12, 9, 0, 0, 1)]
    public async Task A_completed_one_owes_a_letter_only_where_it_was_late(int day, int hour, int minute, int second, int owed)
    {
        await using var db = Database.Open();
        (await DossierAsync(db)).Complete(Outcome.Granted, null, false, null, await ExpertAsync(db), At(2024, 8, day, hour, minute, second));
        await db.SaveChangesAsync();

        Assert.Equal(owed, (await RunAsync(At(2024, 8, 13))).Drafted);
    }

    [Fact]
    public async Task A_late_refusal_owes_one_too()
    {
        await using var db = Database.Open();
        (await DossierAsync(db)).Complete(Outcome.Refused, null, false, "Không đủ điều kiện", await ExpertAsync(db), Monday);
        await db.SaveChangesAsync();

        Assert.Equal(1, (await RunAsync(At(2024, 8, 13))).Drafted);
    }

    [Fact]
    public async Task A_late_completion_waits_for_the_round_and_is_then_done_with()
    {
        await using var db = Database.Open();
        (await DossierAsync(db)).Complete(Outcome.Granted, null, false, null, await ExpertAsync(db), Monday);
        (await DossierAsync(db)).Complete(Outcome.Granted, null, false, null, await ExpertAsync(db), Friday);
        await db.SaveChangesAsync();
        Assert.Equal(1, await db.OwedApologies.CountAsync());

        Assert.Equal(0, (await RunAsync(Friday)).Drafted);
        Assert.Equal(1, await db.OwedApologies.CountAsync());
        Assert.Equal(1, (await RunAsync(Monday)).Drafted);
        Assert.Equal(0, await db.OwedApologies.CountAsync());
    }

    [Fact]
    public async Task Completed_after_its_letter_was_drafted_it_owes_no_second_one()
    {
        await using var db = Database.Open();
        var dossier = await DossierAsync(db);
        await RunAsync(Monday);
        dossier.Complete(Outcome.Granted, null, false, null, await ExpertAsync(db), At(2024, 8, 13));
        await db.SaveChangesAsync();

        Assert.Equal(0, (await RunAsync(At(2024, 8, 14))).Drafted);
        Assert.Equal((1, 0), (await db.ApologyLetters.CountAsync(), await db.OwedApologies.CountAsync()));
    }

    [Fact]
    public async Task History_that_is_completed_owes_none_and_history_that_is_open_owes_one()
    {
        await using var db = Database.Open();
        await RegisterAsync(db, $"""
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
            S-1,{MaritalStatus},counter,Đã Xong,2024-07-01T08:00:00+07:00,2024-07-04T17:00:00+07:00,2024-07-10T08:00:00+07:00,granted
            S-2,{MaritalStatus},counter,Còn Chờ,2024-07-01T08:00:00+07:00,2024-07-04T17:00:00+07:00,,
            """, Tuesday, history: true);

        Assert.Equal(1, (await RunAsync(Tuesday)).Drafted);
        Assert.Equal("S-2", (await db.ApologyLetters.Include(l => l.Dossier).SingleAsync()).Dossier!.Code);
    }

    [Fact]
    public async Task The_new_date_passes_over_Tet()
    {
        await using (var db = Database.Open()) await DossierAsync(db, At(2024, 2, 2));
        await RunAsync(At(2024, 2, 8, 7));

        // 15, 16 and 19 February: the three working days after the feast.
        Assert.Equal((At(2024, 2, 7, 17), At(2024, 2, 19, 17)), (await LettersAsync()).Select(l => (l.PromisedAt, l.NewDueAt!.Value)).Single());
    }

    [Fact]
    public async Task The_new_date_of_a_completed_one_is_the_day_its_result_was_there()
    {
        await using (var db = Database.Open())
            await RegisterAsync(db, $"""
                code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
                S-1,{MaritalStatus},counter,Xong Thứ Hai,2024-08-01T08:00:00+07:00,2024-08-09T17:00:00+07:00,2024-08-12T09:00:00+07:00,granted
                S-2,{MaritalStatus},counter,Xong Chủ Nhật,2024-08-01T08:00:00+07:00,2024-08-09T17:00:00+07:00,2024-08-11T09:00:00+07:00,granted
                S-3,{MaritalStatus},counter,Xong Cùng Ngày,2024-08-01T08:00:00+07:00,2024-08-09T10:00:00+07:00,2024-08-09T11:00:00+07:00,granted
                """, At(2024, 8, 20));
        await RunAsync(At(2024, 8, 20));

        Assert.All(await LettersAsync(), letter => Assert.Equal(At(2024, 8, 12, 17), letter.NewDueAt));
    }

    [Fact]
    public async Task Where_the_calendar_does_not_reach_the_letter_waits_for_the_officers_date()
    {
        await using (var db = Database.Open())
            await RegisterAsync(db, $"""
                code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
                S-1,{MaritalStatus},counter,Xong Năm 2011,2011-03-01T08:00:00+07:00,2011-03-04T17:00:00+07:00,2011-03-10T08:00:00+07:00,granted
                S-2,{MaritalStatus},counter,Chờ Từ 2011,2011-03-01T08:00:00+07:00,2011-03-04T17:00:00+07:00,,
                """, Tuesday);

        Assert.Equal(new ApologiesDrafted(2, 1), await RunAsync(Tuesday));
        Assert.Equal([null, At(2024, 8, 9, 17)], (await LettersAsync()).Select(l => l.NewDueAt));
    }

    [Fact]
    public async Task As_it_was_then_it_drafts_what_was_owed_then()
    {
        await using var db = Database.Open();
        await DossierAsync(db);
        await DossierAsync(db, At(2024, 8, 8));

        Assert.Equal(1, (await new ApologyRound(db, new FakeClock(At(2024, 12, 1))).RunAsync(Monday)).Drafted);
        Assert.Equal(Monday, (await LettersAsync()).Single(l => l.OwedAt is not null).DraftedAt);
    }

    async Task<ApologiesDrafted> RunAsync(Instant now)
    {
        await using var db = Database.Open();
        return await new ApologyRound(db, new FakeClock(now)).RunAsync();
    }

    async Task<List<ApologyLetter>> LettersAsync()
    {
        await using var db = Database.Open();
        return await db.ApologyLetters.OrderBy(l => l.DossierId).ToListAsync();
    }
}

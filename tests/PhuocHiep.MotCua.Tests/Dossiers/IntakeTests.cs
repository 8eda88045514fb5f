using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Dossiers;

public sealed class IntakeTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_code_is_the_agency_the_day_and_the_serial_of_that_day()
    {
        await using var db = database.Open();
        Assert.Equal("000.99.99.H08-240104-0001", (await DossierAsync(db, At(2024, 1, 4, 9))).Code);
        Assert.Equal("000.99.99.H08-240104-0002", (await DossierAsync(db, At(2024, 1, 4, 16))).Code);
        Assert.Equal("000.99.99.H08-240105-0001", (await DossierAsync(db, At(2024, 1, 5, 7))).Code);
    }

    [Fact]
    public async Task The_day_of_a_code_begins_at_midnight_in_Vietnam()
    {
        await using var db = database.Open();
        Assert.Equal("000.99.99.H08-240108-0001", (await DossierAsync(db, Instant.FromUtc(2024, 1, 8, 16, 59, 59))).Code);
        Assert.Equal("000.99.99.H08-240109-0001", (await DossierAsync(db, Instant.FromUtc(2024, 1, 8, 17, 0))).Code);
    }

    [Fact]
    public async Task Forty_clerks_at_once_get_forty_serials_without_a_hole()
    {
        var codes = await database.AtOnceAsync(40, async (db, _) => (await DossierAsync(db, At(2024, 1, 10))).Code);

        Assert.Equal(Enumerable.Range(1, 40).Select(serial => $"000.99.99.H08-240110-{serial:0000}"), codes.Order());
    }

    [Fact]
    public async Task The_same_form_sent_again_finds_the_first_dossier()
    {
        await using var db = database.Open();
        var form = Application();

        var first = await DossierAsync(db, At(2024, 1, 11), form);
        var again = await DossierAsync(db, At(2024, 1, 12), form with { ApplicantName = "Người Khác" });

        Assert.Equal((first.Id, "000.99.99.H08-240111-0001", "Nguyễn Thị Hường"), (again.Id, again.Code, again.ApplicantName));
    }

    [Fact]
    public async Task A_double_click_makes_one_dossier_and_takes_one_serial()
    {
        var form = Application();

        var codes = await database.AtOnceAsync(8, async (db, _) => (await DossierAsync(db, At(2024, 1, 15), form)).Code);

        await using var db = database.Open();
        Assert.Equal(["000.99.99.H08-240115-0001"], codes.Distinct());
        Assert.Equal(1, await db.Dossiers.CountAsync(d => d.RequestKey == form.RequestKey));
        Assert.Equal("000.99.99.H08-240115-0002", (await DossierAsync(db, At(2024, 1, 15))).Code);
    }

    [Fact]
    public async Task A_save_that_fails_leaves_no_hole_in_the_serials()
    {
        await using (var db = database.Open())
            await Assert.ThrowsAsync<DbUpdateException>(() => DossierAsync(db, At(2024, 1, 16), Application() with { ApplicantName = new string('A', 301) }));

        await using var after = database.Open();
        Assert.Equal("000.99.99.H08-240116-0001", (await DossierAsync(after, At(2024, 1, 16))).Code);
    }

    [Theory]
    [InlineData("9.999999", 2024, 8, 6)]
    [InlineData("3.000323", 2024, 8, 6)] // A draft: its source is unsure.
    [InlineData("1.003554", 2024, 8, 1)] // In force to 31/7/2024.
    [InlineData("1.012812", 2024, 7, 31)] // In force from 01/8/2024.
    public async Task Nothing_is_received_for_a_procedure_that_is_not_in_force(string procedure, int year, int month, int day)
    {
        await using var db = database.Open();
        await Assert.ThrowsAsync<RuleViolation>(() => DossierAsync(db, At(year, month, day), Application(procedure)));
        Assert.False(await db.Dossiers.AnyAsync(d => d.Procedure!.Code == procedure && d.ReceivedAt == At(year, month, day, 8, 0, 0)));
    }

    [Theory]
    [InlineData("1.003554", 2024, 7, 31)]
    [InlineData("1.012812", 2024, 8, 1)]
    public async Task The_first_and_the_last_day_in_force_count(string procedure, int year, int month, int day)
    {
        await using var db = database.Open();
        Assert.Equal(DossierStatus.Received, (await DossierAsync(db, At(year, month, day, 9), Application(procedure))).Status);
    }

    [Fact]
    public async Task The_first_line_of_the_control_slip_says_who_when_and_until_when()
    {
        await using (var db = database.Open()) await DossierAsync(db, At(2024, 1, 17, 9), Application() with { ApplicantName = "Võ Thị Sổ" });

        await using var archive = database.Open();
        var dossier = await archive.Dossiers.Include(d => d.Events).SingleAsync(d => d.ApplicantName == "Võ Thị Sổ");
        var line = Assert.Single(dossier.Events);
        Assert.Equal((DossierEventKind.Received, "Lê Thị Tiếp Nhận (mẫu)", At(2024, 1, 17, 9)), (line.Kind, line.By, line.At));
        Assert.Equal((await ClerkAsync(archive)).Id, line.OfficerId);
        Assert.Equal((null, DossierStatus.Received), (line.FromStatus, line.ToStatus));
        Assert.Equal((null, At(2024, 1, 22, 17)), (line.OldDueAt, line.NewDueAt));
    }

    [Fact]
    public async Task Papers_keep_their_order_their_counts_and_what_was_scanned()
    {
        await using (var db = database.Open())
            await DossierAsync(db, At(2024, 1, 18), Application() with
            {
                ApplicantName = "Võ Thị Giấy",
                Components = [new("Tờ khai", 1, 0, true), new("Giấy chứng sinh", 0, 2, false), new("Căn cước", 0, 0, true)],
            });

        await using var archive = database.Open();
        var dossier = await archive.Dossiers.Include(d => d.Components).SingleAsync(d => d.ApplicantName == "Võ Thị Giấy");
        Assert.Equal((3, 2), (dossier.ComponentsTotal, dossier.ComponentsDigitized));
        Assert.Equal(
            [(1, "Tờ khai", 1, 0, true), (2, "Giấy chứng sinh", 0, 2, false), (3, "Căn cước", 0, 0, true)],
            dossier.Components.OrderBy(c => c.Ordinal).Select(c => (c.Ordinal, c.Name, c.Originals, c.Copies, c.IsDigitized)));
    }

    [Fact]
    public async Task A_fee_is_paid_at_intake_only_where_the_clerk_says_how()
    {
        await using var db = database.Open();
        var owing = await DossierAsync(db, At(2024, 1, 19), Application() with { FeeVnd = 15_000 });
        var paid = await DossierAsync(db, At(2024, 1, 19), Application() with { FeeVnd = 15_000, PaymentMethod = PaymentMethod.Online });

        Assert.Equal((15_000L, null, null), (owing.FeeVnd, owing.PaidAt, owing.PaymentMethod));
        Assert.Equal((15_000L, At(2024, 1, 19), PaymentMethod.Online), (paid.FeeVnd, paid.PaidAt, paid.PaymentMethod));
    }

    [Fact]
    public async Task The_promise_is_the_deadline_of_the_law_and_is_kept_with_its_limit()
    {
        await using (var db = database.Open()) await DossierAsync(db, Tuesday, Application() with { ApplicantName = "Võ Thị Hẹn" });

        await using var archive = database.Open();
        var dossier = await archive.Dossiers.SingleAsync(d => d.ApplicantName == "Võ Thị Hẹn");
        Assert.Equal(Friday, dossier.DueAt);
        Assert.Equal(At(2024, 8, 10, 0) - Duration.FromTicks(10), dossier.OnTimeUntil);
        Assert.Equal(At(2024, 8, 8, 7), dossier.DueSoonFrom);
        Assert.Equal(TimeLimit.Parse("3 working-days"), dossier.Limit);
        Assert.Equal(Friday, dossier.ExplainPromise(await archive.CalendarAsync(await AgencyAsync(archive)))!.DueAt);
    }

    [Fact]
    public async Task A_paper_taken_in_before_Tet_is_due_after_it_whenever_one_asks()
    {
        await using var db = database.Open();
        var dossier = await DossierAsync(db, At(2024, 2, 6));
        Assert.Equal(At(2024, 2, 16, 17), dossier.DueAt);

        // The holidays of a later year, loaded since.
        db.Holidays.Add(new Holiday { Date = new(2028, 1, 1), Kind = HolidayKind.Holiday, Name = "Tết Dương lịch" });
        await db.SaveChangesAsync();
        Assert.Equal(At(2024, 2, 16, 17), dossier.ExplainPromise(await db.CalendarAsync(await AgencyAsync(db)))!.DueAt);
        Assert.Equal(At(2024, 2, 16, 17), (await DossierAsync(db, At(2024, 2, 6))).DueAt);
    }

    [Theory]
    [InlineData(15, 0, 5)]
    [InlineData(15, 1, 8)]
    public async Task A_procedure_with_its_own_15_00_rule_counts_from_the_next_day(int hour, int minute, int dueDay)
    {
        await using var db = database.Open();
        Assert.Equal(At(2024, 7, dueDay, 17), (await DossierAsync(db, At(2024, 7, 2, hour, minute), Application("2.002621"))).DueAt);
    }

    [Fact]
    public async Task What_is_due_past_the_calendar_is_refused_and_takes_no_serial()
    {
        await using var db = database.Open();
        db.Holidays.RemoveRange(await db.Holidays.Where(h => h.Date >= new LocalDate(2028, 1, 1)).ToListAsync());
        await db.SaveChangesAsync();

        await Assert.ThrowsAsync<CalendarEnded>(() => DossierAsync(db, At(2027, 12, 30)));
        Assert.Equal("000.99.99.H08-271230-0001", (await DossierAsync(db, At(2027, 12, 30), Application("1.001193"))).Code);
    }

    [Fact]
    public async Task Two_agencies_keep_their_own_days_and_their_own_serials()
    {
        await using var db = database.Open();
        var here = await AgencyAsync(db);
        var there = new Agency
        {
            Code = "000.77.77.H08",
            Name = "Ủy ban nhân dân xã Khác",
            MorningFrom = here.MorningFrom,
            MorningTo = here.MorningTo,
            AfternoonFrom = here.AfternoonFrom,
            AfternoonTo = new(16, 30),
            SameDayUntil = here.SameDayUntil,
        };
        db.Agencies.Add(there);
        await db.SaveChangesAsync();
        db.Holidays.Add(new Holiday { AgencyId = there.Id, Date = new(2024, 3, 6), Kind = HolidayKind.Holiday, Name = "Lễ hội địa phương" });
        db.Procedures.Add(new() { AgencyId = there.Id, Code = MaritalStatus, Name = "Xác nhận", Limit = TimeLimit.Parse("3 working-days"), Status = MotCua.Procedures.ProcedureStatus.InForce });
        await db.SaveChangesAsync();
        var clerk = await ClerkAsync(db);
        var clerkThere = new MotCua.Staff.Officer { Id = clerk.Id, AgencyId = there.Id, FullName = "Công chức xã Khác" };

        var ours = await DossierAsync(db, At(2024, 3, 4));
        var theirs = await new Intake(db).ReceiveAsync(Application(), clerkThere, At(2024, 3, 4));

        Assert.Equal(("000.99.99.H08-240304-0001", At(2024, 3, 7, 17)), (ours.Code, ours.DueAt));
        Assert.Equal(("000.77.77.H08-240304-0001", At(2024, 3, 8, 16, 30)), (theirs.Code, theirs.DueAt));
    }

    [Fact]
    public async Task A_lookup_token_is_long_and_never_the_same()
    {
        await using var db = database.Open();
        var (one, two) = (await DossierAsync(db, At(2024, 1, 22)), await DossierAsync(db, At(2024, 1, 22)));

        Assert.Matches("^[A-Za-z0-9_-]{22}$", one.LookupToken);
        Assert.NotEqual(one.LookupToken, two.LookupToken);
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Commitments;
using PhuocHiep.MotCua.Db;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Procedures;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Db;

public sealed class ReferenceDataTests(TestTemplate template) : OwnDatabase(template)
{
    [Fact]
    public async Task The_office_is_born_with_its_code_its_hours_and_what_no_text_confirms()
    {
        await using var db = Database.Open();
        var agency = await db.Agencies.SingleAsync();

        Assert.Equal(("000.99.99.H08", "Ủy ban nhân dân xã Phước Hiệp", "Phước Hiệp"), (agency.Code, agency.Name, agency.Place));
        Assert.Equal(OfficeHours.Usual, agency.Hours);
        Assert.Equal((3, 30, "PXL-UBND"), (agency.ReappointmentWorkingDays, agency.ApologyPostDays, agency.LetterSymbol));
        Assert.Contains("code", agency.Unconfirmed);
        Assert.Contains("office_hours", agency.Unconfirmed);
    }

    [Fact]
    public async Task Every_year_from_2019_to_2027_has_its_holidays_each_with_its_source()
    {
        await using var db = Database.Open();
        var days = await db.Holidays.ToListAsync();

        Assert.Equal(Enumerable.Range(2019, 9), days.Where(d => d.Date is { Month: 1, Day: 1 }).Select(d => d.Date.Year).Order());
        Assert.All(days, day => Assert.NotEmpty(day.Source));
        Assert.Equal(HolidayKind.WorkingSwap, days.Single(d => d.Date == new LocalDate(2024, 5, 4)).Kind);
        Assert.Equal(HolidayKind.CompensatoryOff, days.Single(d => d.Date == new LocalDate(2024, 4, 29)).Kind);
        Assert.Equal("unsure", days.Single(d => d.Date == new LocalDate(2027, 2, 5)).Confidence);
    }

    [Fact]
    public async Task A_procedure_of_unsure_source_or_without_a_limit_is_a_draft()
    {
        await using var db = Database.Open();
        var procedures = await db.Procedures.ToListAsync();

        Assert.All(procedures, p => Assert.Contains(p.Confidence, new[] { "seen", "recalled", "unsure" }));
        Assert.Contains(procedures, p => p.Confidence == "unsure");
        Assert.All(procedures.Where(p => p.Confidence == "unsure" || p.Limit is null), p => Assert.Equal(ProcedureStatus.Draft, p.Status));
        Assert.All(procedures.Where(p => p.Status == ProcedureStatus.InForce), p => Assert.NotEmpty(p.Source));
    }

    [Fact]
    public async Task A_procedure_has_its_limit_its_fee_its_papers_and_its_own_rule()
    {
        await using var db = Database.Open();
        var birth = await db.Procedures.Include(p => p.Components).Include(p => p.FeeRules).SingleAsync(p => p.Code == "1.001193");
        Assert.Equal(("Đăng ký khai sinh", "Hộ tịch", TimeLimit.SameDay, 0L, OnlineLevel.Full), (birth.Name, birth.Field, birth.Limit, birth.FeeRules.Single().AmountVnd, birth.OnlineLevel));
        Assert.Equal((true, false), (birth.Sensitive, birth.CountedFromNextDayAfter15));
        Assert.Equal((1, "Tờ khai đăng ký khai sinh"), birth.Components.OrderBy(c => c.Ordinal).Select(c => (c.Ordinal, c.Name)).First());

        Assert.True((await db.Procedures.SingleAsync(p => p.Code == "2.002621")).CountedFromNextDayAfter15);
        var marital = await db.Procedures.Include(p => p.FeeRules).SingleAsync(p => p.Code == MaritalStatus);
        Assert.Equal((null, "3 working-days"), (marital.FeeRules.Single().AmountVnd, marital.Limit!.ToString()));
        Assert.Equal(new LocalDate(2024, 7, 31), (await db.Procedures.SingleAsync(p => p.Code == "1.003554")).InForceTo);
    }

    [Fact]
    public async Task Targets_carry_their_decision_and_its_day()
    {
        await using var db = Database.Open();
        var digitization = await db.Targets.SingleAsync(t => t.Indicator == "digitization-rate");

        Assert.Equal((15m, new LocalDate(2024, 1, 18)), (digitization.Value, digitization.InForceFrom));
        Assert.StartsWith("Quyết định 235/QĐ-UBND", digitization.Decision, StringComparison.Ordinal);
        // Also those of the rows that are entered, of which one is taken from the register of commitments.
        Assert.Equal(
            [.. Indicators.All.Select(i => i.Id).Except(["satisfaction-rate"]).Concat(EnteredItems.OfAnnex.Select(i => i.Id)).Append(ReformFindings.Id).Order()],
            (await db.Targets.Select(t => t.Indicator).ToListAsync()).Order());
    }

    [Fact]
    public async Task Loading_it_again_changes_nothing()
    {
        await using var db = Database.Open();
        var before = await RowsAsync();

        await Archive.MigrateAsync(db);

        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task What_the_office_changed_stays_and_a_holiday_follows_its_notice()
    {
        await using var db = Database.Open();
        var (agency, procedure) = (await AgencyAsync(db), await db.Procedures.Include(p => p.FeeRules).SingleAsync(p => p.Code == MaritalStatus));
        agency.Phone = "0256 3000 000";
        procedure.SetFee(15_000, "", "Nghị quyết", new(2024, 8, 6));
        var known = await db.Targets.Where(t => t.Indicator == "digitization-rate").ToListAsync();
        db.Targets.Add(Target.Decide("digitization-rate", 20, new(2024, 9, 1), new("Quyết định 1/QĐ-UBND", new(2024, 8, 5), "UBND tỉnh"), null, known, await OfficerAsync(db, "vanphong"), At(2024, 8, 6)));
        (await db.Holidays.SingleAsync(h => h.Date == new LocalDate(2024, 5, 4))).Kind = HolidayKind.Holiday;
        await db.SaveChangesAsync();

        await using var later = Database.Open();
        await ReferenceData.LoadAsync(later);

        Assert.Equal("0256 3000 000", (await AgencyAsync(later)).Phone);
        Assert.Equal(15_000, (await later.Procedures.Include(p => p.FeeRules).SingleAsync(p => p.Code == MaritalStatus)).FeeOn(new(2024, 8, 6))!.AmountVnd);
        Assert.Equal([15m, 20m], await later.Targets.Where(t => t.Indicator == "digitization-rate").OrderBy(t => t.InForceFrom).Select(t => t.Value).ToListAsync());
        Assert.Equal(HolidayKind.WorkingSwap, (await later.Holidays.SingleAsync(h => h.Date == new LocalDate(2024, 5, 4))).Kind);
    }

    /// <summary>How many rows each table has, and a mark of every row's version.</summary>
    async Task<List<string>> RowsAsync()
    {
        var rows = new List<string>();
        foreach (var table in new[] { "agencies", "holidays", "procedures", "procedure_components", "targets", "officers" })
            rows.Add(await Database.AskAsync<string>($"select '{table} ' || count(*) || ' ' || md5(string_agg(xmin::text || ctid::text, ' ' order by ctid)) from {table}"));
        return rows;
    }
}

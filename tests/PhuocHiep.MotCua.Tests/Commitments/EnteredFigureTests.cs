using CsCheck;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Npgsql;
using PhuocHiep.MotCua.Commitments;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Staff;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Commitments;

/// <summary>Figures entered by hand: with evidence, never rewritten, the latest holds.</summary>
public sealed class EnteredFigureTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly Officer Supervisor = new() { Id = 7, AgencyId = 1, FullName = "Võ Thị Văn Phòng" };
    static readonly Instant Now = At(2024, 8, 6, 9);

    static EnteredFigure Of(EnteredItem item, string from, string to, long numerator, long? denominator = null, Officer? by = null) =>
        EnteredFigure.Enter(item, Day(from), Day(to), numerator, denominator, null, null, "Chưa có báo cáo", by ?? Supervisor, Now);

    [Fact]
    public void A_figure_needs_evidence_or_why_none_days_that_are_over_and_numbers_that_can_be()
    {
        foreach (var enter in new Action[]
                 {
                     () => EnteredFigure.Enter(EnteredItems.Discipline, new(2024, 1, 1), new(2024, 6, 30), 0, null, null, null, " ", Supervisor, Now),
                     () => Of(EnteredItems.Discipline, "2024-01-01", "2024-08-07", 0),
                     () => Of(EnteredItems.Discipline, "2024-07-01", "2024-06-30", 0),
                     () => Of(EnteredItems.Discipline, "2024-01-01", "2024-06-30", -1),
                     () => Of(EnteredItems.Discipline, "2024-01-01", "2024-06-30", 0, 5),
                     () => Of(EnteredItems.Qualified, "2024-01-01", "2024-06-30", 5),
                     () => Of(EnteredItems.Qualified, "2024-01-01", "2024-06-30", 6, 5),
                 })
            Assert.Throws<RuleViolation>(enter);
        Assert.Equal((20, 21), (Of(EnteredItems.Qualified, "2024-01-01", "2024-06-30", 20, 21).Numerator, Of(EnteredItems.Qualified, "2024-01-01", "2024-06-30", 20, 21).Denominator));
    }

    [Fact]
    public void A_flow_is_added_where_entries_follow_each_other_and_a_year_says_nothing_of_its_months()
    {
        EnteredFigure[] figures = [Of(EnteredItems.Discipline, "2024-01-01", "2024-03-31", 1), Of(EnteredItems.Discipline, "2024-04-01", "2024-06-30", 0), Of(EnteredItems.Discipline, "2024-05-01", "2024-05-31", 4)];
        var half = HeldFigure.Of(EnteredItems.Discipline, figures, new(2024, 1, 1), new(2024, 12, 31))!;
        Assert.Equal((1L, null, new LocalDate(2024, 1, 1), new LocalDate(2024, 6, 30), 2), (half.Numerator, half.Denominator, half.From, half.To, half.Entries));
        Assert.Equal(4, HeldFigure.Of(EnteredItems.Discipline, figures, new(2024, 5, 1), new(2024, 5, 31))!.Numerator); // The very period first.
        Assert.Null(HeldFigure.Of(EnteredItems.Discipline, figures, new(2024, 2, 1), new(2024, 2, 29)));
    }

    [Fact]
    public void Of_a_stock_the_latest_day_holds_and_within_a_longer_span_that_of_the_span()
    {
        EnteredFigure[] figures = [Of(EnteredItems.Qualified, "2024-01-01", "2024-03-31", 18, 21), Of(EnteredItems.Qualified, "2024-01-01", "2024-06-30", 20, 21)];
        Assert.Equal((20L, 21L, 1), HeldFigure.Of(EnteredItems.Qualified, figures, new(2024, 1, 1), new(2024, 12, 31)) is { } h ? (h.Numerator, h.Denominator!.Value, h.Entries) : default);
        Assert.Equal(18, HeldFigure.Of(EnteredItems.Qualified, figures, new(2024, 2, 1), new(2024, 2, 29))!.Numerator);
        Assert.Null(HeldFigure.Of(EnteredItems.Qualified, figures, new(2024, 7, 1), new(2024, 7, 31)));
    }

    [Fact]
    public void Whatever_is_entered_no_day_is_added_twice()
    {
        var span = Gen.Int[0, 190].Select(Gen.Int[0, 50], (start, length) => (From: new LocalDate(2023, 12, 1).PlusDays(start), To: new LocalDate(2023, 12, 1).PlusDays(start + length)));
        span.List[0, 12].Sample(spans =>
        {
            // One a day: what is added is how many days are spoken of.
            var figures = spans.Distinct().Select(s => EnteredFigure.Enter(EnteredItems.Discipline, s.From, s.To, Period.DaysBetween(s.From, s.To) + 1, null, null, null, "x", Supervisor, Now)).ToList();
            var (from, to) = (new LocalDate(2024, 1, 1), new LocalDate(2024, 6, 30));
            var held = HeldFigure.Of(EnteredItems.Discipline, figures, from, to);
            return held is null ? !figures.Any(f => f.From >= from && f.To <= to)
                : held.From >= from && held.To <= to && held.Numerator <= Period.DaysBetween(held.From, held.To) + 1;
        });
    }

    [Fact]
    public async Task The_rows_of_the_annex_carry_value_target_gap_and_who_entered_them()
    {
        await using var db = Database.Open();
        var officer = await OfficerAsync(db, "vanphong");
        var period = new KpiPeriod(officer.AgencyId, new(2024, 1, 1), new(2024, 12, 31), Now);
        var empty = await db.EnteredRowsAsync(period);
        Assert.Equal(["PAR 1", "PAR 6", "PAR 7", "PAR 8", "PAR 9"], empty.Select(r => r.AnnexRow));
        Assert.All(empty, r => Assert.Equal((null, null, null, true), (r.Value, r.Met, r.Gap, r.Target is not null && r.Decision is not null)));

        db.EnteredFigures.AddRange(
            Of(EnteredItems.Discipline, "2024-01-01", "2024-06-30", 1, by: officer), Of(EnteredItems.Qualified, "2024-01-01", "2024-06-30", 20, 21, officer),
            Of(EnteredItems.Audit, "2024-01-01", "2024-06-30", 0, 0, officer), Of(EnteredItems.Electronic, "2024-01-01", "2024-06-30", 500, 500, officer));
        await db.SaveChangesAsync();
        var rows = (await db.EnteredRowsAsync(period)).Skip(1).Select(r => (r.AnnexRow, r.Value, r.Target, r.Gap, r.Met, r.Held!.Last.EnteredBy)).ToList();
        Assert.Equal(
            [
                ("PAR 6", 1m, 0m, 1m, false, officer.FullName), ("PAR 7", 95.2381m, 100m, -4.7619m, false, officer.FullName),
                ("PAR 8", null, 100m, null, null, officer.FullName), ("PAR 9", (decimal?)100m, (decimal?)100m, (decimal?)0m, (bool?)true, officer.FullName),
            ], rows);
    }

    [Fact]
    public async Task A_correction_is_another_entry_the_latest_holds_and_one_entry_is_corrected_once()
    {
        await using var db = Database.Open();
        var officer = await OfficerAsync(db, "vanphong");
        var period = new KpiPeriod(officer.AgencyId, new(2024, 1, 1), new(2024, 12, 31), Now);
        var first = Of(EnteredItems.Qualified, "2024-01-01", "2024-06-30", 20, 21, officer);
        db.EnteredFigures.Add(first);
        await db.SaveChangesAsync();
        var second = first.Correct(EnteredItems.Qualified, 21, 21, null, null, "Theo danh sách mới", "Đếm sót một người", officer, Now);
        db.EnteredFigures.Add(second);
        await db.SaveChangesAsync();
        Assert.Equal(21, (await db.EnteredRowsAsync(period)).Single(r => r.Id == EnteredItems.Qualified.Id).Halves!.Numerator);
        Assert.Throws<RuleViolation>(() => second.Correct(EnteredItems.Qualified, 20, 21, null, null, "x", " ", officer, Now));

        await using (var other = Database.Open())
        {
            other.EnteredFigures.Add(first.Correct(EnteredItems.Qualified, 19, 21, null, null, "x", "Người khác sửa", officer, Now));
            Assert.Equal(MotCuaDb.OneCorrection, ((PostgresException)(await Assert.ThrowsAsync<DbUpdateException>(() => other.SaveChangesAsync())).InnerException!).ConstraintName);
        }
        await using (var other = Database.Open())
        {
            other.EnteredFigures.Add(Of(EnteredItems.Qualified, "2024-01-01", "2024-06-30", 1, 1, officer));
            Assert.Equal(MotCuaDb.OneFigurePerPeriod, ((PostgresException)(await Assert.ThrowsAsync<DbUpdateException>(() => other.SaveChangesAsync())).InnerException!).ConstraintName);
        }
        var back = second.Correct(EnteredItems.Qualified, null, null, null, null, null, "Nhập nhầm mục", officer, Now);
        db.EnteredFigures.Add(back);
        await db.SaveChangesAsync();
        Assert.Null((await db.EnteredRowsAsync(period)).Single(r => r.Id == EnteredItems.Qualified.Id).Halves);
        Assert.Throws<RuleViolation>(() => back.Correct(EnteredItems.Qualified, null, null, null, null, null, "nữa", officer, Now));
        Assert.Equal(3, await db.EnteredFigures.CountAsync());
        foreach (var sql in new[] { "update entered_figures set numerator = 5", "delete from entered_figures" })
            Assert.Equal(PostgresErrorCodes.RestrictViolation, (await Assert.ThrowsAsync<PostgresException>(() => Database.ExecuteAsync(sql))).SqlState);
    }

    static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}

using CsCheck;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using PhuocHiep.MotCua.Commitments;
using PhuocHiep.MotCua.Db;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Procedures;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Kpi;

/// <summary>Decision 766/QĐ-TTg: points only where there is a source.</summary>
public sealed class QualityIndexTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly Instant Now = At(2024, 9, 5);

    static QualityItem Item(string id) => QualityIndex.Items.Single(i => i.Id == id);

    [Fact]
    public void The_maxima_add_up_to_a_hundred_by_groups()
    {
        Assert.Equal([18m, 20m, 12m, 10m, 22m, 18m], QualityIndex.Groups.Select(g => g.Max));
        Assert.Equal(100, QualityIndex.Items.Sum(i => i.Max));
    }

    [Theory]
    [InlineData("766-announced", 3, 4, 4.5)] // 6 × ratio
    [InlineData("766-updated", 1, 4, 1)]
    [InlineData("766-complete", 1, 2, 1)]
    [InlineData("766-synced", 1, 3, 2)]
    [InlineData("766-on-time", 19, 20, 19)] // 20 × ratio
    [InlineData("766-on-time", 2, 3, 13.33)] // Never rounded up.
    [InlineData("766-on-time", 99999, 100000, 19.99)]
    [InlineData("766-offered", 2, 5, 1)] // min(2, 2·A/0.80)
    [InlineData("766-offered", 4, 5, 2)]
    [InlineData("766-offered", 5, 5, 2)]
    [InlineData("766-used", 1, 4, 1)] // 4·B
    [InlineData("766-online", 1, 4, 3)] // min(6, 6·C/0.50)
    [InlineData("766-online", 3, 4, 6)]
    [InlineData("766-payable", 2, 5, 1)]
    [InlineData("766-paid-procedures", 1, 5, 0.5)]
    [InlineData("766-paid", 1, 2, 3)]
    [InlineData("766-electronic-result", 1, 3, 2)]
    [InlineData("766-digitized", 4, 5, 3.2)]
    [InlineData("766-certified-copies", 1, 2, 1)]
    [InlineData("766-reuse", 2, 5, 1)]
    [InlineData("766-shared", 1, 4, 1)]
    [InlineData("766-population-1", 1, 2, 1)]
    [InlineData("766-population-2", 1, 2, 1)]
    [InlineData("766-feedback-timely", 1, 2, 3)]
    [InlineData("766-feedback-timely", 0, 0, 6)] // All points where there was none.
    [InlineData("766-feedback-satisfied", 0, 0, 6)]
    [InlineData("766-satisfied", 9, 20, 3)] // min(6, 6·r/0.90)
    [InlineData("766-satisfied", 19, 20, 6)]
    public void The_points_of_each_item_are_those_of_its_formula(string id, long numerator, long denominator, double points) => Assert.Equal((decimal)points, Item(id).PointsOf(new(numerator, denominator)));

    [Fact]
    public void Of_nothing_there_are_no_points_unless_the_decision_says_so() =>
        Assert.Equal(["766-feedback-timely", "766-feedback-satisfied"], QualityIndex.Items.Where(i => i.PointsOf(Halves.None) is not null).Select(i => i.Id));

    [Fact]
    public void Points_lie_between_none_and_all_and_grow_with_the_share() =>
        Gen.Select(Gen.Int[0, QualityIndex.Items.Count - 1].Select(i => QualityIndex.Items[i]), Gen.Long[0, 1_000_000], Gen.Long[1, 1_000_000]).Sample((item, a, b) =>
        {
            var (numerator, denominator) = (Math.Min(a, b), Math.Max(a, b));
            var points = item.PointsOf(new(numerator, denominator))!.Value;
            return points >= 0 && points <= item.Max && points <= item.PointsOf(new(Math.Min(numerator + 1, denominator), denominator)) && item.PointsOf(new(denominator, denominator)) == item.Max;
        });

    [Fact]
    public async Task Each_item_is_measured_entered_or_missing_and_the_parts_make_a_hundred()
    {
        await using var db = Database.Open();
        await RegisterAsync(db, """
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome,fee_vnd,paid_at,payment_method,components_total,components_digitized,electronic_result
            in-time,1.004873,online,A,2024-08-05T08:00:00+07:00,2024-08-09T17:00:00+07:00,2024-08-08T08:00:00+07:00,granted,10000,2024-08-05T09:00:00+07:00,online,2,1,true
            late,2.000815,counter,B,2024-08-05T08:00:00+07:00,2024-08-06T17:00:00+07:00,2024-08-09T08:00:00+07:00,granted,10000,2024-08-05T09:00:00+07:00,cash,2,0,false
            open-in-time,1.004873,online,C,2024-08-30T08:00:00+07:00,2024-09-20T17:00:00+07:00,,,,,,2,2,false
            open-overdue,1.004873,counter,D,2024-08-20T08:00:00+07:00,2024-08-23T17:00:00+07:00,,,,,,2,0,false
            """, Now);
        var marital = await db.Procedures.SingleAsync(p => p.Code == MaritalStatus);
        (marital.OnlineLevel, marital.HasFinancialObligation, marital.OnlinePaymentDeployed) = (OnlineLevel.Partial, true, true);
        var officer = await OfficerAsync(db, "vanphong");
        db.EnteredFigures.AddRange(
            EnteredFigure.Enter(EnteredItems.Find("766-synced")!, new(2024, 8, 1), new(2024, 8, 31), 3, 4, null, null, "Chép từ Cổng", officer, Now),
            EnteredFigure.Enter(EnteredItems.Find("766-feedback-timely")!, new(2024, 8, 1), new(2024, 8, 31), 0, 0, null, null, "Sổ phản ánh trống", officer, Now));
        await db.SaveChangesAsync();
        var period = new KpiPeriod(officer.AgencyId, new(2024, 8, 1), new(2024, 8, 31), At(2024, 8, 31, 23));

        var scores = (await QualityIndex.ReadAsync(db, period)).ToDictionary(s => s.Item.Id);
        Assert.Equal((QualitySource.Measured, new Halves(2, 4), 10m), Told("766-on-time"));
        Assert.Equal((QualitySource.Measured, new Halves(2, 4), 6m), Told("766-online"));
        Assert.Equal((QualitySource.Measured, new Halves(1, 2), 3m), Told("766-paid"));
        Assert.Equal((QualitySource.Measured, new Halves(1, 2), 3m), Told("766-electronic-result"));
        Assert.Equal((QualitySource.Measured, new Halves(2, 4), 2m), Told("766-digitized"));
        Assert.Equal((QualitySource.Measured, new Halves(0, 4), 0m), Told("766-reuse"));
        Assert.Equal((QualitySource.Entered, new Halves(3, 4), 4.5m), Told("766-synced"));
        Assert.Equal((QualitySource.Entered, new Halves(0, 0), 6m), Told("766-feedback-timely"));
        Assert.Equal((QualitySource.Missing, null, null), Told("766-satisfied"));
        Assert.Equal(1, scores["766-used"].Halves!.Numerator);
        Assert.Equal(1, scores["766-paid-procedures"].Halves!.Numerator);
        var procedures = await db.Procedures.Of(period.AgencyId).InForceOn(period.To).ToListAsync();
        Assert.Equal(new Halves(procedures.Count(p => p.OnlineLevel != OnlineLevel.None), procedures.Count), scores["766-offered"].Halves);
        Assert.Equal(new Halves(procedures.Count(p => p is { HasFinancialObligation: true, OnlinePaymentDeployed: true }), procedures.Count(p => p.HasFinancialObligation)), scores["766-payable"].Halves);
        // Three days, and four.
        Assert.Equal(3.5, await QualityIndex.AverageDaysAsync(db, period));
        Assert.Null(await QualityIndex.AverageDaysAsync(db, period with { From = new(2024, 8, 30) }));

        var total = QualityTotal.Of([.. scores.Values]);
        Assert.Equal((10.5m, 12m, 100m), (total.Entered, total.EnteredOf, total.MeasuredOf + total.EnteredOf + total.None + total.Missing));
        Assert.InRange(total.Measured, 0, total.MeasuredOf);

        (QualitySource, Halves?, decimal?) Told(string id) => (scores[id].Source, scores[id].Halves, scores[id].Points);
    }

    [Fact]
    public async Task What_is_listed_is_what_was_counted_and_the_sums_of_days_say_the_same()
    {
        var now = At(2024, 8, 12, 10);
        await using (var filling = Database.Open()) await new Demonstration(filling, Database.Settings(), seed: 766).LoadAsync(150, now);
        await using var db = Database.Open();
        var agency = (await AgencyAsync(db)).Id;
        var year = new KpiPeriod(agency, new(2024, 1, 1), new(2024, 12, 31), now);
        foreach (var indicator in QualityIndex.Indicators) await db.CountAsync(indicator, year);

        while (await new FiguresRound(db, new FakeClock(now)).RunAsync() > 0) { }
        await SameAsync();
        // A paper is used again: the dossier itself is not touched, its day is.
        Assert.Equal(0, await Database.AskAsync<long>("select count(*) from stale_days"));
        await Database.ExecuteAsync("""
            with paper as (select c.id, c.dossier_id, d.agency_id from dossier_components c join dossiers d on d.id = c.dossier_id where d.received_at between '2024-01-02' and '2024-08-10' order by c.id limit 1),
                 by as (select id, full_name from officers order by id limit 1)
            insert into documents (id, agency_id, dossier_id, component_id, file_name, media_type, length, sha256, pages, added_at, added_by_id, added_by, reused_from_id, consent_by, consent_at, consent_form, said_before)
            select 900000 + n, agency_id, dossier_id, paper.id, 'a.pdf', 'Pdf', 1, repeat(n::text, 64), 1, '2024-08-12 09:00+07', by.id, full_name,
                case when n = 2 then 900001 end, case when n = 2 then full_name end, case when n = 2 then timestamptz '2024-08-12 09:00+07' end, case when n = 2 then 'AtCounter' end, false
            from paper, by, generate_series(1, 2) n
            """);
        Assert.Equal(1, await Database.AskAsync<long>("select count(*) from stale_days"));
        Assert.Equal(1, (await QualityIndex.ReadAsync(db, year)).Single(s => s.Item.Id == "766-reuse").Halves!.Numerator);
        await SameAsync();

        async Task SameAsync()
        {
            await using var own = Database.Open();
            Assert.Equal((await QualityIndex.ReadAsync(own, year)).Select(s => (s.Item.Id, s.Halves)), (await QualityIndex.ReadAsync(own, year with { Sums = await own.DaySumsAsync(year) })).Select(s => (s.Item.Id, s.Halves)));
        }
    }
}

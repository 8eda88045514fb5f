using CsCheck;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Payments;
using PhuocHiep.MotCua.Procedures;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Payments;

public sealed class FeeRuleTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    static readonly LocalDate First = new(2024, 8, 1);

    [Fact]
    public void A_new_fee_ends_the_old_one_the_day_before()
    {
        var procedure = new Procedure();
        procedure.SetFee(8_000, "", "Nghị quyết 1", First);
        procedure.SetFee(15_000, "", "Nghị quyết 2", First.PlusDays(10));

        Assert.Equal((8_000, 8_000, 15_000, 15_000), (On(procedure, -400), On(procedure, 9), On(procedure, 10), On(procedure, 4000)));
        Assert.Equal(First.PlusDays(9), procedure.FeeOn(First)!.InForceTo);
    }

    [Fact]
    public void Between_two_fees_it_lasts_until_the_next()
    {
        var procedure = new Procedure();
        procedure.SetFee(8_000, "", "1", First);
        procedure.SetFee(15_000, "", "2", First.PlusDays(30));
        procedure.SetFee(0, "", "3", First.PlusDays(10));

        Assert.Equal((8_000, 0, 0, 15_000), (On(procedure, 9), On(procedure, 10), On(procedure, 29), On(procedure, 30)));
    }

    [Fact]
    public void Without_a_fee_there_is_none() => Assert.Null(new Procedure().FeeOn(First));

    [Fact]
    public void Every_day_has_one_fee_and_no_day_before_the_change_gets_another() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 3]).Array[1, 12].Sample(changes =>
        {
            var procedure = new Procedure();
            foreach (var (day, amount) in changes)
            {
                var before = Enumerable.Range(-5, 70).ToDictionary(d => d, d => procedure.FeeRules.Count == 0 ? -1 : On(procedure, d));
                procedure.SetFee(amount, "", "", First.PlusDays(day));
                if (before.Any(b => b.Key < day && b.Value >= 0 && On(procedure, b.Key) != b.Value)) return false;
                if (On(procedure, day) != amount) return false;
            }
            return Enumerable.Range(-5, 70).All(d => procedure.FeeRules.Count(rule => rule.IsInForce(First.PlusDays(d))) == 1);
        });

    [Fact]
    public async Task No_fee_is_set_for_days_on_which_something_was_received()
    {
        await using var db = database.Open();
        await DossierAsync(db, At(2024, 8, 6));
        var procedure = await db.Procedures.Include(p => p.FeeRules).SingleAsync(p => p.Code == MaritalStatus);
        var change = new FeeChange(db);

        var no = await Assert.ThrowsAsync<RuleViolation>(() => change.SetAsync(procedure, 9_000, "", "Nghị quyết", new(2024, 8, 6), At(2024, 8, 7)));
        Assert.Contains("đã có hồ sơ tiếp nhận ngày 06/08/2024", no.Message, StringComparison.Ordinal);
        await change.SetAsync(procedure, 9_000, "", "Nghị quyết", new(2024, 8, 7), At(2024, 8, 9));
        await db.SaveChangesAsync();

        await using var archive = database.Open();
        var kept = await archive.Procedures.Include(p => p.FeeRules).SingleAsync(p => p.Code == MaritalStatus);
        Assert.Equal((null, 9_000), (kept.FeeOn(new(2024, 8, 6))!.AmountVnd, kept.FeeOn(new(2024, 8, 7))!.AmountVnd));
    }

    static long On(Procedure procedure, int day) => procedure.FeeOn(First.PlusDays(day))!.AmountVnd!.Value;
}

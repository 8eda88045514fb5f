using CsCheck;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Payments;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Tests.Paper;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Payments;

public sealed class DossierPaymentTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    static readonly Officer Clerk = new() { Id = 1, FullName = "Lê Thị Tiếp Nhận" };

    [Fact]
    public void Paid_all_at_once_it_leaves_a_payment_and_a_line()
    {
        var dossier = Owing(8_000);
        dossier.Pay(8_000, PaymentMethod.Cash, "0001234", Clerk, Friday);

        Assert.Equal((Friday, PaymentMethod.Cash, 8_000, 0), (dossier.PaidAt, dossier.PaymentMethod, dossier.PaidVnd, dossier.OwedVnd));
        var payment = Assert.Single(dossier.Payments);
        Assert.Equal((PaymentKind.Paid, 8_000, "0001234", Clerk.FullName), (payment.Kind, payment.AmountVnd, payment.Reference, payment.By));
        var line = dossier.Events[^1];
        Assert.Equal((DossierEventKind.PaymentTaken, "8.000 đ, tiền mặt, số biên lai 0001234", line.FromStatus), (line.Kind, line.Note, line.ToStatus));
    }

    [Fact]
    public void Neither_more_nor_less_nor_twice_nor_without_a_receipt()
    {
        var dossier = Owing(8_000);
        Assert.Contains("Phải thu đúng 8.000 đ, không thu 9.000 đ", Refused(() => dossier.Pay(9_000, PaymentMethod.Cash, "1", Clerk, Friday)), StringComparison.Ordinal);
        Assert.Contains("Phải thu đúng 8.000 đ", Refused(() => dossier.Pay(7_999, PaymentMethod.Cash, "1", Clerk, Friday)), StringComparison.Ordinal);
        Assert.Equal("Phải ghi số biên lai.", Refused(() => dossier.Pay(8_000, PaymentMethod.Cash, " ", Clerk, Friday)));
        Assert.Equal("Phải ghi mã giao dịch.", Refused(() => dossier.Pay(8_000, PaymentMethod.Online, "", Clerk, Friday)));
        Assert.Contains("trước khi tiếp nhận", Refused(() => dossier.Pay(8_000, PaymentMethod.Cash, "1", Clerk, At(2024, 8, 1))), StringComparison.Ordinal);
        dossier.Pay(8_000, PaymentMethod.Cash, "1", Clerk, Friday);
        Assert.Contains("không thu hai lần", Refused(() => dossier.Pay(8_000, PaymentMethod.Cash, "1", Clerk, Friday)), StringComparison.Ordinal);
        Assert.Single(dossier.Payments);
    }

    [Fact]
    public void Nothing_is_taken_where_nothing_is_charged_or_it_was_withdrawn()
    {
        Assert.Contains("không thu lệ phí", Refused(() => Owing(0).Pay(0, PaymentMethod.Cash, "1", Clerk, Friday)), StringComparison.Ordinal);
        Assert.Contains("chưa ghi mức lệ phí", Refused(() => Papers.BareDossier().Pay(8_000, PaymentMethod.Cash, "1", Clerk, Friday)), StringComparison.Ordinal);
        var withdrawn = Owing(8_000);
        withdrawn.Withdraw("Thôi", Clerk, Friday);
        Assert.Equal(0, withdrawn.OwedVnd);
        Assert.Contains("đã được rút", Refused(() => withdrawn.Pay(8_000, PaymentMethod.Cash, "1", Clerk, Friday)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_given_back_stays_paid_and_is_not_owed_again()
    {
        var dossier = Owing(15_000);
        dossier.Pay(15_000, PaymentMethod.Online, "FT24", Clerk, Friday);
        dossier.Refund(7_000, PaymentMethod.Cash, "PC02", "Giảm theo nghị quyết", Clerk, Monday);

        Assert.Equal((8_000, 0, Friday, PaymentMethod.Online), (dossier.PaidVnd, dossier.OwedVnd, dossier.PaidAt, dossier.PaymentMethod));
        Assert.Contains("không thu hai lần", Refused(() => dossier.Pay(7_000, PaymentMethod.Cash, "1", Clerk, Monday)), StringComparison.Ordinal);
        Assert.Equal("7.000 đ, tiền mặt, số phiếu chi PC02. Lý do: Giảm theo nghị quyết", dossier.Events[^1].Note);
    }

    [Fact]
    public void All_given_back_it_is_as_if_unpaid_and_the_fee_can_be_changed()
    {
        var dossier = Owing(8_000);
        dossier.Pay(8_000, PaymentMethod.Cash, "1", Clerk, Friday);
        Assert.Contains("hoàn lại trước khi sửa mức", Refused(() => dossier.SetFee(0, "Hộ nghèo", Clerk, Monday)), StringComparison.Ordinal);
        dossier.Refund(8_000, PaymentMethod.Cash, "2", "Hộ nghèo", Clerk, Monday);

        Assert.Equal((null, null, 0, 8_000), (dossier.PaidAt, dossier.PaymentMethod, dossier.PaidVnd, dossier.OwedVnd));
        dossier.SetFee(0, "Hộ nghèo", Clerk, Monday);
        Assert.Equal((0, 0, "8.000 đ → 0 đ. Lý do: Hộ nghèo"), (dossier.FeeVnd, dossier.OwedVnd, dossier.Events[^1].Note));
    }

    [Fact]
    public void Nothing_is_given_back_that_was_not_taken()
    {
        var dossier = Owing(8_000);
        Assert.Contains("không có gì để hoàn", Refused(() => dossier.Refund(8_000, PaymentMethod.Cash, "1", "Nhầm", Clerk, Friday)), StringComparison.Ordinal);
        dossier.Pay(8_000, PaymentMethod.Cash, "1", Clerk, Friday);
        Assert.Contains("Chỉ còn giữ 8.000 đ", Refused(() => dossier.Refund(8_001, PaymentMethod.Cash, "1", "Nhầm", Clerk, Friday)), StringComparison.Ordinal);
        Assert.Contains("lớn hơn 0", Refused(() => dossier.Refund(0, PaymentMethod.Cash, "1", "Nhầm", Clerk, Friday)), StringComparison.Ordinal);
        Assert.Contains("phải ghi lý do", Refused(() => dossier.Refund(8_000, PaymentMethod.Cash, "1", " ", Clerk, Friday)), StringComparison.Ordinal);
        Assert.Equal("Phải ghi số phiếu chi.", Refused(() => dossier.Refund(8_000, PaymentMethod.Cash, "", "Nhầm", Clerk, Friday)));
        Assert.Equal(8_000, dossier.PaidVnd);
    }

    [Fact]
    public void A_fee_is_changed_with_a_reason_and_to_another()
    {
        var dossier = Owing(8_000);
        Assert.Contains("phải ghi lý do", Refused(() => dossier.SetFee(9_000, "", Clerk, Friday)), StringComparison.Ordinal);
        Assert.Contains("đang là 8.000 đ", Refused(() => dossier.SetFee(8_000, "Nhầm", Clerk, Friday)), StringComparison.Ordinal);
        Assert.Contains("nhỏ hơn 0", Refused(() => dossier.SetFee(-1, "Nhầm", Clerk, Friday)), StringComparison.Ordinal);
        dossier.SetFee(9_000, "Ghi nhầm", Clerk, Friday);
        Assert.Equal((9_000, DossierEventKind.FeeChanged), (dossier.OwedVnd, dossier.Events[^1].Kind));
    }

    [Fact]
    public void Unpaid_blocks_a_hand_over_only_where_the_agency_says_so()
    {
        Owing(8_000).RequirePaid(new Agency());
        Assert.Contains("Chưa thu lệ phí 8.000 đ", Refused(() => Owing(8_000).RequirePaid(new Agency { UnpaidBlocksHandOver = true })), StringComparison.Ordinal);
        Owing(0).RequirePaid(new Agency { UnpaidBlocksHandOver = true });
    }

    /// <summary>Whatever is tried, in whatever order: what the office holds is what its payments say, and lies between nothing and the fee.</summary>
    [Fact]
    public void What_is_held_is_never_below_nothing_and_never_above_the_fee() =>
        Gen.Select(Gen.Int[0, 3], Gen.Long[-2, 12]).Array[0, 20].Sample(tries =>
        {
            var dossier = Owing(10);
            foreach (var (verb, amount) in tries)
            {
                try
                {
                    if (verb == 0) dossier.Pay(amount, PaymentMethod.Cash, "1", Clerk, Friday);
                    else if (verb == 1) dossier.Pay(dossier.OwedVnd, PaymentMethod.Online, "1", Clerk, Friday);
                    else if (verb == 2) dossier.Refund(amount, PaymentMethod.Cash, "1", "Lý do", Clerk, Friday);
                    else dossier.SetFee(amount, "Lý do", Clerk, Friday);
                }
                catch (RuleViolation)
                {
                    // Refused: nothing may have changed.
                }
                var held = dossier.Payments.Sum(p => p.Kind == PaymentKind.Paid ? p.AmountVnd : -p.AmountVnd);
                if (held != dossier.PaidVnd || held < 0 || held > dossier.FeeVnd || held > 0 != dossier.PaidAt is not null || dossier.PaidAt is null != dossier.PaymentMethod is null) return false;
            }
            return true;
        }, iter: 20_000);

    [Fact]
    public async Task Paid_at_intake_the_number_may_come_later_once()
    {
        await using var db = database.Open();
        var (with, without) = (await PaidAsync(db, "0001234"), await PaidAsync(db, reference: null));
        Assert.Equal(["0001234", null], [with.Payments.Single().Reference, without.Payments.Single().Reference]);
        Assert.Equal("15.000 đ, tiền mặt, chưa ghi số biên lai", without.Events.Single(e => e.Kind == DossierEventKind.PaymentTaken).Note);

        without.WriteReference("0001235", Clerk, Friday);
        await db.SaveChangesAsync();
        Assert.Throws<RuleViolation>(() => without.WriteReference("0001236", Clerk, Friday));
        await using var archive = database.Open();
        Assert.Equal("0001235", (await archive.Payments.SingleAsync(p => p.DossierId == without.Id)).Reference);
    }

    [Theory]
    [InlineData("update payments set amount_vnd = 1 where dossier_id = {0}")]
    [InlineData("update payments set reference = 'khác' where dossier_id = {0}")]
    [InlineData("update payments set reference = null where dossier_id = {0}")]
    [InlineData("delete from payments where dossier_id = {0}")]
    [InlineData("update dossiers set paid_vnd = 15001 where id = {0}")]
    [InlineData("update dossiers set paid_vnd = -1 where id = {0}")]
    [InlineData("delete from fee_rules where {0} > 0")]
    public async Task The_database_refuses_to_rewrite_money(string sql)
    {
        await using var db = database.Open();
        var dossier = await PaidAsync(db, "0001234");
        await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(sql, dossier.Id));
    }

    [Fact]
    public async Task A_number_is_written_in_by_one_of_two()
    {
        await using var db = database.Open();
        var dossier = await PaidAsync(db, reference: null);
        await using var other = database.Open();
        var same = await other.Dossiers.Include(d => d.Payments).SingleAsync(d => d.Id == dossier.Id);

        var clerk = await ClerkAsync(db);
        dossier.WriteReference("1", clerk, Friday);
        same.WriteReference("2", clerk, Friday);
        await db.SaveChangesAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.SaveChangesAsync());
    }

    [Fact]
    public async Task What_an_old_register_says_was_paid_is_kept_without_a_receipt()
    {
        await using var db = database.Open();
        await RegisterAsync(db, $"""
            procedure_code,channel,applicant_name,received_at,fee_vnd,paid_at,payment_method,components_total,components_digitized,electronic_result
            {MaritalStatus},counter,Nguyễn Văn Sổ Cũ,2024-08-01T08:00:00+07:00,15000,2024-08-01T08:05:00+07:00,online,2,0,false
            """, Monday);

        var dossier = await db.Dossiers.Include(d => d.Payments).Include(d => d.Events).SingleAsync(d => d.ApplicantName == "Nguyễn Văn Sổ Cũ");
        Assert.Equal((15_000, 15_000, At(2024, 8, 1, 8, 5), PaymentMethod.Online), (dossier.FeeVnd, dossier.PaidVnd, dossier.PaidAt, dossier.PaymentMethod));
        Assert.Empty(dossier.Payments);
        Assert.Single(dossier.Events);
    }

    static Dossier Owing(long fee)
    {
        var dossier = Papers.BareDossier();
        dossier.Charge(fee);
        return dossier;
    }

    static Task<Dossier> PaidAsync(MotCuaDb db, string? reference) =>
        DossierAsync(db, application: Application() with { FeeVnd = 15_000, PaymentMethod = PaymentMethod.Cash, PaymentReference = reference });

    static string Refused(Action act) => Assert.Throws<RuleViolation>(act).Message;
}

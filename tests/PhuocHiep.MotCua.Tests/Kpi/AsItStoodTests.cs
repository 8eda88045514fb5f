using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Procedures;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Kpi;

/// <summary>What is otherwise today than it was.</summary>
public sealed class AsItStoodTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly Instant June = At(2024, 6, 30, 23), July = At(2024, 7, 10), August = At(2024, 8, 5);

    [Fact]
    public async Task What_the_office_says_first_of_a_procedure_was_always_so_and_what_it_changes_has_a_date()
    {
        await using var db = Database.Open();
        await RegisterAsync(db, """
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
            online,1.004873,online,A,2024-06-03T08:00:00+07:00,2024-06-20T17:00:00+07:00,2024-06-12T09:00:00+07:00,granted
            """, July);
        await ProceduresAsync(db, "full", July);
        Assert.Equal(new Halves(1, 1), await OnlineAsync(db, June));
        Assert.Equal(0, await db.ProcedureChanges.CountAsync());

        await ProceduresAsync(db, "partial", August);
        Assert.Equal((new Halves(1, 1), new Halves(0, 0)), (await OnlineAsync(db, June), await OnlineAsync(db, August)));
        var change = await db.ProcedureChanges.SingleAsync();
        Assert.Equal((OnlineLevel.Full, "Nhập danh mục thủ tục", August), (change.OnlineLevel, change.By, change.At));
        Assert.Equal(OnlineLevel.Full, await db.Procedures.AsOf(June).Where(p => p.Code == MaritalStatus).Select(p => p.OnlineLevel).SingleAsync());
    }

    [Theory]
    [InlineData("update procedures set published = not published where code = '1.004873'")]
    [InlineData("update procedure_changes set published = not published")]
    [InlineData("delete from procedure_changes")]
    [InlineData("update dossiers set fee_vnd = 5")]
    [InlineData("delete from fee_corrections")]
    public async Task The_database_refuses_to_change_what_is_told_without_keeping_what_was(string sql)
    {
        await using var db = Database.Open();
        await ProceduresAsync(db, "full", July);
        await ProceduresAsync(db, "partial", August);
        var dossier = await DossierAsync(db, July, Application() with { FeeVnd = 8_000 });
        dossier.SetFee(4_000, "Giảm", await ClerkAsync(db), August);
        await db.SaveChangesAsync();

        Assert.Equal(PostgresErrorCodes.RestrictViolation, (await Assert.ThrowsAsync<PostgresException>(() => Database.ExecuteAsync(sql))).SqlState);
    }

    [Fact]
    public async Task What_a_register_says_was_paid_online_was_paid_then_although_it_was_given_back_since()
    {
        await using var db = Database.Open();
        await RegisterAsync(db, """
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome,fee_vnd,paid_at,payment_method
            paid,1.004873,online,A,2024-06-03T08:00:00+07:00,2024-06-20T17:00:00+07:00,2024-06-12T09:00:00+07:00,granted,8000,2024-06-04T08:00:00+07:00,online
            """, July);
        await ProceduresAsync(db, "full", July);
        var dossier = await db.Dossiers.SingleAsync();
        dossier.Refund(8_000, PaymentMethod.Cash, "PC1", "Miễn", await ClerkAsync(db), August);
        dossier.SetFee(0, "Miễn", await ClerkAsync(db), August);
        await db.SaveChangesAsync();

        Assert.Equal((new Halves(1, 1), new Halves(0, 0)), (await HalvesAsync(db, new OnlinePaymentDossierRate(), June), await HalvesAsync(db, new OnlinePaymentDossierRate(), August)));
        // What was given back was paid all the same: the procedure is one that is paid for online.
        Assert.Equal((1L, 1L), ((await HalvesAsync(db, new OnlinePaymentUsedRate(), June)).Numerator, (await HalvesAsync(db, new OnlinePaymentUsedRate(), August)).Numerator));
    }

    static Task<Halves> OnlineAsync(MotCuaDb db, Instant asOf) => HalvesAsync(db, new OnlineDossierRate(), asOf);

    static async Task<Halves> HalvesAsync(MotCuaDb db, Indicator indicator, Instant asOf) =>
        (await indicator.CountAsync(db, new((await AgencyAsync(db)).Id, new(2024, 6, 1), new(2024, 6, 30), asOf), default))!;

    static async Task ProceduresAsync(MotCuaDb db, string level, Instant now)
    {
        using var file = new StreamReader(new MemoryStream(Encoding.UTF8.GetBytes($"""
            code,name,field,limit,fee_vnd,online_level,online_eligible,has_financial_obligation,online_payment_eligible,online_payment_deployed,published
            1.004873,Xác nhận,Hộ tịch,3 working-days,8000,{level},true,true,true,true,true
            """)));
        await new ProcedureImport(db).RunAsync(file, await AgencyAsync(db), now, dryRun: false);
    }
}

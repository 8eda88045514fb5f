using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Procedures;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Procedures;

/// <summary>The procedure file of the contract.</summary>
public sealed class ProcedureImportTests(TestTemplate template) : OwnDatabase(template)
{
    const string Header = "code,name,field,limit,fee_vnd,online_level,online_eligible,has_financial_obligation,online_payment_eligible,online_payment_deployed,published";

    [Fact]
    public async Task A_new_code_is_a_procedure_in_force_with_all_its_columns()
    {
        var done = await ImportAsync($"{Header}\n9.000001,Cấp bản sao,Lưu trữ,4 working-hours,5000,full,true,true,true,false,true\n");

        Assert.Equal((1, 1, 0, 0, 0), (done.Read, done.Added, done.Updated, done.Unchanged, done.Rejected.Count));
        var procedure = await ReadAsync("9.000001");
        Assert.Equal(("Cấp bản sao", "Lưu trữ", new TimeLimit(4, LimitUnit.WorkingHours), 5_000L), (procedure.Name, procedure.Field, procedure.Limit, procedure.FeeOn(Tuesday.VietnamDay())!.AmountVnd));
        Assert.Equal((OnlineLevel.Full, true, true, true, false, true), (procedure.OnlineLevel, procedure.OnlineEligible, procedure.HasFinancialObligation, procedure.OnlinePaymentEligible, procedure.OnlinePaymentDeployed, procedure.Published));
        Assert.Equal((ProcedureStatus.InForce, "office"), (procedure.Status, procedure.Confidence));

        await using var db = Database.Open();
        Assert.Equal(["9.000001"], await db.Procedures.Matching("cap luu 9.000001").Union(db.Procedures.Matching("ban sao 9.000")).Select(p => p.Code).ToListAsync());
        Assert.Equal(At(2024, 8, 6, 14, 15), (await DossierAsync(db, application: Application("9.000001"))).DueAt);
    }

    [Fact]
    public async Task Limits_are_read_as_the_contract_writes_them()
    {
        await ImportAsync("""
            code,name,field,limit
            9.000001,Tên,Lĩnh vực,same-day
            9.000002,Tên,Lĩnh vực,10 calendar-days
            9.000003,Tên,Lĩnh vực,56 calendar-days
            9.000004,Tên,Lĩnh vực,5 working-days
            """);

        await using var db = Database.Open();
        Assert.Equal(
            [TimeLimit.SameDay, new(10, LimitUnit.CalendarDays), new(56, LimitUnit.CalendarDays), new(5, LimitUnit.WorkingDays)],
            await db.Procedures.Where(p => p.Name == "Tên").OrderBy(p => p.Code).Select(p => p.Limit!).ToListAsync());
    }

    [Fact]
    public async Task A_known_code_is_updated_and_a_draft_comes_into_force()
    {
        var done = await ImportAsync($"{Header}\n3.000323,Đăng ký giám sát việc giám hộ,Hộ tịch,2 working-days,0,none,false,false,false,false,true\n");

        Assert.Equal((0, 1, 0), (done.Added, done.Updated, done.Unchanged));
        var procedure = await ReadAsync("3.000323");
        Assert.Equal((new TimeLimit(2, LimitUnit.WorkingDays), ProcedureStatus.InForce, "office"), (procedure.Limit, procedure.Status, procedure.Confidence));
        Assert.NotEmpty(procedure.Components);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        var file = $"{Header}\n9.000001,Cấp bản sao,Lưu trữ,same-day,5000,partial,true,true,true,true,true\n9.000002,Khác,Lưu trữ,same-day,,,,,,,\n";
        await ImportAsync(file);
        var before = await Database.AskAsync<string>("select string_agg(xmin::text || ctid::text, ' ' order by ctid) from procedures");

        var again = await ImportAsync(file);

        Assert.Equal((2, 0, 0, 2), (again.Read, again.Added, again.Updated, again.Unchanged));
        Assert.Equal(before, await Database.AskAsync<string>("select string_agg(xmin::text || ctid::text, ' ' order by ctid) from procedures"));
    }

    [Fact]
    public async Task A_bad_row_leaves_the_known_procedure_as_it_was()
    {
        await ImportAsync($"{Header}\n{MaritalStatus},Tên mới,Lĩnh vực mới,9 working-days,,full,,,,,maybe\n");

        var procedure = await ReadAsync(MaritalStatus);
        Assert.Equal(("Cấp Giấy xác nhận tình trạng hôn nhân", new TimeLimit(3, LimitUnit.WorkingDays), OnlineLevel.None), (procedure.Name, procedure.Limit, procedure.OnlineLevel));
    }

    [Fact]
    public async Task A_code_twice_in_one_file_is_a_mistake()
    {
        var done = await ImportAsync("code,name,field,limit\n9.000001,Một,Lưu trữ,same-day\n9.000001,Hai,Lưu trữ,same-day\n");

        Assert.Equal(new RejectedRow(3, "9.000001", "code: đã có ở dòng 2"), Assert.Single(done.Rejected));
        Assert.Equal("Một", (await ReadAsync("9.000001")).Name);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        var done = await ImportAsync($"code,name,field,limit\n9.000001,Mới,Lưu trữ,same-day\n{MaritalStatus},Đổi,Hộ tịch,same-day\n", dryRun: true);

        Assert.Equal((2, 1, 1), (done.Read, done.Added, done.Updated));
        await using var db = Database.Open();
        Assert.False(await db.Procedures.AnyAsync(p => p.Code == "9.000001" || p.Name == "Đổi"));
    }

    [Fact]
    public async Task What_was_received_keeps_its_promise_when_the_limit_changes()
    {
        await using var db = Database.Open();
        await DossierAsync(db);

        await ImportAsync($"code,name,field,limit\n{MaritalStatus},Xác nhận,Hộ tịch,1 working-days\n");

        await using var archive = Database.Open();
        Assert.Equal((Friday, "3 working-days"), ((await archive.Dossiers.SingleAsync()).DueAt, (await archive.Dossiers.SingleAsync()).Limit!.ToString()));
        Assert.Equal(At(2024, 8, 7, 17), (await DossierAsync(archive)).DueAt);
    }

    [Fact]
    public async Task A_fee_that_changed_is_in_force_from_the_day_of_import_and_the_past_keeps_its_own()
    {
        string File(string fee) => $"code,name,field,limit,fee_vnd\n{MaritalStatus},Xác nhận,Hộ tịch,3 working-days,{fee}\n";
        await ImportAsync(File("8000"), on: new(2024, 8, 6));

        Assert.Equal(0, (await ImportAsync(File("8000"), on: new(2024, 9, 1))).Updated);
        Assert.Equal(1, (await ImportAsync(File("15000"), on: new(2024, 9, 10))).Updated);
        Assert.Equal(0, (await ImportAsync(File("15000"), on: new(2024, 9, 11))).Updated);

        var rules = (await ReadAsync(MaritalStatus)).FeeRules.OrderBy(rule => rule.Id).Select(rule => (rule.InForceFrom, rule.InForceTo, rule.AmountVnd));
        Assert.Equal(
            [
                (null, new LocalDate(2024, 8, 5), null),
                (new LocalDate(2024, 8, 6), new LocalDate(2024, 9, 9), 8_000L),
                ((LocalDate?)new LocalDate(2024, 9, 10), (LocalDate?)null, (long?)15_000),
            ], rules);
    }

    [Fact]
    public async Task The_last_word_of_a_day_counts()
    {
        string File(string fee) => $"code,name,field,limit,fee_vnd\n{MaritalStatus},Xác nhận,Hộ tịch,3 working-days,{fee}\n";
        await ImportAsync(File("8000"));
        await ImportAsync(File("9000"));

        var procedure = await ReadAsync(MaritalStatus);
        Assert.Equal((2, 9_000), (procedure.FeeRules.Count, procedure.FeeOn(Tuesday.VietnamDay())!.AmountVnd));
    }

    async Task<ProceduresImported> ImportAsync(string csv, bool dryRun = false, LocalDate? on = null)
    {
        await using var db = Database.Open();
        using var file = new StringReader(csv);
        return await new ProcedureImport(db).RunAsync(file, await AgencyAsync(db), (on ?? Tuesday.VietnamDay()).InstantAt(new(9, 0)), dryRun);
    }

    async Task<Procedure> ReadAsync(string code)
    {
        await using var db = Database.Open();
        return await db.Procedures.Include(p => p.Components).Include(p => p.FeeRules).SingleAsync(p => p.Code == code);
    }
}

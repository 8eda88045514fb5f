using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Cli;

[Collection(nameof(OneConsole))]
public sealed class VerbTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly Dictionary<string, string?> OnMonday = new() { ["MOTCUA_NOW"] = "2024-08-12T08:00:00+07:00" };

    [Fact]
    public async Task Scan_counts_drafts_once_and_letters_lists_what_it_drafted()
    {
        await using (var db = Database.Open())
        {
            await DossierAsync(db);
            await DossierAsync(db, At(2024, 8, 8));
            await DossierAsync(db, At(2024, 8, 9));
            await RegisterAsync(db, """
                code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
                SO-2011,1.004873,counter,A,2011-03-01T08:00:00+07:00,2011-03-04T17:00:00+07:00,2011-03-10T08:00:00+07:00,granted
                """, Monday);
        }

        var scan = await RunAsync("scan", "--as-of", "2024-08-12T08:00:00+07:00", "--json");
        Assert.Equal(0, scan.Exit);
        Assert.Equal(["asOf", "dueSoon", "overdue", "lettersDrafted", "lettersPrepared", "lettersWithdrawn", "withoutNewDate"], Answer.KeysOf(scan.Json));
        Assert.Equal(("2024-08-12T08:00:00+07:00", 1, 1, 2, 1), ScanOf(scan));
        Assert.StartsWith("1 phiếu được dự thảo chưa có ngày hẹn lại", Assert.Single(scan.Err.TrimEnd().Split('\n')), StringComparison.Ordinal);

        var again = await Motcua.RunAsync(Database, OnMonday, ["scan", "--json"]);
        Assert.Equal((0, "", 1, 1, 0), (again.Exit, again.Err, ScanOf(again).DueSoon, ScanOf(again).Overdue, ScanOf(again).Drafted));
        Assert.StartsWith("2024-08-12T08:00:", ScanOf(again).AsOf, StringComparison.Ordinal);

        var letters = (await RunAsync("letters", "--from", "2024-08-12", "--to", "2024-08-12", "--json")).Json.EnumerateArray().ToDictionary(l => Text(l, "dossierCode")!);
        Assert.Equal(["000.99.99.H08-240806-0001", "SO-2011"], letters.Keys.Order(StringComparer.Ordinal));
        var letter = letters["000.99.99.H08-240806-0001"];
        Assert.Equal(["dossierCode", "cause", "status", "number", "dueAt", "newDueAt", "draftedAt", "owedAt", "issueBy", "follows", "signedAt", "sentAt", "handedOverAt", "publishedAt", "withdrawnAt"], Answer.KeysOf(letter));
        Assert.Equal(
            ("late", "drafted", "2024-08-09T17:00:00+07:00", "2024-08-15T17:00:00+07:00", "2024-08-12T08:00:00+07:00"),
            (Text(letter, "cause"), Text(letter, "status"), Text(letter, "dueAt"), Text(letter, "newDueAt"), Text(letter, "draftedAt")));
        Assert.Equal((null, null, null), (Text(letter, "sentAt"), Text(letter, "publishedAt"), Text(letters["SO-2011"], "newDueAt")));
    }

    [Fact]
    public async Task Kpi_is_the_period_and_every_indicator()
    {
        await using (var db = Database.Open())
            await RegisterAsync(db, """
                procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
                1.004873,counter,A,2024-08-01T08:00:00+07:00,2024-08-05T17:00:00+07:00,2024-08-05T08:00:00+07:00,granted
                1.004873,counter,B,2024-08-01T08:00:00+07:00,2024-08-05T17:00:00+07:00,2024-08-05T08:00:00+07:00,refused
                1.004873,counter,C,2024-08-01T08:00:00+07:00,2024-08-05T17:00:00+07:00,2024-08-06T08:00:00+07:00,granted
                """, Monday);

        var kpi = await RunAsync("kpi", "--from", "2024-08-01", "--to", "2024-08-31", "--as-of", "2024-08-31T23:59:59+07:00", "--json");

        Assert.Equal((0, ""), (kpi.Exit, kpi.Err));
        Assert.Equal(["from", "to", "asOf", "indicators"], Answer.KeysOf(kpi.Json));
        Assert.Equal(("2024-08-01", "2024-08-31", "2024-08-31T23:59:59+07:00"), (Text(kpi.Json, "from"), Text(kpi.Json, "to"), Text(kpi.Json, "asOf")));
        var indicators = kpi.Json.GetProperty("indicators").EnumerateArray().ToDictionary(i => i.GetProperty("id").GetString()!);
        Assert.All(indicators.Values, i => Assert.Equal(["id", "numerator", "denominator", "value", "target", "met", "note"], Answer.KeysOf(i)));
        Assert.Equal(18, indicators.Count);
        Assert.Equal("""2 3 66.6667 100 False """, Row("on-time-rate"));
        Assert.Equal("""0 1 0 100 False """, Row("apology-rate"));
        Assert.Equal("""0 0  100  """, Row("one-stop-rate"));
        Assert.StartsWith("     Chưa có nguồn", Row("satisfaction-rate"), StringComparison.Ordinal);

        string Row(string id) => string.Join(' ', new[] { "numerator", "denominator", "value", "target", "met", "note" }.Select(key => indicators[id].GetProperty(key).ToString()));
    }

    [Fact]
    public async Task Import_keeps_the_good_rows_names_the_bad_ones_by_line_and_exits_1()
    {
        var file = await Motcua.FileAsync(Database, """
            code,procedure_code,channel,applicant_name,received_at
            SO-1,1.004873,counter,Võ Thị Sổ,2024-08-01T08:00:00+07:00
            SO-2,1.004873,fax,Võ Thị Fax,2024-08-01T08:00:00+07:00
            """);

        var import = await Motcua.RunAsync(Database, OnMonday, ["import", "dossiers", file, "--json"]);

        Assert.Equal(1, import.Exit);
        Assert.Equal(["read", "added", "unchanged", "rejected"], Answer.KeysOf(import.Json));
        Assert.Equal((2, 1, 0), (import.Json.GetProperty("read").GetInt32(), import.Json.GetProperty("added").GetInt32(), import.Json.GetProperty("unchanged").GetInt32()));
        var rejected = Assert.Single(import.Json.GetProperty("rejected").EnumerateArray());
        Assert.Equal(["line", "code", "reason"], Answer.KeysOf(rejected));
        Assert.Equal((3, "SO-2"), (rejected.GetProperty("line").GetInt32(), Text(rejected, "code")));
        Assert.StartsWith("Dòng 3 (SO-2): channel: “fax”", import.Err, StringComparison.Ordinal);
        await using var db = Database.Open();
        Assert.Equal(["SO-1"], await db.Dossiers.Select(d => d.Code).ToListAsync());
    }

    [Fact]
    public async Task Import_of_a_good_file_is_0_and_a_dry_run_only_says_so()
    {
        var file = await Motcua.FileAsync(Database, """
            procedure_code,channel,applicant_name,received_at,completed_at,outcome
            1.004873,counter,Võ Thị Sổ,2024-08-01T08:00:00+07:00,2024-08-09T08:00:00+07:00,granted
            """);

        var dry = await Motcua.RunAsync(Database, OnMonday, ["import", "dossiers", file, "--dry-run", "--history", "--json"]);
        await using var db = Database.Open();
        Assert.Equal((0, 1, 0), (dry.Exit, dry.Json.GetProperty("added").GetInt32(), await db.Dossiers.CountAsync()));
        Assert.Equal((0, ""), await ExitAndErrorsAsync("import", "dossiers", file, "--history"));
        Assert.Equal([true], await db.Dossiers.Select(d => d.OwesNoLetter).ToListAsync());
    }

    [Fact]
    public async Task Procedures_come_in_by_code()
    {
        var file = await Motcua.FileAsync(Database, "code,name,field,limit\n9.000001,Cấp bản sao,Lưu trữ,2 working-days\n");

        var import = await RunAsync("import", "procedures", file, "--json");
        Assert.Equal((0, ""), (import.Exit, import.Err));
        Assert.Equal(["read", "added", "updated", "unchanged", "rejected"], Answer.KeysOf(import.Json));
        await using var db = Database.Open();
        Assert.Equal("Cấp bản sao", (await db.Procedures.SingleAsync(p => p.Code == "9.000001")).Name);
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("letters")]
    [InlineData("scan")]
    public async Task Any_verb_brings_a_brand_new_database_up(string verb)
    {
        await using var empty = await TestDatabase.BrandNewAsync(Template);

        Assert.Equal(0, (await Motcua.RunAsync(empty, verb)).Exit);

        await using var db = empty.Open();
        Assert.Equal("000.99.99.H08", (await db.Agencies.SingleAsync()).Code);
        Assert.Equal(0, (await Motcua.RunAsync(empty, "migrate")).Exit);
    }

    [Fact]
    public async Task Prepare_empty_makes_one_administrator_and_shows_the_password_once()
    {
        await using var empty = await TestDatabase.BrandNewAsync(Template);

        var first = await Motcua.RunAsync(empty, "prepare", "--empty");
        Assert.Equal(0, first.Exit);
        Assert.Matches(@"quantri +Mật khẩu dùng một lần: \S{15}\n$", first.Out);
        await using var db = empty.Open();
        var administrator = await db.Users.SingleAsync();
        Assert.Equal(("quantri", MotCua.Staff.Role.Administrator, true, false), (administrator.UserName, administrator.Roles, administrator.MustChangePassword, administrator.IsDemonstration));
        Assert.Equal(0, await db.Dossiers.CountAsync());

        Assert.Equal((0, ""), (await Motcua.RunAsync(empty, "prepare") is var again ? again.Exit : -1, again.Out));
        Assert.Equal((1, 0), (await db.Users.CountAsync(), await db.Dossiers.CountAsync()));
    }

    [Fact]
    public async Task The_demonstration_ends_where_the_clock_stands()
    {
        Assert.Equal((0, ""), await ExitAndErrorsAsync("demo", "--dossiers", "30", "--seed", "7"));

        await using var db = Database.Open();
        Assert.Equal(30, await db.Dossiers.CountAsync());
        Assert.True(await db.Dossiers.MaxAsync(d => d.ReceivedAt) < Monday);
    }

    Task<Answer> RunAsync(params string[] arguments) => Motcua.RunAsync(Database, arguments);

    async Task<(int Exit, string Err)> ExitAndErrorsAsync(params string[] arguments)
    {
        var answer = await Motcua.RunAsync(Database, OnMonday, arguments);
        return (answer.Exit, answer.Err);
    }

    static (string? AsOf, int DueSoon, int Overdue, int Drafted, int WithoutNewDate) ScanOf(Answer scan)
    {
        return (Text(scan.Json, "asOf"), Count("dueSoon"), Count("overdue"), Count("lettersDrafted"), Count("withoutNewDate"));

        int Count(string key) => scan.Json.GetProperty(key).GetInt32();
    }

    static string? Text(JsonElement element, string key) => element.GetProperty(key).GetString();
}

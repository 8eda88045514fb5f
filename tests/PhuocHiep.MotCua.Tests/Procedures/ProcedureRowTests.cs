using PhuocHiep.MotCua.Procedures;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Procedures;

/// <summary>What a catalogue must not say, tried and never kept.</summary>
public sealed class ProcedureRowTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    const string Header = "code,name,field,limit,fee_vnd,online_level,online_eligible,has_financial_obligation,online_payment_eligible,online_payment_deployed,published";

    [Theory]
    [InlineData("code,name,field\n", "limit")]
    [InlineData("code,name,field,limit,colour\n", "“colour”")]
    public async Task A_file_whose_header_is_wrong_is_refused_whole(string file, string because) =>
        Assert.Contains(because, (await Assert.ThrowsAsync<RuleViolation>(() => TryAsync(file))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("9.000001,,Lưu trữ,same-day,,,,,,,", "name: để trống")]
    [InlineData("9.000001,Tên,,same-day,,,,,,,", "field: để trống")]
    [InlineData("9.000001,Tên,Lưu trữ,5 days,,,,,,,", "limit: “5 days”")]
    [InlineData("9.000001,Tên,Lưu trữ,,,,,,,,", "limit: “”")]
    [InlineData("9.000001,Tên,Lưu trữ,same-day,8.000,,,,,,", "fee_vnd: “8.000”")]
    [InlineData("9.000001,Tên,Lưu trữ,same-day,,toàn trình,,,,,", "online_level: “toàn trình”")]
    [InlineData("9.000001,Tên,Lưu trữ,same-day,,full,1,,,,", "online_eligible: “1”")]
    [InlineData("9.000001,Tên,Lưu trữ,same-day,,full,,,,,TRUE", "published: “TRUE”")]
    [InlineData("9.000001,Tên,Lưu trữ,same-day", "dòng: có 4 cột, cần 11")]
    public async Task A_row_that_cannot_be_read_is_named_and_the_others_are_kept(string row, string because)
    {
        var done = await TryAsync($"{Header}\n{row}\n9.000002,Lành,Lưu trữ,same-day,,,,,,,\n");

        Assert.Equal((2, 1, 0, 0), (done.Read, done.Added, done.Updated, done.Unchanged));
        var rejected = Assert.Single(done.Rejected);
        Assert.Equal(2, rejected.Line);
        Assert.StartsWith(because, rejected.Reason, StringComparison.Ordinal);
    }

    async Task<ProceduresImported> TryAsync(string csv)
    {
        await using var db = database.Open();
        using var file = new StringReader(csv);
        return await new ProcedureImport(db).RunAsync(file, await AgencyAsync(db), Tuesday, dryRun: true);
    }
}

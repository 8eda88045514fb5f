namespace PhuocHiep.MotCua.Tests.Cli;

/// <summary>0 done, 1 refused, 2 wrong usage; results on standard output, all else on standard error.</summary>
[Collection(nameof(OneConsole))]
public sealed class UsageTests
{
    const string Nowhere = "Host=127.0.0.1;Port=1;Username=nobody;Database=nothing;Timeout=2";

    [Theory]
    [InlineData("--help")]
    [InlineData("import dossiers --help")]
    [InlineData("deadline --help")]
    [InlineData("export dossiers --help")]
    [InlineData("export report-ii06 --help")]
    public async Task Help_needs_no_database(string line)
    {
        var answer = await Motcua.RunAsync(null, [], line.Split(' '));

        Assert.Equal((0, ""), (answer.Exit, answer.Err));
        Assert.Contains("--help", answer.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("apologise", "apologise")]
    [InlineData("scan --colour red", "--colour")]
    [InlineData("scan --as-of yesterday", "“yesterday”")]
    [InlineData("scan --as-of 2024-08-12T08:00:00", "“2024-08-12T08:00:00”")] // No offset.
    [InlineData("kpi --to 2024-08-31", "--from")]
    [InlineData("kpi --from 01/08/2024 --to 2024-08-31", "“01/08/2024”")]
    [InlineData("kpi --from 2024-02-30 --to 2024-08-31", "“2024-02-30”")]
    [InlineData("letters --from x", "“x”")]
    [InlineData("import dossiers", "./ops/motcua import dossiers --help")]
    [InlineData("deadline --received 2024-08-06T09:00:00+07:00", "--limit")]
    [InlineData("deadline --limit same-day --procedure 1.004873 --received 2024-08-06T09:00:00+07:00", "--procedure")]
    [InlineData("deadline --limit same-day", "--received")]
    [InlineData("deadline --limit same-day --received yesterday", "“yesterday”")]
    [InlineData("deadline --limit 5-days --received 2024-08-06T09:00:00+07:00", "“5-days”")]
    [InlineData("deadline --limit same-day --event 06/08/2024", "“06/08/2024”")]
    [InlineData("demo --dossiers 0", "--dossiers")]
    [InlineData("export", "./ops/motcua export --help")]
    [InlineData("export dossiers --from 2024-08-01 --to 2024-08-31", "./ops/motcua export dossiers --help")]
    [InlineData("export dossiers --from 2024-08-01 so.csv", "--to")]
    [InlineData("export dossiers --from 2024-08-01 --to 2024-08-31 so.pdf", "“so.pdf”")]
    [InlineData("export dossiers --from 2024-08-01 --to 31/08/2024 so.csv", "“31/08/2024”")]
    [InlineData("export report-ii06 --from 2024-08-01 --to 2024-08-31 bieu.csv", "“bieu.csv”")]
    [InlineData("export report-ii06 --from 2024-08-01 --to 2024-08-31 --personal bieu.xlsx", "--personal")]
    public async Task Wrong_usage_is_2_and_says_what_was_wrong(string line, string because)
    {
        var answer = await Motcua.RunAsync(null, new() { ["MOTCUA_DATABASE"] = Nowhere }, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((2, ""), (answer.Exit, answer.Out));
        Assert.Contains(because, answer.Err, StringComparison.Ordinal);
        Assert.Contains("--help", answer.Err, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kpi --from 2024-08-31 --to 2024-08-01", "--from sau --to")]
    [InlineData("letters --from 2024-08-31 --to 2024-08-01", "--from sau --to")]
    [InlineData("scan", "không trả lời")]
    [InlineData("export dossiers --from 2024-08-31 --to 2024-08-01 so.csv", "--from sau --to")]
    [InlineData("export report-ii06 --from 2024-08-31 --to 2024-08-01 bieu.xlsx", "--from sau --to")]
    public async Task A_refusal_is_1_and_one_line(string line, string because)
    {
        var answer = await Motcua.RunAsync(null, new() { ["MOTCUA_DATABASE"] = Nowhere }, line.Split(' '));

        Assert.Equal((1, ""), (answer.Exit, answer.Out));
        Assert.Contains(because, Assert.Single(answer.Err.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MOTCUA_DATABASE", null, "MOTCUA_DATABASE")]
    [InlineData("MOTCUA_DATABASE", "nonsense", "MOTCUA_DATABASE")]
    [InlineData("MOTCUA_NOW", "yesterday", "MOTCUA_NOW")]
    [InlineData("MOTCUA_SMTP", "http://mail", "MOTCUA_SMTP")]
    [InlineData("MOTCUA_ROLE", "clerk", "MOTCUA_ROLE")]
    public async Task A_variable_that_is_missing_or_cannot_be_read_is_named(string variable, string? value, string because)
    {
        var answer = await Motcua.RunAsync(null, new() { ["MOTCUA_DATABASE"] = Nowhere, [variable] = value }, ["scan"]);

        Assert.Equal((1, ""), (answer.Exit, answer.Out));
        Assert.Contains(because, Assert.Single(answer.Err.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clock_is_not_moved_in_production()
    {
        var answer = await Motcua.RunAsync(null, new() { ["MOTCUA_DATABASE"] = Nowhere, ["MOTCUA_NOW"] = "2024-08-12T08:00:00+07:00", ["ASPNETCORE_ENVIRONMENT"] = "Production" }, ["scan"]);

        Assert.Equal(1, answer.Exit);
        Assert.Contains("MOTCUA_NOW", answer.Err, StringComparison.Ordinal);
    }
}

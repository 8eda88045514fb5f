namespace PhuocHiep.MotCua.Tests.Cli;

/// <summary>What the shell sees: the three ways to end, on the three channels.</summary>
public sealed class ProcessTests(TestTemplate template)
{
    [Fact]
    public async Task Done_is_0_with_the_result_alone_on_standard_output()
    {
        await using var empty = await TestDatabase.BrandNewAsync(template);

        var answer = await Motcua.StartAsync(empty, [], "deadline", "--limit", "same-day", "--received", "2024-02-07T15:00:01+07:00", "--json");

        Assert.Equal((0, ""), (answer.Exit, answer.Err));
        Assert.Equal("2024-02-15T17:00:00+07:00", answer.Json.GetProperty("dueAt").GetString());
        Assert.Contains("nhận sau 15 giờ", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_is_1_and_wrong_usage_2_with_nothing_on_standard_output()
    {
        var refused = await Motcua.StartAsync(null, [], "scan");
        Assert.Equal((1, ""), (refused.Exit, refused.Out));
        Assert.StartsWith("Thiếu MOTCUA_DATABASE", refused.Err, StringComparison.Ordinal);

        var wrong = await Motcua.StartAsync(null, [], "scan", "--as-of", "hôm qua");
        Assert.Equal((2, ""), (wrong.Exit, wrong.Out));
        Assert.StartsWith("--as-of: “hôm qua”", wrong.Err, StringComparison.Ordinal);
    }
}

using System.Text.Json;

namespace PhuocHiep.MotCua.Tests.Cli;

[Collection(nameof(OneConsole))]
public sealed class DeadlineVerbTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task It_answers_when_and_why()
    {
        var answer = await RunAsync("--limit", "3 working-days", "--received", "2024-08-06T17:30:00+07:00", "--json");

        Assert.Equal((0, ""), (answer.Exit, answer.Err));
        Assert.Equal(["id", "receivedAt", "countedFrom", "dueAt", "lateAfter", "days"], Answer.KeysOf(answer.Json));
        Assert.Equal(
            ("2024-08-06T17:30:00+07:00", "2024-08-07T07:00:00+07:00", "2024-08-12T17:00:00+07:00"),
            (Text(answer.Json, "receivedAt"), Text(answer.Json, "countedFrom"), Text(answer.Json, "dueAt")));
        Assert.Equal(3, answer.Json.GetProperty("days").EnumerateArray().Count(day => day.GetProperty("counted").ValueKind == JsonValueKind.Number));
    }

    [Fact]
    public async Task Without_json_it_says_so_in_Vietnamese()
    {
        var answer = await RunAsync("--limit", "1 working-days", "--received", "2024-08-06T09:00:00+07:00");

        Assert.Equal((0, ""), (answer.Exit, answer.Err));
        Assert.StartsWith("Tiếp nhận 09 giờ 00, 06/08/2024; tính từ 09 giờ 00, 06/08/2024; hẹn trả 17 giờ 00, 07/08/2024.", answer.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_computed_is_refused_without_a_date()
    {
        var answer = await RunAsync("--limit", "30 calendar-days", "--received", "2027-12-10T09:00:00+07:00", "--json");

        Assert.Equal((1, ""), (answer.Exit, answer.Out));
        Assert.Contains("2028", answer.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_answers_each_line_and_names_those_it_cannot()
    {
        var file = await Motcua.FileAsync(database, """
            id,limit,procedure,received,exclude,restart
            limit,5 working-days,,2024-08-06T09:00:00+07:00,,
            procedure,,1.004873,2024-07-02T15:30:00+07:00,,
            its-own-15-00-rule,,2.002621,2024-07-02T15:30:00+07:00,,
            excluded,10 working-days,,2024-03-04T09:00:00+07:00,2024-03-11..2024-03-20,
            restarted,3 working-days,,2024-03-04T08:00:00+07:00,,2024-03-08T09:00:00+07:00;2024-03-16T09:00:00+07:00
            banana,banana,,2024-08-06T09:00:00+07:00,,
            unknown,,9.999999,2024-08-06T09:00:00+07:00,,
            without-limit,,2.002165,2024-08-06T09:00:00+07:00,,
            before-the-calendar,1 working-days,,2011-03-04T09:00:00+07:00,,
            both,same-day,1.004873,2024-08-06T09:00:00+07:00,,
            """);

        var answer = await RunAsync("--batch", file, "--json");

        Assert.Equal(1, answer.Exit);
        Assert.Equal(
            [
                ("limit", "2024-08-13T17:00:00+07:00"), ("procedure", "2024-07-05T17:00:00+07:00"), ("its-own-15-00-rule", "2024-07-08T17:00:00+07:00"),
                ("excluded", "2024-03-27T17:00:00+07:00"), ("restarted", "2024-03-21T17:00:00+07:00"),
                ("banana", null), ("unknown", null), ("without-limit", null), ("before-the-calendar", null), ("both", null),
            ],
            answer.Json.EnumerateArray().Select(a => (Text(a, "id"), a.TryGetProperty("dueAt", out var due) ? due.GetString() : null)));
        Assert.Equal(
            ["Dòng 7: ", "Dòng 8: ", "Dòng 9: ", "Dòng 10:", "Dòng 11:"],
            answer.Err.TrimEnd().Split('\n').Select(line => line[..8]));
    }

    [Fact]
    public async Task A_batch_in_words_is_a_line_for_each()
    {
        var file = await Motcua.FileAsync(database, "id,procedure,received\na,1.004873,2024-08-06T09:00:00+07:00\nb,1.001193,2024-08-06T15:00:01+07:00\n");

        var answer = await RunAsync("--batch", file);

        Assert.Equal((0, "a\t2024-08-09T17:00:00+07:00\nb\t2024-08-07T17:00:00+07:00\n", ""), (answer.Exit, answer.Out, answer.Err));
    }

    Task<Answer> RunAsync(params string[] arguments) => Motcua.RunAsync(database, ["deadline", .. arguments]);

    static string? Text(JsonElement element, string key) => element.GetProperty(key).GetString();
}

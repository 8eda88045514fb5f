using static PhuocHiep.MotCua.Tests.Seals.SealedOffice;

namespace PhuocHiep.MotCua.Tests.Cli;

/// <summary>`motcua verify`: what was sealed beside what is there.</summary>
[Collection(nameof(OneConsole))]
public sealed class VerifyVerbTests(TestTemplate template) : OwnDatabase(template)
{
    [Fact]
    public async Task It_ends_with_1_where_something_does_not_match_and_names_it()
    {
        await LiveAsync(Database);
        var good = await Motcua.RunAsync(Database, "verify", "--json");
        Assert.Equal((0, ""), (good.Exit, good.Err));
        Assert.Equal(["nights", "dossiers", "last", "matches", "differences"], Answer.KeysOf(good.Json));
        Assert.Equal((3, 1, true, 0), (good.Json.GetProperty("nights").GetInt32(), good.Json.GetProperty("dossiers").GetInt32(), good.Json.GetProperty("matches").GetBoolean(), good.Json.GetProperty("differences").GetArrayLength()));
        Assert.Equal(("2024-08-14", 3), (good.Json.GetProperty("last").GetProperty("night").GetString(), good.Json.GetProperty("last").GetProperty("number").GetInt32()));
        Assert.StartsWith("3 đêm, 1 hồ sơ: khớp.\nĐêm 14/08/2024, số 3: ", (await Motcua.RunAsync(Database, "verify")).Out, StringComparison.Ordinal);

        await TamperAsync(Database, "update payments set amount_vnd = 1000; delete from day_seals where ordinal = 2");

        var bad = await Motcua.RunAsync(Database, "verify", "--json");
        Assert.Equal((1, ""), (bad.Exit, bad.Err));
        var differences = bad.Json.GetProperty("differences").EnumerateArray().Select(d => (d.GetProperty("night").GetString(), d.GetProperty("dossierCode").GetString(), d.GetProperty("text").GetString())).ToList();
        Assert.Contains(("2024-08-12", null, "niêm phong số 2 không còn"), differences);
        Assert.Contains(("2024-08-06", Code, "lần thu, hoàn lệ phí số 1 đã bị sửa sau khi niêm phong"), differences);

        var words = await Motcua.RunAsync(Database, "verify");
        Assert.Equal(1, words.Exit);
        Assert.Contains($"Hồ sơ {Code}, đêm 06/08/2024: lần thu, hoàn lệ phí số 1 đã bị sửa sau khi niêm phong.\n", words.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Between_two_days_it_looks_at_their_nights_only()
    {
        await LiveAsync(Database);
        await TamperAsync(Database, "update day_seals set sealed_at = sealed_at + interval '1 day' where ordinal = 1");

        Assert.Equal(1, (await Motcua.RunAsync(Database, "verify", "--from", "2024-08-06", "--to", "2024-08-06")).Exit);
        var later = await Motcua.RunAsync(Database, "verify", "--from", "2024-08-14", "--to", "2024-08-14", "--json");
        Assert.Equal((0, 1), (later.Exit, later.Json.GetProperty("nights").GetInt32()));
        Assert.Equal(1, (await Motcua.RunAsync(Database, "verify", "--from", "2024-08-14", "--to", "2024-08-06")).Exit);
    }
}

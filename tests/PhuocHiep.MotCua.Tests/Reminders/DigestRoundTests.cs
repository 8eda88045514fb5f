using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Reminders;
using PhuocHiep.MotCua.Rounds;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Reminders;

public sealed class DigestRoundTests(TestTemplate template) : OwnDatabase(template)
{
    [Fact]
    public async Task Every_supervisor_with_an_address_is_told_once_a_working_day_from_its_opening()
    {
        await AddressesAsync();

        Assert.Equal(0, await RunAsync(At(2024, 8, 6, 6, 59, 59)));
        Assert.Equal(2, await RunAsync(At(2024, 8, 6, 7)));
        Assert.Equal(0, await RunAsync(At(2024, 8, 6, 7, 15)));
        Assert.Equal(2, await RunAsync(At(2024, 8, 7, 7)));

        var (head, chairman) = (await IdAsync("vanphong"), await IdAsync("chutich"));
        Assert.Equal(
            [
                $"digest-20240806-{head}@motcua.phuochiep.example", $"digest-20240806-{chairman}@motcua.phuochiep.example",
                $"digest-20240807-{head}@motcua.phuochiep.example", $"digest-20240807-{chairman}@motcua.phuochiep.example",
            ], (await MessagesAsync()).Select(m => m.MessageId));
    }

    [Fact]
    public async Task On_a_day_off_nobody_is_told_and_on_a_swapped_Saturday_everybody()
    {
        await AddressesAsync();

        Assert.Equal(0, await RunAsync(At(2024, 8, 10, 9)));
        Assert.Equal(0, await RunAsync(At(2024, 2, 12, 9)));
        Assert.Equal(0, await RunAsync(At(2024, 4, 29, 9)));
        Assert.Equal(2, await RunAsync(At(2024, 5, 4, 9)));
    }

    [Fact]
    public async Task A_missed_morning_is_made_up_for_on_the_same_day_only()
    {
        await AddressesAsync();
        await RunAsync(At(2024, 8, 6, 7));

        Assert.Equal(2, await RunAsync(At(2024, 8, 8, 16)));

        Assert.Equal(["20240806", "20240806", "20240808", "20240808"], (await MessagesAsync()).Select(m => m.MessageId.Split('-')[1]));
    }

    [Fact]
    public async Task Two_workers_at_once_write_it_once()
    {
        await AddressesAsync();

        var written = await Database.AtOnceAsync(4, (db, _) => new DigestRound(db, new FakeClock(Tuesday), Database.Settings()).RunAsync());

        Assert.Equal([0, 0, 0, 2], written.Order());
        Assert.Equal(2, (await MessagesAsync()).Count);
    }

    [Fact]
    public async Task It_says_what_waits_by_number_and_code_and_nothing_of_a_person()
    {
        await AddressesAsync();
        string code;
        await using (var db = Database.Open())
        {
            code = (await DossierAsync(db)).Code;
            await DossierAsync(db, At(2024, 8, 8));
            await new ApologyRound(db, new FakeClock(Monday)).RunAsync();
        }

        await RunAsync(At(2024, 8, 12, 6, 45));
        await RunAsync(Monday - Duration.FromHours(1));

        var body = (await MessagesAsync())[0].Body;
        Assert.Contains($"- Quá hạn: 1 ({code})\n", body, StringComparison.Ordinal);
        Assert.Contains("- Đến hạn hôm nay: 0\n", body, StringComparison.Ordinal);
        Assert.Contains("- Sắp đến hạn: 1\n", body, StringComparison.Ordinal);
        Assert.Contains("- Chờ ghi lý do: 1\n", body, StringComparison.Ordinal);
        Assert.Contains("- Dự thảo chuẩn bị cho hồ sơ sắp đến hạn: 1\n", body, StringComparison.Ordinal);
        Assert.Contains("http://motcua.phuochiep.example/kpi", body, StringComparison.Ordinal);
        Assert.Contains("! Lượt “Gửi thư, tin nhắn” chưa chạy lần nào.", body, StringComparison.Ordinal);
        foreach (var personal in new[] { "Hường", "052190000123", "0905123456" }) Assert.DoesNotContain(personal, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_silence_it_says_since_when_and_not_that_the_rounds_after_it_are_missed()
    {
        await AddressesAsync();
        await RunAsync(At(2024, 8, 5, 17));
        await Database.ExecuteAsync("update outgoing_messages set sent_at = created_at");

        await RunAsync(At(2024, 8, 6, 7, 5));

        var alarms = (await MessagesAsync())[^1].Body.Split('\n').Where(line => line.StartsWith('!'));
        Assert.Equal(["! Việc chạy nền đã im lặng từ 17 giờ 00, 05/08/2024, nay chạy lại."], alarms);
    }

    [Fact]
    public async Task Each_pass_leaves_a_heartbeat_whether_or_not_it_had_to_write()
    {
        await AddressesAsync();
        await RunAsync(At(2024, 8, 6, 6));
        await RunAsync(At(2024, 8, 6, 7));

        await using var db = Database.Open();
        Assert.Equal([(RoundName.Digest, At(2024, 8, 6, 6), 2, 0), (RoundName.Digest, At(2024, 8, 6, 7), 2, 2)],
            (await db.Heartbeats.OrderBy(h => h.Id).ToListAsync()).Select(h => (h.Round, h.At, h.Looked, h.Acted)));
    }

    Task<int> AddressesAsync() => Database.ExecuteAsync("update officers set email = user_name || '@phuochiep.example' where user_name in ('vanphong', 'chutich', 'motcua', 'chuyenmon')");

    async Task<int> IdAsync(string userName)
    {
        await using var db = Database.Open();
        return (await OfficerAsync(db, userName)).Id;
    }

    async Task<List<OutgoingMessage>> MessagesAsync()
    {
        await using var db = Database.Open();
        return await db.OutgoingMessages.OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync();
    }

    async Task<int> RunAsync(Instant now)
    {
        await using var db = Database.Open();
        return await new DigestRound(db, new FakeClock(now), Database.Settings()).RunAsync();
    }
}

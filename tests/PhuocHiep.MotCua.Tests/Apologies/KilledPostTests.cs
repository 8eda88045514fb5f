using NodaTime;
using PhuocHiep.MotCua.Tests.Messages;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Apologies;

/// <summary>kill -9 while a letter is on its way: before the mail server was asked, before its yes, and between its yes and our mark.</summary>
public sealed class KilledPostTests(TestTemplate template) : OwnDatabase(template)
{
    const string Unsent = "select count(*) from outgoing_messages where sent_at is null";

    static readonly Instant AnHourLater = Monday + Duration.FromHours(1);

    [Theory]
    [InlineData("send: the message is held, the mail server not asked yet", "lock table letter_papers in access exclusive mode", "letter_papers", 0)]
    [InlineData("send: the mail server said yes, our mark not written", "select 1 from apology_letters for update", "apology_letters", 1)]
    [InlineData("send: the letter marked, its message not", "lock table outgoing_messages in share mode", "update outgoing_messages", 1)]
    public async Task Killed_beside_the_mail_servers_yes_each_letter_arrives_under_one_Message_Id(string step, string locks, string statement, int takenBefore)
    {
        await using var server = await MailServer.OpenAsync();
        await SignedAsync(server, 2);
        await using (var standstill = await Standstill.AtAsync(Database, locks))
        await using (var office = await OfficeProcess.StartAsync(Database, Monday, server.Address, role: "worker"))
        {
            await standstill.HoldsAsync(office, statement);
            Assert.Equal(takenBefore, server.Inbox.Count);
            await standstill.KillAsync(office);
        }
        Assert.Equal(2, await Database.AskAsync<long>(Unsent));

        await ProveAsync(server, step, "kill -9", deliveries: 2 + takenBefore);
    }

    [Theory]
    [InlineData(false)] // It drops what it has said no yes to.
    [InlineData(true)] // It keeps it: the yes was on its way.
    public async Task Killed_in_the_middle_of_the_message_it_goes_again_and_a_server_that_kept_the_first_sees_that_it_is_the_same(bool serverKeepsIt)
    {
        await using var server = await MailServer.OpenAsync();
        await SignedAsync(server, 2);
        var (arrived, gone) = Hold(server, serverKeepsIt);
        await using (var office = await OfficeProcess.StartAsync(Database, Monday, server.Address, role: "worker"))
        {
            await arrived.Task.WaitAsync(OfficeProcess.Patience);
            await office.KillAsync();
            await Standstill.GoneAsync(Database, office);
        }
        gone.SetResult();
        Assert.Equal((2, serverKeepsIt ? 1 : 0), (await Database.AskAsync<long>(Unsent), server.Inbox.Count));

        server.SaysToMessage = _ => SmtpServer.Protocol.SmtpResponse.Ok;
        await ProveAsync(server, $"send: in DATA, no yes yet, the server {(serverKeepsIt ? "keeps" : "drops")} it", "kill -9", deliveries: serverKeepsIt ? 3 : 2);
    }

    [Fact]
    public async Task Closed_in_good_order_in_the_middle_of_the_message_it_hears_the_yes_and_sends_it_once()
    {
        await using var server = await MailServer.OpenAsync();
        await SignedAsync(server, 2);
        var (arrived, yes) = Hold(server, serverKeepsIt: true);
        await using (var office = await OfficeProcess.StartAsync(Database, Monday, server.Address, role: "worker"))
        {
            await arrived.Task.WaitAsync(OfficeProcess.Patience);
            await office.CloseAsync(onceShut: yes.SetResult);
        }

        await ProveAsync(server, "send: in DATA, no yes yet", "closed in good order", deliveries: 2);
    }

    /// <summary>The server has the first message whole and weighs its answer; the next ones it takes at once.</summary>
    static (TaskCompletionSource Arrived, TaskCompletionSource Answer) Hold(MailServer server, bool serverKeepsIt)
    {
        var (arrived, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        if (!serverKeepsIt) server.SaysToMessage = _ => MailServer.Saying(451, "4.3.0 Not now");
        server.BeforeAnswer = _ => arrived.TrySetResult() ? answer.Task : Task.CompletedTask;
        return (arrived, answer);
    }

    async Task SignedAsync(MailServer server, int count)
    {
        await WholeLoop.ReceiveAsync(Database, count);
        var loop = new WholeLoop(Database, server.Address);
        await loop.DraftAsync(Monday);
        await loop.ReasonAsync(Monday);
        await loop.SignAsync(Monday);
    }

    async Task ProveAsync(MailServer server, string step, string fault, int deliveries)
    {
        await new WholeLoop(Database, server.Address).EndAsync(AnHourLater);
        await Proof.OfAsync(Database, server, step, fault, letters: 2, deliveries);
    }
}

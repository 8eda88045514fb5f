using NodaTime;
using PhuocHiep.MotCua.Rounds;
using PhuocHiep.MotCua.Tests.Messages;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Apologies;

/// <summary>Two real workers at once before two hundred late dossiers.</summary>
public sealed class TwoWorkersTests(TestTemplate template) : OwnDatabase(template)
{
    const int Many = 200;

    [Fact]
    public async Task Two_workers_at_once_make_of_200_late_dossiers_200_letters_and_200_mails_and_no_double()
    {
        await using var server = await MailServer.OpenAsync();
        var loop = new WholeLoop(Database, server.Address);
        await WholeLoop.ReceiveAsync(Database, Many);

        await AtOnceAsync(server, $"select pg_advisory_xact_lock({(int)RoundName.Apologies})", "pg_advisory_xact_lock", hands: 2, "select count(*) from heartbeats where round = 'Apologies'", 2);
        Assert.Equal((Many, Many), (await Database.AskAsync<long>("select count(*) from apology_letters"), await Database.AskAsync<long>("select count(distinct dossier_id) from apology_letters")));

        await loop.ReasonAsync(Monday);
        await loop.SignAsync(Monday, signers: 2);

        await AtOnceAsync(server, "lock table letter_papers in access exclusive mode", "letter_papers", hands: 1, "select count(*) from outgoing_messages where sent_at is not null", Many);
        await loop.EndAsync(Monday + Duration.FromHours(1));
        await Proof.OfAsync(Database, server, "draft and send, 200 late dossiers", "two workers at once", letters: Many);
    }

    /// <summary>
    /// Two workers come to stand before the same work, each with one of its two hands; the other hand of each waits for its reminders, so that
    /// neither takes both. Then both go, until the question is answered so.
    /// </summary>
    /// <param name="hands">How many of a worker's wait with this statement.</param>
    async Task AtOnceAsync(MailServer server, string locks, string statement, int hands, string question, long atLeast)
    {
        await using var door = await Standstill.AtAsync(Database, $"select pg_advisory_xact_lock({(int)RoundName.Reminders}); {locks}");
        await using var one = await OfficeProcess.StartAsync(Database, Monday, server.Address, role: "worker");
        await door.HoldsAsync(one, "pg_advisory_xact_lock");
        await door.HoldsAsync(one, statement, times: hands);
        await using var two = await OfficeProcess.StartAsync(Database, Monday, server.Address, role: "worker");
        await door.HoldsAsync(two, statement, times: hands);
        await door.LetGoAsync();
        await Standstill.UntilAsync(Database, one, question, atLeast);
    }
}

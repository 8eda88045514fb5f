using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Rounds;
using PhuocHiep.MotCua.Tests.Messages;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Apologies;

/// <summary>kill -9 while a round drafts: what it had not committed never was, and the next one does it, once.</summary>
public sealed class KilledRoundTests(TestTemplate template) : OwnDatabase(template)
{
    const string Heartbeats = "select count(*) from heartbeats where round = 'Apologies'";

    static readonly Instant AnHourLater = Monday + Duration.FromHours(1);

    [Theory]
    [InlineData("draft: between two letters", "select 1 from dossiers where code = 'TRE-3' for update", "into apology_letters")]
    [InlineData("draft: all written, not committed", "lock table heartbeats in share row exclusive mode", "into heartbeats")]
    public async Task Killed_between_draft_and_save_it_leaves_nothing_and_the_next_process_drafts_each_once(string step, string locks, string statement)
    {
        await using var server = await MailServer.OpenAsync();
        await WholeLoop.ReceiveAsync(Database, 3);
        await using (var standstill = await Standstill.AtAsync(Database, locks))
        await using (var office = await OfficeProcess.StartAsync(Database, Monday, server.Address, role: "worker"))
        {
            await standstill.HoldsAsync(office, statement, RoundName.Apologies);
            await standstill.KillAsync(office);
        }
        Assert.Equal((0, 0), (await Database.AskAsync<long>("select count(*) from apology_letters"), await Database.AskAsync<long>(Heartbeats)));

        await using var next = await OfficeProcess.StartAsync(Database, Monday, server.Address, role: "worker");
        await Standstill.UntilAsync(Database, next, Heartbeats, 1);
        Assert.Equal(3, await Database.AskAsync<long>("select count(*) from apology_letters"));
        await new WholeLoop(Database, server.Address).EndAsync(AnHourLater);
        await Proof.OfAsync(Database, server, step, "kill -9", letters: 3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_completed_or_withdrawn_while_its_draft_is_being_written_has_in_the_end_what_it_is_owed(bool isKilled)
    {
        await using var server = await MailServer.OpenAsync();
        await WholeLoop.ReceiveAsync(Database, 3);
        await DueTodayAsync();
        await using (var standstill = await Standstill.AtAsync(Database, "lock table heartbeats in share row exclusive mode"))
        await using (var office = await OfficeProcess.StartAsync(Database, Monday, server.Address, role: "worker"))
        {
            await standstill.HoldsAsync(office, "into heartbeats", RoundName.Apologies);
            // Nobody waits for a round.
            await EndAsync("TRE-1", (d, by, at) => d.Complete(Outcome.Granted, null, false, null, by, at));
            await EndAsync("TRE-2", (d, by, at) => d.Withdraw("Không còn nhu cầu", by, at));
            await EndAsync("NAY-1", (d, by, at) => d.Complete(Outcome.Granted, null, false, null, by, at));
            await EndAsync("NAY-2", (d, by, at) => d.Withdraw("Không còn nhu cầu", by, at));
            if (isKilled)
            {
                await standstill.KillAsync(office);
            }
            else
            {
                await standstill.LetGoAsync();
                await Standstill.UntilAsync(Database, office, Heartbeats, 1);
            }
        }

        // By Tuesday what was due on Monday is late: TRE-1 was completed late, TRE-3 and NAY-3 are open.
        await new WholeLoop(Database, server.Address).EndAsync(Monday + Duration.FromDays(1));
        await Proof.OfAsync(Database, server, "draft being written, dossiers completed and withdrawn beside it", isKilled ? "kill -9" : "none", letters: 3);
        await using var db = Database.Open();
        Assert.Equal(["NAY-3", "TRE-1", "TRE-3"], await db.ApologyLetters.Where(l => l.WithdrawnAt == null).Select(l => l.Dossier!.Code).Order().ToListAsync());
        Assert.Equal(isKilled ? [] : ["NAY-1", "NAY-2", "TRE-2"], await db.ApologyLetters.Where(l => l.WithdrawnAt != null).Select(l => l.Dossier!.Code).Order().ToListAsync());
    }

    /// <summary>Promised for Monday's close: their drafts are prepared on Monday, and they may still be ready in time.</summary>
    async Task DueTodayAsync()
    {
        await using var db = Database.Open();
        await RegisterAsync(db, $"code,procedure_code,channel,applicant_name,email,received_at,due_at\n" + string.Join('\n', Enumerable.Range(1, 3).Select(i =>
            $"NAY-{i},{MaritalStatus},counter,Người nộp,nay.{i}@example.vn,2024-08-01T08:00:00+07:00,2024-08-12T17:00:00+07:00")), Tuesday);
    }

    async Task EndAsync(string code, Action<Dossier, MotCua.Staff.Officer, Instant> act)
    {
        await using var db = Database.Open();
        act(await db.Dossiers.Include(d => d.OwedApologies).SingleAsync(d => d.Code == code), await ExpertAsync(db), Monday + Duration.FromMinutes(5));
        await db.SaveChangesAsync();
    }
}

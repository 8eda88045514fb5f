using PhuocHiep.MotCua.Rounds;
using PhuocHiep.MotCua.Tests.Apologies;

namespace PhuocHiep.MotCua.Tests.Rounds;

public sealed class StartAfterKillTests(TestTemplate template) : OwnDatabase(template)
{
    /// <summary>Hangfire's own locks are rows: kill -9 leaves them behind, and Hangfire takes them for held during ten minutes unless told otherwise.</summary>
    [Fact]
    public async Task A_lock_that_a_killed_process_left_behind_keeps_the_next_one_neither_from_starting_nor_from_its_rounds()
    {
        await using (await OfficeProcess.StartAsync(Database, Given.Monday, role: "worker"))
            await UntilAsync(1);
        await Database.ExecuteAsync("delete from heartbeats");
        await Database.ExecuteAsync("""
            delete from hangfire.lock;
            insert into hangfire.lock (resource, acquired) select 'hangfire:' || name, now()
            from unnest(array['lock:recurring-job:post', 'lock:recurring-job:apologies', 'lock:recurring-job:reminders', 'recurring-jobs:lock', 'locks:schedulepoller']) name
            """);

        await using var next = await OfficeProcess.StartAsync(Database, Given.Monday, role: "worker");

        await UntilAsync(1);
        Assert.False(next.HasExited, next.Errors);
    }

    /// <summary>Every round has been by.</summary>
    async Task UntilAsync(int times)
    {
        using var patience = new CancellationTokenSource(OfficeProcess.Patience);
        while (await Database.AskAsync<long>($"select count(*) from (select round from heartbeats group by round having count(*) >= {times}) rounds") < Rhythm.All.Count)
            await Task.Delay(20, patience.Token);
    }
}

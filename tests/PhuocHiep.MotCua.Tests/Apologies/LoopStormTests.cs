using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Tests.Messages;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Apologies;

/// <summary>Everybody at once: two of each round, officers, signers and the supervisor, all at the same letters. Whoever is told that another was quicker comes again.</summary>
public sealed class LoopStormTests(TestTemplate template) : OwnDatabase(template)
{
    const int Dossiers = 30;

    static readonly Instant Eve = At(2024, 8, 9, 9), DayAfter = At(2024, 8, 13, 8);

    readonly ConcurrentBag<string> told = [];

    [Fact]
    public async Task Whatever_happens_beside_each_other_ends_with_one_letter_and_one_mail_each()
    {
        await using var server = await MailServer.OpenAsync();
        await using (var db = Database.Open())
            await RegisterAsync(db, "code,procedure_code,channel,applicant_name,email,received_at,due_at\n" + string.Join('\n', Enumerable.Range(1, Dossiers).Select(i =>
                $"HO-{i},{MaritalStatus},counter,Người nộp {i},nguoi.{i}@example.vn,2024-08-01T08:00:00+07:00,2024-08-12T17:00:00+07:00")), Tuesday);

        // Due on Monday. On Friday, prepared: ten are ready in time, five are withdrawn by their applicants.
        await StormAsync(server, Eve, open: 15, End(1, 10, Eve, (d, by, at) => d.Complete(Outcome.Granted, null, false, null, by, at)), End(11, 15, Eve, (d, by, at) => d.Withdraw("Không còn nhu cầu", by, at)));
        // On Tuesday, late: ten more are completed, five are still open.
        await StormAsync(server, DayAfter, open: 5, End(16, 25, DayAfter, (d, by, at) => d.Complete(Outcome.Granted, null, false, null, by, at)));

        await new WholeLoop(Database, server.Address).EndAsync(DayAfter + Duration.FromHours(1));
        TestContext.Current.TestOutputHelper?.WriteLine($"told to come again: {string.Join(", ", told.CountBy(who => who).OrderBy(of => of.Key).Select(of => $"{of.Key} {of.Value}"))}");
        await Proof.OfAsync(Database, server, "every step", "two of each round, officers and signers beside each other", letters: 15);
    }

    /// <summary>All that the loop does of itself and by hand, at that time, beside the acts given; on and on, until so many dossiers are open and nothing waits.</summary>
    async Task StormAsync(MailServer server, Instant now, int open, params Func<MotCuaDb, Task>[] acts)
    {
        (string Who, Func<MotCuaDb, Task> Act)[] actors =
        [
            .. new[] { "one", "two" }.Select(which => ($"apology round {which}", (Func<MotCuaDb, Task>)(db => new ApologyRound(db, new FakeClock(now)).RunAsync()))),
            .. new[] { "one", "two" }.Select(which => ($"post {which}", (Func<MotCuaDb, Task>)(db => new Postman(db, new FakeClock(now), Database.Settings(server.Address)).RunAsync()))),
            .. new[] { "one", "two" }.Select(which => ($"signer {which}", EachAsync(l => l.SignedAt == null && l.ReasonAt != null, async (db, letter) => await new Signing(db, Database.Settings()).SignAsync(letter.Id, seen: null, await ChairmanAsync(db), now)))),
            ("officer", EachAsync(l => l.SignedAt == null && l.ReasonAt == null, (db, letter) => ReasonAsync(db, letter, now))),
            ("supervisor", EachAsync(l => l.SignedAt != null && l.OwedAt != null && l.PublishedAt == null, (db, letter) => PostAsync(db, letter, now))),
            .. acts.Select((act, i) => ($"act {i + 1}", act)),
        ];
        await Database.AtOnceAsync(actors.Length, async (_, i) =>
        {
            using var patience = new CancellationTokenSource(OfficeProcess.Patience);
            while (!await NothingWaitsAsync(open))
            {
                patience.Token.ThrowIfCancellationRequested();
                await TryAsync(actors[i].Who, actors[i].Act);
            }
            return i;
        });
    }

    async Task<bool> NothingWaitsAsync(int open)
    {
        await using var db = Database.Open();
        return await db.Dossiers.Open().CountAsync() == open
            && await db.ApologyLetters.AnyAsync()
            && !await db.ApologyLetters.AnyAsync(l => l.WithdrawnAt == null && (l.SignedAt == null || (l.Dossier!.CompletedAt <= l.Dossier.OnTimeUntil) || (l.OwedAt != null && l.PublishedAt == null)))
            && !await db.OutgoingMessages.AnyAsync(m => m.SentAt == null && m.GivenUpAt == null);
    }

    /// <summary>What the law refuses and what another did first is no fault; anything else is.</summary>
    async Task TryAsync(string who, Func<MotCuaDb, Task> act)
    {
        await using var db = Database.Open();
        try
        {
            await act(db);
        }
        catch (Exception e) when (e is RuleViolation or DbUpdateConcurrencyException)
        {
            told.Add(who.Split(' ')[0]);
        }
    }

    /// <summary>Each by itself: who is too late with one goes on with the next.</summary>
    Func<MotCuaDb, Task> EachAsync(System.Linq.Expressions.Expression<Func<ApologyLetter, bool>> which, Func<MotCuaDb, ApologyLetter, Task> act) => async db =>
    {
        foreach (var id in await db.ApologyLetters.Where(l => l.WithdrawnAt == null).Where(which).Select(l => l.Id).ToListAsync())
            await TryAsync("people", async own => await act(own, await own.ApologyLetters.Include(l => l.Dossier).SingleAsync(l => l.Id == id)));
    };

    static async Task ReasonAsync(MotCuaDb db, ApologyLetter letter, Instant now)
    {
        letter.GiveReason(DelayReason.Workload, "Hồ sơ nhiều", new(2024, 8, 16), "Bộ phận Một cửa", await db.CalendarAsync(await AgencyAsync(db)), await ExpertAsync(db), now);
        await db.SaveChangesAsync();
    }

    static async Task PostAsync(MotCuaDb db, ApologyLetter letter, Instant now)
    {
        var supervisor = await OfficerAsync(db, "vanphong");
        letter.Post(await AgencyAsync(db), supervisor, now);
        letter.Dossier!.Note(DossierEventKind.LetterPosted, supervisor.FullName, supervisor, now, note: null);
        await db.SaveChangesAsync();
    }

    /// <summary>The next of these that is still open.</summary>
    static Func<MotCuaDb, Task> End(int from, int to, Instant at, Action<Dossier, MotCua.Staff.Officer, Instant> act) => async db =>
    {
        var codes = Enumerable.Range(from, to - from + 1).Select(i => $"HO-{i}").ToList();
        if (await db.Dossiers.Include(d => d.OwedApologies).Where(d => codes.Contains(d.Code) && d.CompletedAt == null && d.DroppedAt == null).OrderBy(d => d.Id).FirstOrDefaultAsync() is not { } next) return;
        act(next, await ExpertAsync(db), at);
        await db.SaveChangesAsync();
    };
}

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

/// <summary>The loop's own acts, each for whatever waits for it: drafted, reasoned, signed, sent, posted.</summary>
sealed class WholeLoop(TestDatabase database, Uri? smtp)
{
    /// <summary>Late dossiers, by the register: received on Thursday 01/8/2024, promised for <see cref="Friday"/> 09/8, each applicant with an address.</summary>
    public static async Task ReceiveAsync(TestDatabase database, int count)
    {
        await using var db = database.Open();
        var rows = Enumerable.Range(1, count).Select(i => $"TRE-{i},{MaritalStatus},counter,Người nộp {i},nguoi.{i}@example.vn,2024-08-01T08:00:00+07:00,2024-08-09T17:00:00+07:00");
        await RegisterAsync(db, $"code,procedure_code,channel,applicant_name,email,received_at,due_at\n{string.Join('\n', rows)}", Tuesday);
    }

    public async Task<ApologiesDrafted> DraftAsync(Instant now)
    {
        await using var db = database.Open();
        return await new ApologyRound(db, new FakeClock(now)).RunAsync();
    }

    public async Task ReasonAsync(Instant now)
    {
        await using var db = database.Open();
        var agency = await AgencyAsync(db);
        var (calendar, expert) = (await db.CalendarAsync(agency), await ExpertAsync(db));
        foreach (var letter in await db.ApologyLetters.InForce().Where(l => l.SignedAt == null && l.ReasonAt == null).OrderBy(l => l.Id).ToListAsync())
        {
            var after = LocalDate.Max(now.VietnamDay(), letter.PromisedAt.VietnamDay());
            letter.GiveReason(DelayReason.OtherAgency, "Chờ kết quả xác minh", calendar.Plus(after, 3), "Bộ phận Một cửa", calendar, expert, now);
        }
        await db.SaveChangesAsync();
    }

    /// <param name="signers">How many sign at once.</param>
    public async Task SignAsync(Instant now, int signers = 1)
    {
        await using var db = database.Open();
        var chairman = await ChairmanAsync(db);
        var ids = await db.ApologyLetters.AwaitingSignature().OrderBy(l => l.Id).Select(l => l.Id).ToListAsync();
        await database.AtOnceAsync(signers, async (own, signer) =>
        {
            foreach (var id in ids.Where((_, i) => i % signers == signer))
            {
                own.ChangeTracker.Clear();
                await new Signing(own, database.Settings()).SignAsync(id, seen: null, chairman, now);
            }
            return signer;
        });
    }

    public Task<PostRound> CarryAsync(Instant now) => database.RoundAsync(database.Settings(smtp), now);

    public async Task PostAsync(Instant now)
    {
        await using var db = database.Open();
        var (agency, supervisor) = (await AgencyAsync(db), await OfficerAsync(db, "vanphong"));
        foreach (var letter in await db.ApologyLetters.Include(l => l.Dossier).AwaitingPosting(db.ApologyLetters).ToListAsync())
        {
            letter.Post(agency, supervisor, now);
            letter.Dossier!.Note(DossierEventKind.LetterPosted, supervisor.FullName, supervisor, now, note: null);
        }
        await db.SaveChangesAsync();
    }

    /// <summary>Whatever a fault has left is carried to its end; then everything comes by once more, and finds nothing to do.</summary>
    public async Task EndAsync(Instant now)
    {
        await DraftAsync(now);
        await ReasonAsync(now);
        await SignAsync(now);
        await CarryAsync(now);
        await PostAsync(now);
        Assert.Equal(new ApologiesDrafted(0, 0), await DraftAsync(now));
        Assert.Equal(new PostRound(0, 0), await CarryAsync(now));
    }
}

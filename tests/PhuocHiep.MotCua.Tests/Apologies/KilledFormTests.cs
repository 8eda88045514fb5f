using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Tests.Messages;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Apologies;

/// <summary>kill -9 while an officer's form is being saved: all of the act is there afterwards, or nothing of it, and no number is lost.</summary>
public sealed class KilledFormTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly Instant AnHourLater = Monday + Duration.FromHours(1);

    [Theory]
    [InlineData("sign: the number taken, the signature not written", "select 1 from apology_letters for update", "update apology_letters")]
    [InlineData("sign: the signature written, the paper not", "lock table letter_papers in share row exclusive mode", "into letter_papers")]
    [InlineData("sign: the paper written, the message not", "lock table outgoing_messages in share row exclusive mode", "into outgoing_messages")]
    public async Task Killed_while_a_letter_is_signed_the_number_that_it_had_taken_is_the_next_ones(string step, string locks, string statement)
    {
        await using var server = await MailServer.OpenAsync();
        var (first, second, _) = await ReasonedAsync(server);
        await using (var db = Database.Open()) await new Signing(db, Database.Settings()).SignAsync(first, seen: null, await ChairmanAsync(db), Monday);
        await using (var office = await OfficeProcess.StartAsync(Database, Monday, server.Address, role: "web"))
        {
            var chairman = await office.SignInAsync("chutich");
            var page = await chairman.GetAsync($"/apologies/{second}");
            await using var standstill = await Standstill.AtAsync(Database, locks);
            var signing = chairman.PostAsync(page, $"/apologies/{second}/signature");
            await standstill.HoldsAsync(office, statement);
            // The number is taken: whoever wants the next one would wait.
            Assert.Equal(0, await Database.AskAsync<long>("select count(*) from (select 1 from number_books where book = 'letter' for update skip locked) free"));
            await standstill.KillAsync(office);
            await Assert.ThrowsAsync<HttpRequestException>(() => signing);
        }
        Assert.Equal((1, 1, 1), (await Database.AskAsync<long>("select count(signed_at) from apology_letters"), await Database.AskAsync<long>("select count(*) from letter_papers"), await Database.AskAsync<long>("select count(*) from outgoing_messages")));

        await new WholeLoop(Database, server.Address).EndAsync(AnHourLater);
        await Proof.OfAsync(Database, server, step, "kill -9", letters: 3);
    }

    [Fact]
    public async Task Killed_while_five_forms_are_in_flight_each_is_there_whole_or_not_at_all_and_can_be_sent_again()
    {
        await using var server = await MailServer.OpenAsync();
        var (reasoned, signed, drafted) = await ReasonedAsync(server, draftOneMore: true);
        var (completed, withdrawn) = ("TRE-5", "TRE-6");
        await using (var db = Database.Open()) await new Signing(db, Database.Settings()).SignAsync(signed, seen: null, await ChairmanAsync(db), Monday);
        (string UserName, string Page, string Action, (string, string?)[] Fields)[] forms =
        [
            ("chuyenmon", $"/apologies/{drafted}", $"/apologies/{drafted}/reason", [("Reason.Kind", "Workload"), ("Reason.Words", "Hồ sơ nhiều"), ("Reason.NewDay", "2024-08-16")]),
            ("chutich", $"/apologies/{reasoned}", $"/apologies/{reasoned}/signature", []),
            ("vanphong", $"/apologies/{signed}", $"/apologies/{signed}/posting", []),
            ("chuyenmon", $"/dossiers/{completed}", $"/dossiers/{completed}/result", [("Result.Outcome", nameof(Outcome.Granted))]),
            ("motcua", $"/dossiers/{withdrawn}", $"/dossiers/{withdrawn}/withdrawal", [("Withdrawal.Reason", "Không còn nhu cầu")]),
        ];
        await using (var office = await OfficeProcess.StartAsync(Database, Monday, server.Address, role: "web"))
        {
            var opened = new List<(Visitor By, AngleSharp.Html.Dom.IHtmlDocument Page)>();
            foreach (var (userName, page, _, _) in forms)
            {
                var by = await office.SignInAsync(userName);
                opened.Add((by, await by.GetAsync(page)));
            }
            // Each act ends with its line on the control slip; only giving a reason writes none, and stands at its letter.
            await using var lines = await Standstill.AtAsync(Database, $"lock table dossier_events in share row exclusive mode; select 1 from apology_letters where id = {drafted} for update");
            var sent = forms.Zip(opened, (form, by) => by.By.PostAsync(by.Page, form.Action, form.Fields)).ToList();
            await lines.HoldsAsync(office, "into dossier_events", times: 4);
            await lines.HoldsAsync(office, "update apology_letters", times: 1);
            await lines.KillAsync(office);
            foreach (var form in sent) await Assert.ThrowsAsync<HttpRequestException>(() => form);
        }
        await using (var db = Database.Open())
        {
            Assert.Equal([signed], await db.ApologyLetters.Where(l => l.SignedAt != null).Select(l => l.Id).ToListAsync());
            // A reason is one statement, which the database had already: it ended it alone, and whole. Of the others there is nothing.
            Assert.Equal((0, 4, 0, 0), (await db.ApologyLetters.CountAsync(l => l.PublishedAt != null), await db.ApologyLetters.CountAsync(l => l.ReasonAt != null),
                await db.Dossiers.CountAsync(d => d.CompletedAt != null || d.DroppedAt != null), await db.OwedApologies.CountAsync()));
        }

        // The same forms again, in the next process.
        await using (var next = await OfficeProcess.StartAsync(Database, Monday, server.Address, role: "web"))
        {
            foreach (var (userName, page, action, fields) in forms)
            {
                var by = await next.SignInAsync(userName);
                Assert.Equal(System.Net.HttpStatusCode.Redirect, (await by.PostAsync(await by.GetAsync(page), action, fields)).StatusCode);
            }
        }
        await new WholeLoop(Database, server.Address).EndAsync(AnHourLater);
        await Proof.OfAsync(Database, server, "reason, sign, post, complete and withdraw: five forms in flight", "kill -9", letters: 5);
    }

    /// <summary>Late, drafted and reasoned; of six, the fourth has no reason yet, and two more are there to be completed and withdrawn.</summary>
    async Task<(long First, long Second, long Last)> ReasonedAsync(MailServer server, bool draftOneMore = false)
    {
        var loop = new WholeLoop(Database, server.Address);
        await WholeLoop.ReceiveAsync(Database, 3);
        await loop.DraftAsync(Monday);
        await loop.ReasonAsync(Monday);
        if (draftOneMore)
        {
            await using var more = Database.Open();
            await RegisterAsync(more, "code,procedure_code,channel,applicant_name,email,received_at,due_at\n" + string.Join('\n', Enumerable.Range(4, 3).Select(i =>
                $"TRE-{i},{MaritalStatus},counter,Người nộp {i},nguoi.{i}@example.vn,2024-08-01T08:00:00+07:00,2024-08-09T17:00:00+07:00")), Tuesday);
            await loop.DraftAsync(Monday);
        }
        await using var db = Database.Open();
        var ids = await db.ApologyLetters.OrderBy(l => l.Id).Select(l => l.Id).ToListAsync();
        return (ids[0], ids[1], ids[Math.Min(3, ids.Count - 1)]);
    }
}

using PhuocHiep.MotCua.Messages;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>One office in the process: whoever reads figures hears the meters of every other, and loses those of one that closes.</summary>
[CollectionDefinition(nameof(OneOffice), DisableParallelization = true)]
public sealed class OneOffice;

/// <summary>What the machine that watches reads.</summary>
[Collection(nameof(OneOffice))]
public sealed class GaugesTests(TestTemplate template) : IAsyncLifetime
{
    readonly Office office = new(template);

    public ValueTask InitializeAsync() => office.InitializeAsync();

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task The_figures_of_the_machine_tell_how_long_each_round_is_silent_and_how_many_messages_wait()
    {
        await office.RunRoundsAsync();
        office.Clock.AdvanceMinutes(2);
        await using (var db = office.Database.Open())
        {
            db.OutgoingMessages.Add(OutgoingMessage.Notice((await AgencyAsync(db)).Id, "a@b.example", "Tin", "Nội dung", "x.example", Tuesday));
            await db.SaveChangesAsync();
        }

        var figures = await office.Citizen().Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));

        Assert.Matches("(?m)^motcua_round_silence_seconds\\{[^}]*round=\"apologies\"[^}]*\\} 120$", figures);
        Assert.Matches("(?m)^motcua_messages_unsent\\{[^}]*channel=\"Email\"[^}]*\\} 1$", figures);
        Assert.Matches("(?m)^motcua_messages_unsent\\{[^}]*channel=\"Sms\"[^}]*\\} 0$", figures);
    }
}

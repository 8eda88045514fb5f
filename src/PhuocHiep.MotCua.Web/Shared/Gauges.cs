using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Rounds;

namespace PhuocHiep.MotCua.Web.Shared;

/// <summary>Of the loop, for the machine that watches: how long each round has been silent, and how many messages wait. Asked of the archive when they are read.</summary>
public sealed class Gauges(IServiceScopeFactory scopes, IClock clock) : IHostedService, IDisposable
{
    public const string Meter = "PhuocHiep.MotCua";

    readonly Meter meter = new(Meter);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        meter.CreateObservableGauge("motcua.round.silence", () => Ask(Silences), "s", "Seconds since the last heartbeat of each round.");
        meter.CreateObservableGauge("motcua.messages.unsent", () => Ask(Unsent), "{message}", "Messages neither sent nor given up.");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => meter.Dispose();

    /// <summary>A reader of figures cannot wait otherwise; an archive that does not answer has none.</summary>
    List<Measurement<double>> Ask(Func<MotCuaDb, Task<List<Measurement<double>>>> question)
    {
        using var scope = scopes.CreateScope();
        try
        {
            return question(scope.ServiceProvider.GetRequiredService<MotCuaDb>()).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException or TimeoutException)
        {
            return [];
        }
    }

    async Task<List<Measurement<double>>> Silences(MotCuaDb db)
    {
        var now = clock.GetCurrentInstant();
        return [.. (await db.PulsesAsync()).Where(p => p.Last is not null).Select(p => new Measurement<double>((now - p.Last!.At).TotalSeconds, KeyValuePair.Create<string, object?>("round", p.Rhythm.Id)))];
    }

    static async Task<List<Measurement<double>>> Unsent(MotCuaDb db)
    {
        var unsent = await db.OutgoingMessages.Where(m => m.SentAt == null && m.GivenUpAt == null)
            .GroupBy(m => m.Channel).Select(of => new { Channel = of.Key, Count = of.Count() }).ToDictionaryAsync(of => of.Channel, of => of.Count);
        return [.. Enum.GetValues<MessageChannel>().Where(channel => channel != MessageChannel.None)
            .Select(channel => new Measurement<double>(unsent.GetValueOrDefault(channel), KeyValuePair.Create<string, object?>("channel", channel.ToString())))];
    }
}

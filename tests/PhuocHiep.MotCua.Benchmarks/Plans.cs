using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace PhuocHiep.MotCua.Benchmarks;

/// <summary>Asks the archive for the plan of every command that reads dossiers, before it runs.</summary>
sealed partial class Plans : DbCommandInterceptor
{
    /// <summary>Of an index of all dossiers only what is open is read: as good, and sometimes as cheap to the planner.</summary>
    const string OfAll = "ix_dossiers_agency_id_completed_at";

    /// <summary>They hold only what is open, or waits to be fetched.</summary>
    static readonly HashSet<string> OfToday = ["ix_dossiers_open_due", "ix_dossiers_running_on_time_until", "ix_dossiers_running_due_soon", "ix_dossiers_open_holder", "ix_dossiers_holder_id", "ix_dossiers_waiting", "ix_dossiers_ready", "ix_dossiers_wrong"];

    public int Count { get; private set; }

    public HashSet<string> Indexes { get; } = [];

    /// <summary>Plans that read dossiers in another way.</summary>
    public List<string> Strays { get; } = [];

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (!command.CommandText.Contains("FROM dossiers", StringComparison.Ordinal)) return result;
        await using var explain = (NpgsqlCommand)command.Connection!.CreateCommand();
        explain.CommandText = "explain " + command.CommandText;
        foreach (NpgsqlParameter parameter in command.Parameters) explain.Parameters.Add(parameter.Clone());
        var lines = new List<string>();
        await using var reader = await explain.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) lines.Add(reader.GetString(0));
        Count++;
        var plan = string.Join(Environment.NewLine, lines);
        var indexes = Index().Matches(plan).Select(match => match.Groups[1].Value).Where(index => index.Contains("dossiers", StringComparison.Ordinal)).ToList();
        Indexes.UnionWith(indexes);
        if (!indexes.Exists(index => OfToday.Contains(index) || (index == OfAll && plan.Contains("(completed_at IS NULL)", StringComparison.Ordinal))) || plan.Contains("Seq Scan on dossiers", StringComparison.Ordinal)) Strays.Add(plan);
        return result;
    }

    [GeneratedRegex(@"(?:Scan(?: Backward)? using|Index Scan on) (\w+)")]
    private static partial Regex Index();
}

using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>What is looked at, as it stands in the address: which heap, whose, of what, and where the page begins. Nothing of a person is ever in it.</summary>
public sealed record QueueQuery
{
    public string? Show { get; init; }

    public string? Whose { get; init; }

    public string? Field { get; init; }

    /// <summary>A procedure's code.</summary>
    public string? Procedure { get; init; }

    public string? Channel { get; init; }

    /// <summary>The number of the officer who has them.</summary>
    public int? Holder { get; init; }

    public string? After { get; init; }

    public string? Before { get; init; }

    // Methods: a property would be bound and validated from the address.
    public QueueChip Chip() => QueueChip.Named(Show);

    public Channel? ChannelAsked() => Enum.TryParse<Channel>(Channel, ignoreCase: true, out var channel) && Enum.IsDefined(channel) ? channel : null;

    public bool IsNarrowed => !string.IsNullOrEmpty(Field) || !string.IsNullOrEmpty(Procedure) || ChannelAsked() is not null || Holder is not null;

    public string Address()
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in Parts(this)) query.Add(name, value);
        return "/dossiers" + query;
    }

    /// <summary>From the first page of another heap, of another's, or of all.</summary>
    public QueueQuery From(PageKey? after = null, PageKey? before = null) => this with { After = after?.ToString(), Before = before?.ToString() };

    public QueueQuery Of(QueueChip chip) => From() with { Show = chip.Name };

    public QueueQuery Of(WhoseChip whose) => From() with { Whose = whose.Name };

    public QueueQuery Widened() => From() with { Field = null, Procedure = null, Channel = null, Holder = null };

    public IQueryable<Dossier> Narrow(IQueryable<Dossier> dossiers)
    {
        if (!string.IsNullOrEmpty(Field)) dossiers = dossiers.Where(d => d.Procedure!.Field == Field);
        if (!string.IsNullOrEmpty(Procedure)) dossiers = dossiers.Where(d => d.Procedure!.Code == Procedure);
        if (ChannelAsked() is { } channel) dossiers = dossiers.Where(d => d.Channel == channel);
        if (Holder is { } holder) dossiers = dossiers.HeldBy(holder);
        return dossiers;
    }

    /// <summary>The fields that are filled in, under the names that a form or an address gives them.</summary>
    public static IEnumerable<(string Name, string Value)> Parts(QueueQuery query) =>
        new (string Name, string? Value)[]
        {
            ("show", query.Show), ("whose", query.Whose), ("field", query.Field), ("procedure", query.Procedure), ("channel", query.Channel), ("holder", query.Holder?.ToString(CultureInfo.InvariantCulture)), ("after", query.After), ("before", query.Before),
        }.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => (part.Name, part.Value!));
}

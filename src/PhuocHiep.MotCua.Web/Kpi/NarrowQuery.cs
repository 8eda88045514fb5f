using System.Globalization;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <summary>What a list is narrowed to and by what it is told apart, in its address; what cannot be read is not asked.</summary>
public sealed record NarrowQuery
{
    public string? Field { get; init; }

    public string? Procedure { get; init; }

    public int? Officer { get; init; }

    public string? Channel { get; init; }

    /// <summary>`field`, `procedure`, `officer`, `channel`.</summary>
    public string? By { get; init; }

    public Narrowing Read() => new(Blank(Field), Blank(Procedure), Officer, Channel is { } channel ? Slug.Named<Channel>(channel) : null);

    /// <returns>Whether it is told apart.</returns>
    public bool Read(out BreakdownBy by)
    {
        var named = By is null ? null : Slug.Named<BreakdownBy>(By);
        by = named.GetValueOrDefault();
        return named is not null;
    }

    /// <summary>Narrowed to one line of what is told apart; then it is told apart no more.</summary>
    public NarrowQuery To(BreakdownBy by, string key)
    {
        var to = Read().With(by, key);
        return new() { Field = to.Field, Procedure = to.Procedure, Officer = to.Officer, Channel = to.Channel is { } channel ? Slug.Of(channel) : null };
    }

    /// <summary>No more narrowed by this.</summary>
    public NarrowQuery Without(BreakdownBy by) => by switch
    {
        BreakdownBy.Field => this with { Field = null },
        BreakdownBy.Procedure => this with { Procedure = null },
        BreakdownBy.Officer => this with { Officer = null },
        _ => this with { Channel = null },
    };

    /// <summary>As the end of an address that has a question already.</summary>
    public string Text() => string.Concat(new (string Name, string? Value)[]
    {
        ("field", Field), ("procedure", Procedure), ("officer", Officer?.ToString(CultureInfo.InvariantCulture)), ("channel", Channel), ("by", By),
    }.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"&{p.Name}={Uri.EscapeDataString(p.Value!)}"));

    static string? Blank(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Deadlines;

namespace PhuocHiep.MotCua.Procedures;

/// <summary>
/// Một lần sửa thủ tục: what the office had said of it until then, so that a figure can be told as it stood. Written with the change and
/// never touched again (the database refuses, and refuses a change without it). What was changed later is told by the next of them, or by
/// the procedure itself.
/// </summary>
public sealed class ProcedureChange
{
    public long Id { get; init; }

    public int ProcedureId { get; init; }

    public Instant At { get; init; }

    /// <summary>The officer's name that day, or the part of the system that did it.</summary>
    public string By { get; init; } = "";

    public string Name { get; init; } = "";

    public string Field { get; init; } = "";

    public TimeLimit? Limit { get; init; }

    public OnlineLevel OnlineLevel { get; init; }

    public bool OnlineEligible { get; init; }

    public bool HasFinancialObligation { get; init; }

    public bool OnlinePaymentEligible { get; init; }

    public bool OnlinePaymentDeployed { get; init; }

    public bool Published { get; init; }

    public ProcedureStatus Status { get; init; }

    public LocalDate? InForceFrom { get; init; }

    public LocalDate? InForceTo { get; init; }
}

// What an indicator asks of it, by date.
public sealed partial class Procedure
{
    /// <summary>Said by the office itself; before that it is the starting catalogue's guess.</summary>
    internal const string ByTheOffice = "office";

    public List<ProcedureChange> Changes { get; init; } = [];

    /// <summary>
    /// Sửa thủ tục, and keep what held until now. What the office says for the first time of a procedure of the starting catalogue was always
    /// so: it puts a guess right and changes nothing.
    /// </summary>
    public void Change(Action<Procedure> change, string by, Instant now)
    {
        var wasSaid = Confidence == ByTheOffice;
        var was = AsItStands(by, now);
        change(this);
        Confidence = ByTheOffice;
        RefreshSearchText();
        if (wasSaid && !SaysTheSame(was)) Changes.Add(was);
    }

    ProcedureChange AsItStands(string by, Instant now) => new()
    {
        At = now,
        By = by,
        Name = Name,
        Field = Field,
        Limit = Limit,
        OnlineLevel = OnlineLevel,
        OnlineEligible = OnlineEligible,
        HasFinancialObligation = HasFinancialObligation,
        OnlinePaymentEligible = OnlinePaymentEligible,
        OnlinePaymentDeployed = OnlinePaymentDeployed,
        Published = Published,
        Status = Status,
        InForceFrom = InForceFrom,
        InForceTo = InForceTo,
    };

    bool SaysTheSame(ProcedureChange was) =>
        (Name, Field, Limit, OnlineLevel, OnlineEligible, HasFinancialObligation, OnlinePaymentEligible, OnlinePaymentDeployed, Published, Status, InForceFrom, InForceTo)
        == (was.Name, was.Field, was.Limit, was.OnlineLevel, was.OnlineEligible, was.HasFinancialObligation, was.OnlinePaymentEligible, was.OnlinePaymentDeployed, was.Published, was.Status, was.InForceFrom, was.InForceTo);
}

public static class ProcedureChangeQueries
{
    /// <summary>The catalogue as it stood at an instant: of what was changed since, what the first later change has kept. Read only.</summary>
    /// <remarks>A column of the procedure that a change does not keep is as it is today.</remarks>
    public static IQueryable<Procedure> AsOf(this DbSet<Procedure> procedures, Instant at) => procedures.FromSql($"""
        select (jsonb_populate_record(p, coalesce(c.was, jsonb_build_object()))).*
        from procedures p
        left join lateral (
            select to_jsonb(c) - 'id' - 'procedure_id' - 'at' - 'by' as was from procedure_changes c where c.procedure_id = p.id and c.at > {at} order by c.id limit 1) c on true
        """);
}

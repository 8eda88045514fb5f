using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Payments;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>
/// What can be otherwise today than it was at the period's instant, told as it stood: of those few dossiers of which something was written
/// since, what was written since is taken back. What an old register says holds since its own dates. As of now the rows say it.
/// </summary>
static class AsItStood
{
    /// <summary>Every component digitized; a dossier without a recorded component has nothing digitized.</summary>
    public static Expression<Func<Dossier, bool>> AllDigitized(KpiPeriod period)
    {
        if (!period.MayBePast) return d => d.ComponentsTotal > 0 && d.ComponentsDigitized == d.ComponentsTotal;
        var at = period.AsOf;
        return d => d.ComponentsTotal > 0 && (d.Documents.Any(x => x.ComponentId != null && (x.AddedAt > at || x.WithdrawnAt > at))
            ? d.Components.All(c =>
                d.Documents.Any(x => x.ComponentId == c.Id && (x.SaidBefore || (x.AddedAt <= at && (x.WithdrawnAt == null || x.WithdrawnAt > at))))
                || (c.IsDigitized && !d.Documents.Any(x => x.ComponentId == c.Id)))
            : d.ComponentsDigitized == d.ComponentsTotal);
    }

    /// <summary>At least one component digitized.</summary>
    public static Expression<Func<Dossier, bool>> AnyDigitized(KpiPeriod period)
    {
        if (!period.MayBePast) return d => d.ComponentsDigitized > 0;
        var at = period.AsOf;
        return d => d.Documents.Any(x => x.ComponentId != null && (x.AddedAt > at || x.WithdrawnAt > at))
            ? d.Components.Any(c =>
                d.Documents.Any(x => x.ComponentId == c.Id && (x.SaidBefore || (x.AddedAt <= at && (x.WithdrawnAt == null || x.WithdrawnAt > at))))
                || (c.IsDigitized && !d.Documents.Any(x => x.ComponentId == c.Id)))
            : d.ComponentsDigitized > 0;
    }

    /// <summary>The result was issued electronically.</summary>
    public static Expression<Func<Dossier, bool>> ElectronicResult(KpiPeriod period)
    {
        if (!period.MayBePast) return d => d.ElectronicResult;
        var at = period.AsOf;
        return d => d.Documents.Any(x => x.ComponentId == null && (x.AddedAt > at || x.WithdrawnAt > at))
            ? d.Documents.Any(x => x.ComponentId == null && (x.SaidBefore || (x.AddedAt <= at && (x.WithdrawnAt == null || x.WithdrawnAt > at))))
            : d.ElectronicResult;
    }

    public static Expression<Func<Dossier, bool>> CarriesFee(KpiPeriod period)
    {
        if (!period.MayBePast) return d => d.FeeVnd > 0;
        var at = period.AsOf;
        return d => d.FeeCorrections.Any(c => c.At > at) ? d.FeeCorrections.Where(c => c.At > at).OrderBy(c => c.Id).First().OldFeeVnd > 0 : d.FeeVnd > 0;
    }

    /// <summary>The fee is paid, and was so online.</summary>
    public static Expression<Func<Dossier, bool>> PaidOnline(KpiPeriod period)
    {
        var at = period.AsOf;
        if (!period.MayBePast) return d => d.PaymentMethod == PaymentMethod.Online && d.PaidAt != null && d.PaidAt <= at;
        return d => d.Payments.Any(p => p.At > at)
            ? (d.PaidBeforeAt <= at ? d.PaidBeforeVnd : 0) + d.Payments.Where(p => p.At <= at).Sum(p => p.Kind == PaymentKind.Paid ? p.AmountVnd : -p.AmountVnd) > 0
                && (d.Payments.Where(p => p.At <= at && p.Kind == PaymentKind.Paid).OrderByDescending(p => p.Id).Select(p => (PaymentMethod?)p.Method).FirstOrDefault() ?? d.PaidBeforeMethod) == PaymentMethod.Online
            : d.PaymentMethod == PaymentMethod.Online && d.PaidAt != null && d.PaidAt <= at;
    }

    /// <summary>Paid online, in the period.</summary>
    public static IQueryable<Dossier> PaidOnlineInPeriod(MotCuaDb db, KpiPeriod period)
    {
        var (start, end, at) = (period.Start, period.End, period.AsOf);
        var agency = db.Dossiers.Of(period.AgencyId);
        var asWritten = agency.Where(d => d.PaymentMethod == PaymentMethod.Online && d.PaidAt >= start && d.PaidAt < end && d.PaidAt <= at);
        if (!period.MayBePast) return asWritten;
        // Those that have changed since are looked for by their payments of the period, never among all.
        var ids = db.Payments.Where(p => p.At >= start && p.At < end && p.Kind == PaymentKind.Paid && p.Method == PaymentMethod.Online).Select(p => p.DossierId)
            .Union(agency.Where(d => d.PaidBeforeMethod == PaymentMethod.Online && d.PaidBeforeAt >= start && d.PaidBeforeAt < end).Select(d => d.Id));
        var changed = agency.Where(d => ids.Contains(d.Id) && d.Payments.Any(p => p.At > at)).Where(PaidOnline(period))
            .Select(d => new { Dossier = d, PaidAt = d.Payments.Where(p => p.At <= at && p.Kind == PaymentKind.Paid).Max(p => (Instant?)p.At) ?? d.PaidBeforeAt })
            .Where(d => d.PaidAt >= start && d.PaidAt < end).Select(d => d.Dossier);
        return asWritten.Where(d => !d.Payments.Any(p => p.At > at)).Concat(changed);
    }

    public static Expression<Func<Dossier, bool>> And(this Expression<Func<Dossier, bool>> one, Expression<Func<Dossier, bool>> other) =>
        Expression.Lambda<Func<Dossier, bool>>(Expression.AndAlso(one.Body, ReplacingExpressionVisitor.Replace(other.Parameters[0], one.Parameters[0], other.Body)), one.Parameters);
}

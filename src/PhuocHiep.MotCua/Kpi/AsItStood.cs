using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
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

    /// <summary>
    /// Of which something was paid online in the period. It was paid, though it was given back later: what the row says now is asked first,
    /// and of the few of which something was given back since, every payment.
    /// </summary>
    public static IQueryable<Dossier> PaidOnlineInPeriod(MotCuaDb db, KpiPeriod period)
    {
        var (start, end, at) = (period.Start, period.End, period.AsOf);
        var agency = db.Dossiers.Of(period.AgencyId);
        var givenBack = db.Payments.Where(p => p.Kind == PaymentKind.Refunded && p.At >= start).Select(p => p.DossierId);
        return agency.Where(d => d.PaymentMethod == PaymentMethod.Online && d.PaidAt >= start && d.PaidAt < end && d.PaidAt <= at)
            .Concat(agency.Where(d => givenBack.Contains(d.Id) && (
                (d.PaidBeforeMethod == PaymentMethod.Online && d.PaidBeforeAt >= start && d.PaidBeforeAt < end && d.PaidBeforeAt <= at)
                || d.Payments.Any(p => p.Kind == PaymentKind.Paid && p.Method == PaymentMethod.Online && p.At >= start && p.At < end && p.At <= at))));
    }

    public static Expression<Func<Dossier, bool>> And(this Expression<Func<Dossier, bool>> one, Expression<Func<Dossier, bool>> other) =>
        Expression.Lambda<Func<Dossier, bool>>(Expression.AndAlso(one.Body, ReplacingExpressionVisitor.Replace(other.Parameters[0], one.Parameters[0], other.Body)), one.Parameters);
}

using NodaTime;

namespace PhuocHiep.MotCua.Payments;

public static class PaymentQueries
{
    public static IQueryable<Payment> Of(this IQueryable<Payment> payments, int agencyId) => payments.Where(p => p.Dossier!.AgencyId == agencyId);

    /// <summary>Taken or given back on that day of Vietnam.</summary>
    public static IQueryable<Payment> On(this IQueryable<Payment> payments, LocalDate day)
    {
        var (start, end) = (day.Start(), day.PlusDays(1).Start());
        return payments.Where(p => p.At >= start && p.At < end);
    }
}

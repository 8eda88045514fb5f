using NodaTime;
using NodaTime.Text;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>One fact of a dossier: as told again, and as its row has it.</summary>
public sealed record RetoldFact(string What, string Expected, string Found);

public static class RetoldFacts
{
    public const string Slip = "slip";

    /// <summary>Where the row does not say what is told again.</summary>
    public static IReadOnlyList<RetoldFact> Differences(this Retold told)
    {
        var row = told.Dossier;
        (string What, string Expected, string Found)[] facts =
        [
            ("received-at", Text(told.ReceivedAt), Text(row.ReceivedAt)),
            ("status", $"{told.Status}", $"{row.Status}"),
            ("due-at", Text(told.DueAt), Text(row.DueAt)),
            ("on-time-until", Text(told.OnTimeUntil), Text(row.OnTimeUntil)),
            ("completed-at", Text(told.CompletedAt), Text(row.CompletedAt)),
            ("dropped-at", Text(told.DroppedAt), Text(row.DroppedAt)),
            ("handed-over-at", Text(told.HandedOverAt), Text(row.HandedOverAt)),
            ("result-error-at", Text(told.ResultErrorAt), Text(row.ResultErrorAt)),
            ("clock-stopped-at", Text(told.ClockStoppedAt), Text(row.ClockStoppedAt)),
            ("paid-at", Text(told.PaidAt), Text(row.PaidAt)),
            // An old register may name a way without saying when.
            ("payment-method", $"{told.PaidBy}", told.PaidAt is null && row.PaidAt is null ? $"{told.PaidBy}" : $"{row.PaymentMethod}"),
            ("paid-vnd", $"{told.PaidVnd}", $"{row.PaidVnd}"),
            ("components-digitized", $"{told.ComponentsDigitized}", $"{row.ComponentsDigitized}"),
            ("electronic-result", $"{told.ElectronicResult}", $"{row.ElectronicResult}"),
            (Slip, "", string.Join("; ", told.Breaks)),
        ];
        return [.. facts.Where(f => f.Expected != f.Found).Select(f => new RetoldFact(f.What, f.Expected, f.Found))];
    }

    static string Text(Instant? at) => at is { } known ? InstantPattern.ExtendedIso.Format(known) : "";
}

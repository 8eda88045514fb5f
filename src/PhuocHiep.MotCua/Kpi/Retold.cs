using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Payments;
using PhuocHiep.MotCua.Procedures;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>
/// A dossier told again from the beginning: what its control slip, its payments and its files say of it, one line after the other. Reads
/// nothing of the row but what was written once at receipt. Needs events, payments, corrections of the fee, documents, components and the
/// procedure loaded.
/// </summary>
public sealed class Retold
{
    readonly List<string> breaks = [];

    public Retold(Dossier dossier)
    {
        Dossier = dossier;
        foreach (var line in dossier.Events.OrderBy(e => e.Id)) Follow(line);
        TakeMoney();
        AllDigitized = Digitized() is var digitized && dossier.ComponentsTotal > 0 && digitized == dossier.ComponentsTotal;
        ComponentsDigitized = digitized;
        ElectronicResult = Said(null, dossier.ElectronicResult);
    }

    public Dossier Dossier { get; }

    public Instant? ReceivedAt { get; private set; }

    public DossierStatus? Status { get; private set; }

    public Instant? DueAt { get; private set; }

    public Instant? OnTimeUntil { get; private set; }

    public Instant? CompletedAt { get; private set; }

    public Instant? DroppedAt { get; private set; }

    public Instant? HandedOverAt { get; private set; }

    public Instant? ResultErrorAt { get; private set; }

    public Instant? ClockStoppedAt { get; private set; }

    public Instant? PaidAt { get; private set; }

    public PaymentMethod? PaidBy { get; private set; }

    public long PaidVnd { get; private set; }

    public int ComponentsDigitized { get; }

    public bool AllDigitized { get; }

    public bool ElectronicResult { get; }

    /// <summary>Where a line does not follow from the one before: one was taken out or written over.</summary>
    public IReadOnlyList<string> Breaks => breaks;

    public bool IsCompletedLate => CompletedAt > OnTimeUntil;

    void Follow(DossierEvent line)
    {
        // Lines that only note something are written beside the dossier, and may have been overtaken by a move.
        if (!Moves(line.Kind)) return;
        if (line.Kind != DossierEventKind.Received && line.FromStatus != Status) breaks.Add($"{line.Kind} {line.At}: {line.FromStatus}, not {Status}");
        if (line.OldDueAt != null && line.OldDueAt != DueAt) breaks.Add($"{line.Kind} {line.At}: due {line.OldDueAt}, not {DueAt}");
        Status = line.ToStatus;
        switch (line.Kind)
        {
            case DossierEventKind.Received: ReceivedAt = line.At; break;
            case DossierEventKind.Completed: CompletedAt ??= line.At; break;
            case DossierEventKind.Withdrawn or DossierEventKind.Stopped: DroppedAt ??= line.At; break;
            case DossierEventKind.HandedOver: HandedOverAt ??= line.At; break;
            case DossierEventKind.ResultErrorReported: ResultErrorAt = line.At; break;
            case DossierEventKind.ResultCorrected: ResultErrorAt = null; break;
            // A late dossier's clock runs on.
            case DossierEventKind.SupplementRequested or DossierEventKind.SuspendedForPayment or DossierEventKind.SuspendedForPosting: if (line.At <= OnTimeUntil) ClockStoppedAt = line.At; break;
            case DossierEventKind.SupplementCompleted or DossierEventKind.Resumed: ClockStoppedAt = null; break;
        }
        if (line.NewDueAt is { } due) (DueAt, OnTimeUntil) = (due, LastInstantOf(due, isFirst: line.Kind == DossierEventKind.Received));
    }

    static bool Moves(DossierEventKind kind) => kind is DossierEventKind.Received or DossierEventKind.Completed or DossierEventKind.HandedOver or DossierEventKind.Withdrawn or DossierEventKind.Assigned
        or DossierEventKind.SupplementRequested or DossierEventKind.SupplementCompleted or DossierEventKind.SuspendedForPayment or DossierEventKind.SuspendedForPosting or DossierEventKind.Resumed
        or DossierEventKind.OpinionAsked or DossierEventKind.OpinionTaken or DossierEventKind.Extended or DossierEventKind.Stopped or DossierEventKind.ResultErrorReported or DossierEventKind.ResultCorrected;

    /// <summary>24:00 of the day for a limit in days; the instant for hours, and for a date that an old register brought along.</summary>
    Instant LastInstantOf(Instant due, bool isFirst)
    {
        if (isFirst) return Dossier.Limit is null or { IsInHours: true } ? due : due.VietnamDay().End();
        if (Dossier.ExtendedTo == due.VietnamDay()) return due.VietnamDay().End();
        var limit = Dossier.ExtensionKind == ExtensionKind.TotalCap ? Dossier.ExtensionLimit : Dossier.Limit ?? Dossier.Procedure?.Limit;
        return limit is { IsInHours: true } ? due : due.VietnamDay().End();
    }

    void TakeMoney()
    {
        (PaidAt, PaidBy, PaidVnd) = (Dossier.PaidBeforeAt, Dossier.PaidBeforeMethod, Dossier.PaidBeforeVnd);
        var fees = Dossier.FeeCorrections.OrderBy(c => c.Id).ToList();
        for (var i = 1; i < fees.Count; i++) if (fees[i].OldFeeVnd != fees[i - 1].NewFeeVnd) breaks.Add($"Fee {fees[i].At}: {fees[i].OldFeeVnd}, not {fees[i - 1].NewFeeVnd}");
        if (fees.Count > 0 && fees[^1].NewFeeVnd != Dossier.FeeVnd) breaks.Add($"Fee: {Dossier.FeeVnd}, not {fees[^1].NewFeeVnd}");
        foreach (var payment in Dossier.Payments.OrderBy(p => p.Id))
        {
            if (payment.Kind == PaymentKind.Paid)
            {
                (PaidAt, PaidBy, PaidVnd) = (payment.At, payment.Method, PaidVnd + payment.AmountVnd);
                var fee = fees.Find(c => c.At > payment.At) is { } next ? next.OldFeeVnd : Dossier.FeeVnd;
                if (payment.AmountVnd != fee) breaks.Add($"Paid {payment.At}: {payment.AmountVnd}, of a fee of {fee}");
            }
            else
            {
                PaidVnd -= payment.AmountVnd;
                if (PaidVnd == 0) (PaidAt, PaidBy) = (null, null);
            }
        }
    }

    int Digitized() => Dossier.Components.Count == 0 ? Dossier.ComponentsDigitized : Dossier.Components.Count(c => Said(c.Id, c.IsDigitized));

    /// <summary>By its files; where there never was one, as it was said.</summary>
    bool Said(long? paperId, bool said)
    {
        var files = Dossier.Documents.Where(d => d.ComponentId == paperId).ToList();
        return files.Count == 0 ? said : files.Exists(d => d.SaidBefore || d.Counts);
    }
}

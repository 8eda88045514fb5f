using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Procedures;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>
/// The figures of a day once more, from its dossiers told again and their letters: written apart from the indicators, without their questions,
/// so that a mistake in the one is not repeated in the other. What is added up by day has a line here; a test sees to it.
/// </summary>
public static class Reckoning
{
    sealed record Line(DayOf Day, Func<Case, bool> IsOf, Func<Case, bool> Counts);

    /// <summary>A dossier and all letters about it.</summary>
    sealed record Case(Retold Told, IReadOnlyList<ApologyLetter> Letters)
    {
        public Dossier Row => Told.Dossier;

        public bool OwesForBeingLate => Told.IsCompletedLate && !Row.OwesNoLetter;

        public IEnumerable<ApologyLetter> ForBeingLate => Letters.Where(l => l.Cause == ApologyCause.Late && l.WithdrawnAt is null);

        public bool IsApologisedFor => ForBeingLate.Any(l => l.IssuedAt is not null);

        /// <summary>Any of them by the limit of the first; without a limit nothing was missed.</summary>
        public bool IsApologisedInTime => ForBeingLate.Where(l => l.FollowsId is null).Any(first => ForBeingLate.Any(l => l.IssuedAt is { } at && (first.IssueBy is null || at <= first.IssueBy)));

        /// <summary>Of a late one: a letter for that is on the wall, and of every other cause for which one is owed something is.</summary>
        public bool IsPosted => Letters.Any(l => l is { Cause: ApologyCause.Late, PublishedAt: not null })
            && Asked.Where(l => l.WithdrawnAt is null && l.OwedAt is not null).All(owed => Asked.Any(l => l.Cause == owed.Cause && l.PublishedAt is not null));

        /// <summary>Those that are to be posted.</summary>
        IEnumerable<ApologyLetter> Asked => Letters.Where(l => l.Cause is ApologyCause.Late or ApologyCause.IntakeError);
    }

    static readonly Dictionary<string, Line> Lines = new()
    {
        ["on-time-rate"] = new(DayOf.Result, _ => true, c => !c.Told.IsCompletedLate),
        ["on-time-rate-with-open"] = new(DayOf.Result, _ => true, c => !c.Told.IsCompletedLate),
        ["on-time-rate-of-received"] = new(DayOf.Receipt, _ => true, c => c.Told.CompletedAt is not null && !c.Told.IsCompletedLate),
        ["apology-rate"] = new(DayOf.Result, c => c.Told.IsCompletedLate, c => c.IsApologisedFor),
        ["apology-published-rate"] = new(DayOf.Result, c => c.OwesForBeingLate, c => c.IsPosted),
        ["online-dossier-rate"] = new(DayOf.Receipt, c => c.Row.Procedure!.OnlineLevel == OnlineLevel.Full, c => c.Row.Channel == Channel.Online),
        ["online-payment-dossier-rate"] = new(DayOf.Result, c => c.Row.FeeVnd > 0 && c.Row.Procedure!.OnlinePaymentDeployed, c => c.Told is { PaidAt: not null, PaidBy: PaymentMethod.Online }),
        ["digitization-rate"] = new(DayOf.Result, _ => true, c => c.Told is { AllDigitized: true, ElectronicResult: true }),
        ["component-digitization-rate"] = new(DayOf.Result, _ => true, c => c.Told.AllDigitized),
        ["electronic-result-rate"] = new(DayOf.Result, _ => true, c => c.Told.ElectronicResult),
        ["one-stop-rate"] = new(DayOf.Result, c => c.Told.HandedOverAt is not null, _ => true),
        ["few-visits-rate"] = new(DayOf.Result, c => c.Row.Origin != Origin.Imported, c => c.Row.Events.Count(e => e.InPerson && e.At <= c.Told.CompletedAt) < Dossier.MostVisits),
        ["766-received-online"] = new(DayOf.Receipt, _ => true, c => c.Row.Channel == Channel.Online),
        ["766-paid-online-dossiers"] = new(DayOf.Result, c => c.Row.FeeVnd > 0, c => c.Told is { PaidAt: not null, PaidBy: PaymentMethod.Online }),
        ["766-digitized"] = new(DayOf.Receipt, _ => true, c => c.Told.ComponentsDigitized > 0),
        ["766-reused"] = new(DayOf.Receipt, _ => true, c => c.Row.Documents.Exists(d => d is { ReusedFromId: not null, Counts: true })),
        ["late-Owed"] = Step(_ => true),
        ["late-Drafted"] = Step(c => c.ForBeingLate.Any()),
        ["late-Signed"] = Step(c => c.ForBeingLate.Any(l => l.SignedAt is not null)),
        ["late-SentInTime"] = Step(c => c.IsApologisedInTime),
        ["late-SentLate"] = Step(c => c.IsApologisedFor && !c.IsApologisedInTime),
        ["late-Posted"] = Step(c => c.ForBeingLate.Any(l => l.PublishedAt is not null)),
        ["late-Missing"] = Step(c => !c.IsApologisedFor),
    };

    /// <summary>What can be reckoned.</summary>
    public static IEnumerable<string> Ids => Lines.Keys;

    /// <summary>Of one day; what has nothing of it has no line.</summary>
    /// <param name="dossiers">All that were received or have their result that day.</param>
    public static IReadOnlyDictionary<string, Halves> OfDay(LocalDate day, IEnumerable<Retold> dossiers, ILookup<long, ApologyLetter> letters)
    {
        var cases = dossiers.Select(told => new Case(told, [.. letters[told.Dossier.Id]])).ToList();
        var halves = new Dictionary<string, Halves>();
        foreach (var (id, line) in Lines)
        {
            var of = cases.Where(c => (line.Day == DayOf.Receipt ? c.Told.ReceivedAt : c.Told.CompletedAt)?.VietnamDay() == day && line.IsOf(c)).ToList();
            if (of.Count > 0) halves[id] = new(of.Count(line.Counts), of.Count);
        }
        var taken = cases.Select(c => c.Told).Where(told => told.CompletedAt?.VietnamDay() == day).Select(told => told.CompletedAt!.Value - told.ReceivedAt!.Value).ToList();
        if (taken.Count > 0) halves[TimeTaken.Id] = new(taken.Sum(t => t.BclCompatibleTicks / 10), taken.Count);
        return halves;
    }

    // A step of the ledger: both halves are the same dossiers.
    static Line Step(Func<Case, bool> isAt) => new(DayOf.Result, c => c.OwesForBeingLate && isAt(c), _ => true);
}

using NodaTime;
using NodaTime.Text;

namespace PhuocHiep.MotCua.Tests.Kpi;

/// <summary>A line of year-2025/dossiers.csv.</summary>
/// <param name="Group">A plain group, or X: exceptional, and <see cref="Why"/> says how.</param>
/// <param name="Due">The promise by which it is judged, worked out by hand: a day (until 24:00) or an instant; empty in a plain group.</param>
sealed record YearDossier(
    string Code, string Group, string Entry, Instant? ImportedAt, string Procedure, string Channel, Instant ReceivedAt, string? Due, Instant? CompletedAt, string? Outcome,
    Instant? ReturnedAt, long? FeeVnd, string? PaidBy, int Components, int Digitized, bool Electronic, string? Why)
{
    public bool IsExceptional => Group == "X";

    public string ApplicantName => $"Người nộp {Code}";

    /// <summary>How it is named in a sum: by its group, or by itself.</summary>
    public string Term => IsExceptional ? Code : Group;
}

/// <summary>A line of acts.csv: what happened besides receipt, result and hand-over.</summary>
sealed record YearAct(Instant At, string Code, string Act, string What);

/// <summary>A line of periods.csv.</summary>
sealed record YearPeriod(string Name, LocalDate From, LocalDate To, Instant AsOf);

/// <summary>A line of expected.csv: one number, how it adds up and why.</summary>
sealed record YearLine(string Period, string Line, string Part, int Count, string Sum, string Reasoning)
{
    public string Key => $"{Line} {Part}";
}

/// <summary>The files of year-2025, which were worked out by hand (see expected.md there); read here and nothing else.</summary>
static class YearFiles
{
    static readonly LocalDateTimePattern[] Times = [LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm"), LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss")];

    public static readonly IReadOnlyList<YearDossier> Dossiers =
    [
        .. Read("dossiers.csv", "code", "group", "entry", "imported_at", "procedure", "channel", "received_at", "due", "completed_at", "outcome", "returned_at", "fee_vnd", "paid_by", "components", "digitized", "electronic", "why")
            .Select(r => new YearDossier(r["code"]!, r["group"]!, r["entry"]!, At(r["imported_at"]), r["procedure"]!, r["channel"]!, At(r["received_at"])!.Value, r["due"], At(r["completed_at"]), r["outcome"],
                At(r["returned_at"]), r["fee_vnd"] is { } fee ? Whole(fee) : null, r["paid_by"], Whole(r["components"]!), Whole(r["digitized"]!), r["electronic"] == "true", r["why"])),
    ];

    public static readonly IReadOnlyList<YearAct> Acts =
        [.. Read("acts.csv", "at", "code", "act", "what").Select(r => new YearAct(At(r["at"])!.Value, r["code"]!, r["act"]!, r["what"] ?? ""))];

    public static readonly IReadOnlyList<YearPeriod> Periods =
        [.. Read("periods.csv", "period", "from", "to", "as_of", "why").Select(r => new YearPeriod(r["period"]!, Day(r["from"]!), Day(r["to"]!), VietnamTime.TryParseIso(r["as_of"], out Instant at) ? at : throw new FormatException(r["as_of"])))];

    public static readonly IReadOnlyList<YearLine> Expected =
        [.. Read("expected.csv", "period", "line", "part", "count", "sum", "reasoning").Select(r => new YearLine(r["period"]!, r["line"]!, r["part"]!, Whole(r["count"]!), r["sum"]!, r["reasoning"]!))];

    public static StreamReader Open(string name) => new(Path.Combine(AppContext.BaseDirectory, "Kpi", "year-2025", name));

    /// <summary>What a line's sum adds up to: how many of each group, and which of the exceptional. `[line part]` stands for the sum of another line of the period.</summary>
    public static IReadOnlyDictionary<string, int> Terms(YearLine line)
    {
        var terms = new Dictionary<string, int>();
        if (line.Sum == "none") return terms;
        var sign = 1;
        foreach (var piece in line.Sum.Replace(" - ", " + -", StringComparison.Ordinal).Split(" + "))
        {
            sign = piece[0] == '-' ? -1 : 1;
            var text = piece.TrimStart('-');
            if (text[0] == '[')
                foreach (var (key, count) in Terms(Expected.Single(other => other.Period == line.Period && other.Key == text[1..^1]))) Add(key, count);
            else if (text.Split(' ') is [var group, var number]) Add(group, Whole(number));
            else Add(text, 1);
        }
        return terms.Where(t => t.Value != 0).ToDictionary();

        void Add(string key, int count) => terms[key] = terms.GetValueOrDefault(key) + sign * count;
    }

    public static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;

    public static Instant? At(string? text) => text is null ? null : Times.Select(pattern => pattern.Parse(text)).First(read => read.Success).Value.InZoneStrictly(VietnamTime.Zone).ToInstant();

    static int Whole(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    static IReadOnlyList<CsvRow> Read(string name, params string[] columns)
    {
        using var file = Open(name);
        return CsvTable.Read(file, columns, []);
    }
}

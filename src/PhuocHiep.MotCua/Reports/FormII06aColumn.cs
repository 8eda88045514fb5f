namespace PhuocHiep.MotCua.Reports;

/// <summary>How a dossier came into the period.</summary>
public enum Coming
{
    Online,

    /// <summary>Trực tiếp, dịch vụ bưu chính.</summary>
    InPerson,

    /// <summary>Từ kỳ trước: received before, and then still open. Derived from the dossiers, never typed.</summary>
    Before,
}

/// <summary>How a dossier stood at the end of the period.</summary>
public enum Standing
{
    /// <summary>Has its result, on a day before the day promised.</summary>
    Early,

    /// <summary>Has its result, on the day promised.</summary>
    OnTheDay,

    /// <summary>Has its result, on a later day.</summary>
    Late,

    /// <summary>Ended without a result: at the applicant's wish.</summary>
    Withdrawn,

    /// <summary>Ended without a result: the supplement or the duty never came.</summary>
    Stopped,

    /// <summary>Open, the day promised is not over.</summary>
    InTime,

    /// <summary>Open, the clock stands: a supplement is awaited.</summary>
    AwaitingSupplement,

    /// <summary>Open, the clock stands: by the sector's law.</summary>
    Suspended,

    /// <summary>Open, the day promised is over.</summary>
    Overdue,
}

/// <summary>A column of the form that is counted: which dossiers it holds.</summary>
/// <param name="Number">(3) to (13).</param>
/// <param name="Above">The headings over its own, from the top.</param>
/// <param name="Sum">What it is the sum of: `(4)+(5)+(6)`; empty where it is no sum.</param>
/// <param name="Comings">Empty: however it came.</param>
/// <param name="Standings">Empty: however it stood.</param>
public sealed record FormII06aColumn(int Number, string Title, IReadOnlyList<string> Above, string Sum, IReadOnlyList<Coming> Comings, IReadOnlyList<Standing> Standings)
{
    const string Received = "Số lượng hồ sơ tiếp nhận";
    const string Settled = "Số lượng hồ sơ đã giải quyết";
    const string Open = "Số lượng hồ sơ đang giải quyết";

    // Withdrawn and stopped count as on the day, and what waits with its clock standing as in time, as the provincial portals count them; the
    // report says how many (Notes).
    static readonly Standing[] OnTheDay = [Standing.OnTheDay, Standing.Withdrawn, Standing.Stopped];
    static readonly Standing[] InTime = [Standing.InTime, Standing.AwaitingSupplement, Standing.Suspended];

    /// <summary>In the order of the form. Each sum holds exactly what its parts hold, so (3) = (4)+(5)+(6) = (7)+(11) whatever the archive.</summary>
    public static readonly IReadOnlyList<FormII06aColumn> All =
    [
        new(3, "Tổng số", [Received], "(4)+(5)+(6)", [], []),
        new(4, "Trực tuyến", [Received, "Trong kỳ"], "", [Coming.Online], []),
        new(5, "Trực tiếp, dịch vụ bưu chính", [Received, "Trong kỳ"], "", [Coming.InPerson], []),
        new(6, "Từ kỳ trước", [Received], "", [Coming.Before], []),
        new(7, "Tổng số", [Settled], "(8)+(9)+(10)", [], [Standing.Early, .. OnTheDay, Standing.Late]),
        new(8, "Trước hạn", [Settled], "", [], [Standing.Early]),
        new(9, "Đúng hạn", [Settled], "", [], OnTheDay),
        new(10, "Quá hạn", [Settled], "", [], [Standing.Late]),
        new(11, "Tổng số", [Open], "(12)+(13)", [], [.. InTime, Standing.Overdue]),
        new(12, "Trong hạn", [Open], "", [], InTime),
        new(13, "Quá hạn", [Open], "", [], [Standing.Overdue]),
    ];

    /// <summary>`Số lượng hồ sơ đã giải quyết, quá hạn`.</summary>
    public string Name => string.Join(", ", Above.Append(Title).Select((word, i) => i == 0 ? word : word[..1].ToLower(VietnamTime.Culture) + word[1..]));

    public bool Holds(Coming coming, Standing standing) => (Comings.Count == 0 || Comings.Contains(coming)) && (Standings.Count == 0 || Standings.Contains(standing));

    /// <returns>Null where the form counts no such column.</returns>
    public static FormII06aColumn? Find(int number) => All.FirstOrDefault(column => column.Number == number);
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Kpi;

namespace PhuocHiep.MotCua.Reports;

/// <summary>A file of the pack that is still to be written.</summary>
/// <param name="Write">Gives how many rows it has; null where it has none.</param>
/// <param name="Rows">How many it must have, for the page says so; null: as many as there are.</param>
sealed record PlannedFile(string Path, Func<Stream, Task<long?>> Write, long? Rows = null);

/// <summary>
/// What is in the pack of a period, in the order in which it is written: form II.06a, the indicators with the dossiers behind each half, the
/// register, the apologies with letters, postings and proofs, the ratings, the heartbeats of the rounds. All of it is read in one snapshot by
/// the questions that the pages ask; a list that is not as long as its figure says is no pack but an error.
/// </summary>
public sealed partial class InspectionContents
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    readonly MotCuaDb db;
    readonly Agency agency;
    readonly KpiPeriod period;
    readonly Instant now;
    readonly CancellationToken ct;

    InspectionContents(MotCuaDb db, Agency agency, KpiPeriod period, Instant now, CancellationToken ct) => (this.db, this.agency, this.period, this.now, this.ct) = (db, agency, period, now, ct);

    ReportPeriod ReportPeriod => new(period.AgencyId, period.From, period.To, period.AsOf);

    /// <summary>Writes the whole pack, as of now or of the end of the period. Call it in a transaction of its own (repeatable read).</summary>
    /// <param name="to">Stays open.</param>
    /// <param name="advance">Told how many files are written, of how many, and which comes next.</param>
    /// <exception cref="PackDisagreement">A list and its figure do not agree.</exception>
    public static async Task<PackedFile> WriteAsync(MotCuaDb db, Agency agency, LocalDate from, LocalDate to, Stream stream, Func<int, int, string, Task> advance, Instant now, CancellationToken ct = default)
    {
        var period = new KpiPeriod(agency.Id, from, to, Instant.Min(to.End(), now));
        var contents = new InspectionContents(db, agency, period, now, ct);
        // Nobody waits for one of these questions at a page, and a table whose statistics are not made yet answers some slowly.
        db.Database.SetCommandTimeout(Patience);
        await using var pack = await PackWriter.OpenAsync(stream, now, ct);
        var figures = await db.FiguresAsync([.. Kpi.Indicators.All, .. Kpi.Indicators.Beside, .. QualityIndex.Indicators], period, ct);
        List<PlannedFile> plan = [.. contents.Form(), .. contents.Indicators(figures), .. contents.Entered(), .. contents.Register(), .. await contents.ApologiesAsync(), .. contents.Ratings(), contents.Heartbeats(), contents.Unconfirmed()];
        plan.Insert(0, contents.Foreword(plan.Count + 2));
        foreach (var (i, file) in plan.Index())
        {
            await advance(i, plan.Count + 1, file.Path);
            var rows = await pack.AddAsync(file.Path, file.Write, ct);
            if (file.Rows is { } expected && rows != expected) throw new PackDisagreement(file.Path, rows, expected);
        }
        await advance(plan.Count, plan.Count + 1, PackWriter.ManifestName);
        return (await pack.FinishAsync(ct)) with { AsOf = period.AsOf };
    }

    IEnumerable<PlannedFile> Form()
    {
        FormII06a? form = null;
        async Task<FormII06a> ReadAsync() => form ??= await FormII06a.ReadAsync(db, ReportPeriod, ct);
        yield return Book("1-bieu-II06a/bieu-II06a.xlsx", async stream => await FormII06aSheet.WriteAsync(await ReadAsync(), agency, stream, ct));
        yield return Paper("1-bieu-II06a/bieu-II06a.pdf", async () => (await ReadAsync()).ToForm(agency, now));
    }

    IEnumerable<PlannedFile> Ratings()
    {
        Rating? rating = null;
        async Task<Rating> ReadAsync() => rating ??= await Rating.ReadAsync(db, period, agency.Name, ct);
        yield return Book("5-danh-gia/danh-gia.xlsx", async stream => await RatingSheet.WriteAsync(await ReadAsync(), agency, stream, ct));
        yield return Paper("5-danh-gia/danh-gia.pdf", async () => (await ReadAsync()).ToForm(agency, now));
    }

    /// <summary>A volume for each month that the period touches; its rows keep the numbers of the year.</summary>
    IEnumerable<PlannedFile> Register()
    {
        var last = LocalDate.Min(period.To, period.AsOf.VietnamDay());
        for (var from = period.From; from <= last; from = new LocalDate(from.Year, from.Month, 1).PlusMonths(1))
        {
            var (first, until) = (from, LocalDate.Min(last, new LocalDate(from.Year, from.Month, 1).PlusMonths(1).PlusDays(-1)));
            var name = $"3-so-theo-doi/so-theo-doi-{first.Year}-{first.Month:00}";
            yield return Listed($"{name}.xlsx", stream => RegisterBook.WriteAsync(db, agency, first, until, stream, withPersons: false, now, ct));
            yield return Paper($"{name}.pdf", () => Dossiers.Register.ReadAsync(db, agency, first, until, now, withPersons: false, ct));
        }
    }

    PlannedFile Foreword(int files) => Text(InspectionWords.ForewordName, InspectionWords.Foreword(agency, period, now, files));

    static PlannedFile Listed(string path, Func<Stream, Task<long?>> write, long? rows = null) => new(path, write, rows);

    static PlannedFile Book(string path, Func<Stream, Task> write) => new(path, async stream =>
    {
        await write(stream);
        return null;
    });

    PlannedFile Paper(string path, Func<Task<Paper.Form>> form) => Pdf(path, async () => (await form()).ToPdf());

    PlannedFile Pdf(string path, Func<Task<byte[]>> pdf) => new(path, async stream =>
    {
        await stream.WriteAsync(await pdf(), ct);
        return null;
    });

    PlannedFile Text(string path, string text) => Text(path, () => Task.FromResult(text));

    PlannedFile Text(string path, Func<Task<string>> text) => new(path, async stream =>
    {
        await using var writer = new StreamWriter(stream, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync((await text()).ReplaceLineEndings("\r\n").AsMemory(), ct);
        return null;
    });
}

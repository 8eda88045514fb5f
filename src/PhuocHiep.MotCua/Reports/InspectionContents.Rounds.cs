using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Rounds;

namespace PhuocHiep.MotCua.Reports;

// That the loop ran.
public sealed partial class InspectionContents
{
    static readonly IReadOnlyList<string> HeartbeatHead = ["luot", "viec", "luc", "da_xem", "da_lam"];

    PlannedFile Heartbeats()
    {
        var (start, end, asOf) = (period.Start, period.End, period.AsOf);
        // In the order of their numbers, by the index of each round; those of the last 14 days are kept, so this is a bounded walk.
        var beats = Rhythm.All.ToAsyncEnumerable().SelectMany(rhythm => db.Heartbeats.AsNoTracking().Where(h => h.Round == rhythm.Round && h.At >= start && h.At < end && h.At <= asOf).OrderBy(h => h.Id).AsAsyncEnumerable()
            .Select(h => (IReadOnlyList<string?>)[rhythm.Id, rhythm.Text, h.At.ToIso(), h.Looked.ToString(CultureInfo.InvariantCulture), h.Acted.ToString(CultureInfo.InvariantCulture)]));
        return Listed("6-viec-chay-nen/nhip.csv", stream => PackWriter.CsvAsync(stream, HeartbeatHead, beats, ct));
    }
}

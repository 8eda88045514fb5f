using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using SpreadCheetah;

namespace PhuocHiep.MotCua.Reports;

/// <summary>Sổ theo dõi hồ sơ (mẫu 06) as a workbook: the columns and words of <see cref="Register"/>, a row at a time.</summary>
public static class RegisterBook
{
    static readonly IReadOnlyList<double> Widths = [7, 27, 46, 10, 28, 40, 30, 13, 13, 13, 18, 26, 26];

    /// <param name="to">Stays open.</param>
    /// <param name="withPersons">Also addresses and telephones.</param>
    /// <returns>How many dossiers were written.</returns>
    /// <exception cref="RuleViolation">The days are of two years, or the wrong way round.</exception>
    public static async Task<long?> WriteAsync(MotCuaDb db, Agency agency, LocalDate from, LocalDate until, Stream to, bool withPersons, Instant now, CancellationToken ct = default)
    {
        var (first, lines) = await Register.LinesAsync(db, agency, from, until, ct);
        await using var book = await Workbook.OpenAsync(to, $"Sổ theo dõi hồ sơ năm {from.Year}, từ {from.Text()} đến {until.Text()}", agency.Name, ct);
        await book.StartSheetAsync($"Sổ {from.Year}", Widths, frozenRows: 2, frozenColumns: 2, filter: null, ct);
        await book.AddRowAsync([.. Register.Columns.Select(column => new Cell(column.Title, book.Head))], 48, ct);
        await book.AddRowAsync([.. Register.Columns.Select((column, i) => new Cell(column.NumberText(i), book.HeadNumber))], 16, ct);
        var number = first;
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(ct))
            await book.AddRowAsync([.. Register.Cells(withPersons ? line : line.WithoutPerson, number++, agency, now).Select(text => new Cell(text, book.Cell))], ct);
        await book.FinishAsync(ct);
        return number - first;
    }
}

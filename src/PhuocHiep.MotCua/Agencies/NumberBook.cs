using Microsoft.EntityFrameworkCore;

namespace PhuocHiep.MotCua.Agencies;

/// <summary>
/// Sổ số: the last number given out in one book and period. Taken inside the caller's transaction, so that two clerks never get the same
/// number and a failed save leaves no hole.
/// </summary>
public sealed class NumberBook
{
    /// <summary>Dossier serials: one book a day (TT 01/2018 Đ19).</summary>
    public const string Dossiers = "dossier";

    /// <summary>Numbers of apology letters: one book a year, from 01 (NĐ 30/2020 Đ15).</summary>
    public const string Letters = "letter";

    public int AgencyId { get; init; }

    public string Book { get; init; } = "";

    /// <summary>`240806` for a day, `2024` for a year.</summary>
    public string Period { get; init; } = "";

    public int Last { get; init; }
}

public static class NumberBooks
{
    /// <summary>The next number of the book. Holds the book until the transaction ends.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction: the number could be lost.</exception>
    public static async Task<int> NextNumberAsync(this MotCuaDb db, int agencyId, string book, string period, CancellationToken ct = default)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A number is taken inside a transaction.");
        var numbers = await db.Database.SqlQuery<int>($"""
            insert into number_books (agency_id, book, period, last) values ({agencyId}, {book}, {period}, 1)
            on conflict (agency_id, book, period) do update set last = number_books.last + 1
            returning last as "Value"
            """).ToListAsync(ct);
        return numbers.Single();
    }

    /// <summary>Says that a number came from elsewhere (an imported code), so that the book never gives it out again.</summary>
    public static Task NumberTakenAsync(this MotCuaDb db, int agencyId, string book, string period, int number, CancellationToken ct = default) =>
        db.Database.ExecuteSqlAsync($"""
            insert into number_books (agency_id, book, period, last) values ({agencyId}, {book}, {period}, {number})
            on conflict (agency_id, book, period) do update set last = greatest(number_books.last, excluded.last)
            """, ct);
}

using System.Globalization;
using System.Text;
using CsvHelper;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Reports;

/// <summary>
/// The register as the file that <see cref="RegisterImport"/> reads: the same columns and no others, UTF-8, RFC 4180. Brought into an empty
/// archive as history it gives the same register. Without the personal columns, which are optional there, it can be read all the same. What the
/// file has no word for does not travel: who holds a dossier, and that its clock stands; one that waits for a supplement comes back running.
/// </summary>
public static class RegisterCsv
{
    sealed record CsvColumn(string Name, Func<ExportedDossier, Instant, string?> Text, bool IsPersonal = false);

    static readonly IReadOnlyList<CsvColumn> Columns =
    [
        new("code", (d, _) => d.Code),
        new("procedure_code", (d, _) => d.ProcedureCode),
        new("channel", (d, _) => d.Channel switch { Channel.Online => "online", Channel.Post => "post", _ => "counter" }),
        new("applicant_name", (d, _) => d.ApplicantName),
        new("identity_number", (d, _) => d.IdentityNumber, IsPersonal: true),
        new("phone", (d, _) => d.Phone, IsPersonal: true),
        new("email", (d, _) => d.Email, IsPersonal: true),
        new("address", (d, _) => d.Address, IsPersonal: true),
        new("received_at", (d, _) => d.ReceivedAt.ToIso()),
        new("due_at", (d, now) => PromiseOf(d, now).ToIso()),
        new("completed_at", (d, _) => d.EndedAt?.ToIso()),
        new("returned_at", (d, _) => d.HandedOverAt?.ToIso()),
        new("outcome", (d, _) => OutcomeOf(d)),
        new("fee_vnd", (d, _) => d.FeeVnd?.ToString(CultureInfo.InvariantCulture)),
        new("paid_at", (d, _) => d.PaidAt?.ToIso()),
        new("payment_method", (d, _) => d.PaymentMethod switch { PaymentMethod.Online => "online", PaymentMethod.Cash => "cash", _ => null }),
        new("components_total", (d, _) => d.ComponentsTotal.ToString(CultureInfo.InvariantCulture)),
        new("components_digitized", (d, _) => d.ComponentsDigitized.ToString(CultureInfo.InvariantCulture)),
        new("electronic_result", (d, _) => d.ElectronicResult ? "true" : "false"),
    ];

    /// <param name="to">Stays open.</param>
    /// <param name="personal">Also identity number, telephone, e-mail and address.</param>
    /// <returns>How many dossiers were written.</returns>
    public static async Task<int> WriteAsync(IAsyncEnumerable<ExportedDossier> dossiers, Stream to, bool personal, Instant now, CancellationToken ct = default)
    {
        var columns = Columns.Where(column => personal || !column.IsPersonal).ToList();
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await using var csv = new CsvWriter(writer, CsvCell.Writing, leaveOpen: true);
        foreach (var column in columns) csv.WriteField(column.Name);
        await csv.NextRecordAsync();
        var count = 0;
        await foreach (var dossier in dossiers.WithCancellation(ct))
        {
            foreach (var column in columns) csv.WriteField(CsvCell.Guarded(column.Text(dossier, now)));
            await csv.NextRecordAsync();
            count++;
        }
        return count;
    }

    /// <summary>
    /// A due date that is brought in is late after its instant, while a limit in days, promised for 17:00, is late after 24:00. One that ended,
    /// or still runs, between the two was not late and must not come back as late: its promise is told as the last instant that it had.
    /// </summary>
    static Instant PromiseOf(ExportedDossier dossier, Instant now) => (dossier.EndedAt ?? now) is var end && end > dossier.DueAt && end <= dossier.OnTimeUntil ? dossier.OnTimeUntil : dossier.DueAt;

    /// <summary>The file has no word for a dossier that was stopped: like a withdrawn one it was received, and was never completed or late.</summary>
    static string? OutcomeOf(ExportedDossier dossier) => dossier switch
    {
        { CompletedAt: not null } => dossier.Outcome == Outcome.Refused ? "refused" : "granted",
        { DroppedAt: not null } => "withdrawn",
        _ => null,
    };
}

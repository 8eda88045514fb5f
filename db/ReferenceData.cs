using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Payments;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Rounds;

namespace PhuocHiep.MotCua.Db;

/// <summary>
/// What the database is born with, from `reference/*.csv`, each row with its source and how sure it is. What the office has changed since
/// stays as the office has it; only the country's holidays follow the file, for a notice replaces an estimate.
/// </summary>
public static class ReferenceData
{
    public static async Task LoadAsync(MotCuaDb db, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.EnterRoundAsync(RoundName.Import, ct);
        var agency = await AgencyAsync(db, ct);
        await HolidaysAsync(db, ct);
        await ProceduresAsync(db, agency, ct);
        await TargetsAsync(db, ct);
        await LettersAsync(db, agency, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
    }

    static async Task<Agency> AgencyAsync(MotCuaDb db, CancellationToken ct)
    {
        if (await db.Agencies.OrderBy(a => a.Id).FirstOrDefaultAsync(ct) is { } known) return known;
        var row = Rows("agencies.csv").Single();
        var agency = new Agency
        {
            Code = row["code"]!,
            Name = row["name"]!,
            Place = row["place"]!,
            Address = row["address"]!,
            Phone = row["phone"] ?? "",
            Email = row["email"] ?? "",
            MorningFrom = Time(row, "morning_from"),
            MorningTo = Time(row, "morning_to"),
            AfternoonFrom = Time(row, "afternoon_from"),
            AfternoonTo = Time(row, "afternoon_to"),
            SameDayUntil = Time(row, "same_day_until"),
            ReappointmentWorkingDays = Number(row, "reappointment_working_days"),
            ApologyPostDays = Number(row, "apology_post_days"),
            ApologyWorkingDays = Number(row, "apology_working_days"),
            LetterSymbol = row["letter_symbol"]!,
            UnpaidBlocksHandOver = row["unpaid_blocks_hand_over"] == "true",
            Unconfirmed = [.. row["unconfirmed"]!.Split('|')],
            Source = row["source"]!,
        };
        db.Agencies.Add(agency);
        await db.SaveChangesAsync(ct);
        return agency;
    }

    static async Task HolidaysAsync(MotCuaDb db, CancellationToken ct)
    {
        var known = await db.Holidays.Where(h => h.AgencyId == null).ToDictionaryAsync(h => h.Date, ct);
        foreach (var row in Rows("holidays.csv"))
        {
            var date = Day(row, "date")!.Value;
            if (!known.TryGetValue(date, out var holiday)) db.Holidays.Add(holiday = new Holiday { Date = date });
            holiday.Kind = row["kind"] switch
            {
                "holiday" => HolidayKind.Holiday,
                "compensatory_off" => HolidayKind.CompensatoryOff,
                "working_swap" => HolidayKind.WorkingSwap,
                var other => throw new FormatException($"holidays.csv, {row.Line}: {other}"),
            };
            holiday.Name = row["name"]!;
            holiday.Source = row["source"]!;
            holiday.Confidence = row["confidence"]!;
        }
    }

    static async Task ProceduresAsync(MotCuaDb db, Agency agency, CancellationToken ct)
    {
        var known = (await db.Procedures.Of(agency.Id).Select(p => p.Code).ToListAsync(ct)).ToHashSet();
        foreach (var row in Rows("procedures.csv").Where(row => !known.Contains(row["code"]!)))
        {
            var procedure = new Procedure
            {
                AgencyId = agency.Id,
                Code = row["code"]!,
                Name = row["name"]!,
                Field = row["field"]!,
                Limit = row["limit"] is { } limit ? TimeLimit.Parse(limit) : null,
                FeeRules = [FeeOf(row)],
                OnlineLevel = row["online_level"] switch { "full" => OnlineLevel.Full, "partial" => OnlineLevel.Partial, _ => OnlineLevel.None },
                OnlineEligible = row["online_eligible"] == "true",
                HasFinancialObligation = row["has_financial_obligation"] == "true",
                OnlinePaymentEligible = row["online_payment_eligible"] == "true",
                OnlinePaymentDeployed = row["online_payment_deployed"] == "true",
                Published = row["published"] == "true",
                Status = row["status"] == "in_force" ? ProcedureStatus.InForce : ProcedureStatus.Draft,
                InForceFrom = Day(row, "in_force_from"),
                InForceTo = Day(row, "in_force_to"),
                CountedFromNextDayAfter15 = row["counted_from_next_day_after_15"] == "true",
                Sensitive = row["sensitive"] == "true",
                ExtensionNote = row["extension_note"] ?? "",
                ExtensionKind = ExtensionOf(row).Kind,
                ExtensionLimit = ExtensionOf(row).Limit,
                SuspendedFor = row["suspended_for"] is "financial-obligation" ? SuspensionGround.FinancialObligation : null,
                Source = row["source"] ?? "",
                Confidence = row["confidence"]!,
                Components = [.. (row["components"] ?? "").Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select((name, i) => new ProcedureComponent { Ordinal = i + 1, Name = name })],
            };
            procedure.RefreshSearchText();
            db.Procedures.Add(procedure);
        }
    }

    static FeeRule FeeOf(CsvRow row) => new()
    {
        AmountVnd = row["fee_vnd"] is { } fee ? long.Parse(fee, CultureInfo.InvariantCulture) : null,
        Note = row["fee_note"] ?? "",
        Source = row["source"] ?? "",
    };

    /// <summary>`+5 working-days` is added on, `total 23 calendar-days` stands in place of the limit, `agreement` is by written agreement.</summary>
    static (ExtensionKind? Kind, TimeLimit? Limit) ExtensionOf(CsvRow row) => row["extension"] switch
    {
        null => (null, null),
        "agreement" => (ExtensionKind.Agreement, null),
        ['+', .. var more] => (ExtensionKind.AddOn, TimeLimit.Parse(more)),
        { } total => (ExtensionKind.TotalCap, TimeLimit.Parse(total["total ".Length..])),
    };

    static async Task TargetsAsync(MotCuaDb db, CancellationToken ct)
    {
        var known = (await db.Targets.Select(t => new { t.Indicator, t.InForceFrom }).ToListAsync(ct)).ToHashSet();
        foreach (var row in Rows("targets.csv"))
        {
            var from = Day(row, "in_force_from")!.Value;
            if (known.Contains(new { Indicator = row["indicator"]!, InForceFrom = from })) continue;
            db.Targets.Add(new Target
            {
                Indicator = row["indicator"]!,
                InForceFrom = from,
                Value = decimal.Parse(row["value"]!, CultureInfo.InvariantCulture),
                Decision = row["decision"]!,
            });
        }
    }

    /// <summary>The words of a letter as the office is born with them: mẫu 04 of TT 01/2018/TT-VPCP as recalled and as two living letters have it; its own text was not found.</summary>
    public static string LetterBody(ApologyCause cause) => VietnameseText.CleanLines(Text($"letters/{cause}.txt"));

    static async Task LettersAsync(MotCuaDb db, Agency agency, CancellationToken ct)
    {
        var known = await db.LetterTemplates.Where(t => t.AgencyId == agency.Id).Select(t => t.Cause).Distinct().ToListAsync(ct);
        foreach (var cause in Enum.GetValues<ApologyCause>().Where(cause => !known.Contains(cause)))
            db.LetterTemplates.Add(new()
            {
                AgencyId = agency.Id,
                Cause = cause,
                InForceFrom = LetterTemplate.FromTheBeginning,
                Body = LetterBody(cause),
                WrittenAt = LetterTemplate.FromTheBeginning.InstantAt(LocalTime.Midnight),
                WrittenBy = "Mẫu ban đầu",
                Note = "Theo mẫu 04, TT 01/2018/TT-VPCP",
            });
    }

    static IReadOnlyList<CsvRow> Rows(string file)
    {
        var text = Text(file);
        var columns = text[..text.IndexOf('\n', StringComparison.Ordinal)].Trim().Split(',');
        using var reader = new StringReader(text);
        return CsvTable.Read(reader, needed: columns, optional: []);
    }

    static string Text(string file)
    {
        using var stream = typeof(ReferenceData).Assembly.GetManifestResourceStream("reference/" + file)!;
        using var reader = new StreamReader(stream, new UTF8Encoding(false, true));
        return reader.ReadToEnd();
    }

    static LocalDate? Day(CsvRow row, string column) => row[column] is { } text ? LocalDatePattern.Iso.Parse(text).Value : null;

    static LocalTime Time(CsvRow row, string column) => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(row[column]!).Value;

    static int Number(CsvRow row, string column) => int.Parse(row[column]!, CultureInfo.InvariantCulture);
}

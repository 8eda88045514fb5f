using System.Security.Cryptography;
using System.Text;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Procedures;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>One row of an earlier register, read and found possible.</summary>
sealed class RegisterRow
{
    public static readonly string[] Needed = ["procedure_code", "channel", "applicant_name", "received_at"];

    public static readonly string[] Optional =
    [
        "code", "identity_number", "phone", "email", "address", "due_at", "completed_at", "returned_at", "outcome",
        "fee_vnd", "paid_at", "payment_method", "components_total", "components_digitized", "electronic_result",
    ];

    const string Register = "Nhập từ sổ cũ";
    const int MostComponents = 1000;

    enum Ending
    {
        Granted,
        Refused,
        Withdrawn,
    }

    readonly Procedure procedure;
    readonly Deadline? deadline;
    readonly Channel channel;
    readonly Ending? ending;
    readonly string applicantName;
    readonly string? identityNumber, phone, email, address;
    readonly Instant? dueAt, completedAt, returnedAt, paidAt;
    readonly long? fee;
    readonly PaymentMethod? paymentMethod;
    readonly int total, digitized;
    readonly bool electronicResult;

    RegisterRow(CsvRow row, Dictionary<string, Procedure> procedures, WorkCalendar calendar)
    {
        Line = row.Line;
        Code = row.OptionalText("code", 100);
        procedure = procedures.GetValueOrDefault(row.Text("procedure_code", 50)) ?? throw new UnreadableColumn("procedure_code", $"không có thủ tục mã “{row["procedure_code"]}”");
        channel = row.Word("channel", ("counter", Channel.Counter), ("online", Channel.Online), ("post", Channel.Post));
        applicantName = row.Text("applicant_name", 300);
        identityNumber = row.OptionalText("identity_number", 50);
        phone = row.OptionalText("phone", 50);
        email = row.OptionalText("email", 254);
        address = row.OptionalText("address", 500);
        ReceivedAt = row.OptionalInstant("received_at") ?? throw new UnreadableColumn("received_at", "để trống");
        dueAt = row.OptionalInstant("due_at");
        completedAt = row.OptionalInstant("completed_at");
        returnedAt = row.OptionalInstant("returned_at");
        ending = row.OptionalWord("outcome", ("granted", Ending.Granted), ("refused", Ending.Refused), ("withdrawn", Ending.Withdrawn));
        fee = row.OptionalWhole("fee_vnd", 1_000_000_000_000);
        paidAt = row.OptionalInstant("paid_at");
        paymentMethod = row.OptionalWord("payment_method", ("online", PaymentMethod.Online), ("cash", PaymentMethod.Cash));
        total = (int)(row.OptionalWhole("components_total", MostComponents) ?? 0);
        digitized = (int)(row.OptionalWhole("components_digitized", MostComponents) ?? 0);
        electronicResult = row.Flag("electronic_result");
        deadline = dueAt is null ? procedure.Promise(ReceivedAt, calendar) : null;
        Content = ContentOf();
    }

    public int Line { get; }

    public string? Code { get; }

    public Instant ReceivedAt { get; }

    /// <summary>SHA-256 of what the row says, however it was written.</summary>
    public string Content { get; }

    /// <exception cref="UnreadableColumn">A column cannot be read, or times are impossible.</exception>
    /// <exception cref="RuleViolation">There is no due date and the procedure has no limit.</exception>
    /// <exception cref="CalendarEnded">There is no due date and the calendar does not cover the days that are needed.</exception>
    public static RegisterRow Read(CsvRow row, Dictionary<string, Procedure> procedures, WorkCalendar calendar, Instant now)
    {
        if (row.Problem is { } problem) throw new UnreadableColumn("dòng", problem);
        var read = new RegisterRow(row, procedures, calendar);
        read.RequireOrder(now);
        return read;
    }

    /// <summary>The dossier that this row tells of, with the events that it tells.</summary>
    public Dossier Open(Agency agency, string code, WorkCalendar calendar, bool history)
    {
        var dossier = new Dossier
        {
            AgencyId = agency.Id,
            Code = code,
            ProcedureId = procedure.Id,
            Channel = channel,
            Origin = Origin.Imported,
            ApplicantName = applicantName,
            IdentityNumber = identityNumber,
            Phone = phone,
            Email = email,
            Address = address,
            SearchText = Intake.SearchTextOf(code, applicantName, identityNumber, phone),
            ReceivedAt = ReceivedAt,
            Limit = deadline is null ? null : procedure.Limit,
            CountedFromNextDayAfter15 = procedure.CountedFromNextDayAfter15,
            ComponentsTotal = total,
            ComponentsDigitized = digitized,
            LookupToken = QrToken.New(),
            ImportedRow = Content,
            OwesNoLetter = history && completedAt is not null,
        };
        dossier.Charge(fee);
        dossier.PaidBefore(paidAt, paymentMethod);
        if (deadline is not null) dossier.Receive(deadline, calendar, Register, officer: null);
        else dossier.ReceivePromised(dueAt!.Value, calendar, Register);

        if (completedAt is not { } at) return dossier;
        if (ending == Ending.Withdrawn) dossier.Withdraw(reason: null, Register, officer: null, at);
        else
        {
            dossier.Complete(ending == Ending.Granted ? Outcome.Granted : Outcome.Refused, resultNumber: null, electronicResult, note: null, Register, officer: null, at);
            if (returnedAt is { } returned) dossier.HandOver(applicantName, Register, officer: null, returned);
        }
        return dossier;
    }

    void RequireOrder(Instant now)
    {
        if ((completedAt is null) != (ending is null))
            throw new UnreadableColumn("outcome", completedAt is null ? "có kết quả nhưng thiếu completed_at" : "để trống, nhưng có completed_at");
        Require("received_at", ReceivedAt <= now, "ở tương lai");
        Require("due_at", dueAt is null || dueAt >= ReceivedAt, "trước received_at");
        Require("completed_at", completedAt is null || completedAt >= ReceivedAt, "trước received_at");
        Require("completed_at", completedAt is null || completedAt <= now, "ở tương lai");
        Require("paid_at", paidAt is null || paidAt >= ReceivedAt, "trước received_at");
        Require("paid_at", paidAt is null || paidAt <= now, "ở tương lai");
        Require("returned_at", returnedAt is null || returnedAt >= ReceivedAt, "trước received_at");
        Require("returned_at", returnedAt is null || returnedAt <= now, "ở tương lai");
        Require("returned_at", returnedAt is null || returnedAt >= completedAt, "trước completed_at, hoặc chưa có completed_at");
        Require("components_digitized", digitized <= total, "nhiều hơn components_total");
    }

    static void Require(string column, bool holds, string problem)
    {
        if (!holds) throw new UnreadableColumn(column, problem);
    }

    string ContentOf()
    {
        object?[] told =
        [
            Code, procedure.Code, channel, applicantName, identityNumber, phone, email, address, ReceivedAt, dueAt, completedAt, returnedAt,
            ending, fee, paidAt, paymentMethod, total, digitized, electronicResult,
        ];
        // An instant in ticks: its text leaves out the fraction of a second.
        var content = string.Join('\u001f', told.Select(t => t is Instant at ? at.ToUnixTimeTicks() : t));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }
}

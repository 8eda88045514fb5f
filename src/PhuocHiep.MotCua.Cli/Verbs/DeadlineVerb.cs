using System.CommandLine;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Procedures;

namespace PhuocHiep.MotCua.Cli.Verbs;

/// <summary>Ngày hẹn trả, one at a time or a whole file of them, with the days that were counted.</summary>
static class DeadlineVerb
{
    /// <summary>One question: the columns of a batch file are named as the options are.</summary>
    sealed record Question
    {
        public string? Id { get; init; }

        public string? Limit { get; init; }

        public string? Procedure { get; init; }

        public string? Received { get; init; }

        public string? Event { get; init; }

        /// <summary>`2024-03-11..2024-03-20`, several apart by `;`.</summary>
        public string? Exclude { get; init; }

        /// <summary>Instants apart by `;`.</summary>
        public string? Restart { get; init; }

        public string? Extension { get; init; }

        public string? TotalCap { get; init; }

        public bool After15 { get; init; }
    }

    const string LimitOrProcedure = "Cần đúng một trong hai: --limit hoặc --procedure.";
    const string ReceivedOrEvent = "Cần đúng một trong hai: --received hoặc --event.";

    static readonly string[] Columns = ["id", "limit", "procedure", "received", "event", "exclude", "restart", "extension", "total_cap", "after_15"];

    public static Command Command()
    {
        var limit = Text("--limit", "Thời hạn: “5 working-days”, “10 calendar-days”, “same-day”, “4 working-hours”, “2 weeks”, “1 months”, “12 hours”.", text => TimeLimit.Parse(text));
        var procedure = Text("--procedure", "Mã thủ tục, thay cho --limit.");
        var received = Text("--received", "Thời điểm tiếp nhận: 2024-08-06T09:00:00+07:00.", text => Moment(text, "--received"));
        var @event = Text("--event", "Ngày xảy ra sự kiện (thay cho --received): thời hạn tính từ sự kiện, như 60 ngày từ ngày sinh.", text => Day(text));
        var exclude = Text("--exclude", "Thời gian không tính: 2024-03-11..2024-03-20; nhiều khoảng cách nhau bằng “;”.", text => Array.ForEach(Parts(text), period => Period(period)));
        var restart = Text("--restart", "Thời điểm đủ hồ sơ sau bổ sung; thời hạn tính lại từ đầu. Nhiều thời điểm cách nhau bằng “;”.", text => Array.ForEach(Parts(text), at => Moment(at, "--restart")));
        var extension = Text("--extension", "Gia hạn cộng thêm: “2 working-days”.", text => TimeLimit.Parse(text));
        var totalCap = Text("--total-cap", "Tổng thời hạn khi phải xác minh, thay cho thời hạn: “23 calendar-days”.", text => TimeLimit.Parse(text));
        var after15 = new Option<bool>("--after-15") { Description = "Nhận sau 15 giờ thì tính từ ngày làm việc tiếp theo (chỉ khi thủ tục quy định)." };
        var batch = Text("--batch", $"Tệp CSV (hoặc “-”: đầu vào chuẩn) với các cột {string.Join(", ", Columns)}; mỗi dòng một câu hỏi.");
        var json = Options.Json();
        var command = new Command("deadline", "Khi nào phải trả kết quả, và vì sao.") { limit, procedure, received, @event, exclude, restart, extension, totalCap, after15, batch, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(batch) is not null) return;
            if ((result.GetValue(limit) is null) == (result.GetValue(procedure) is null)) result.AddError(LimitOrProcedure);
            if ((result.GetValue(received) is null) == (result.GetValue(@event) is null)) result.AddError(ReceivedOrEvent);
        });
        command.SetAction(async (parsed, ct) =>
        {
            await using var db = await BackOffice.OpenArchiveAsync(Settings.FromEnvironment(), ct);
            var agency = await db.Agencies.AsNoTracking().OrderBy(a => a.Id).FirstAsync(ct);
            var calendar = await db.CalendarAsync(agency, ct);
            var asJson = parsed.GetValue(json);
            if (parsed.GetValue(batch) is { } file) return await BatchAsync(db, agency, calendar, file, asJson, ct);

            var deadline = await AnswerAsync(db, agency, calendar, new Question
            {
                Limit = parsed.GetValue(limit),
                Procedure = parsed.GetValue(procedure),
                Received = parsed.GetValue(received),
                Event = parsed.GetValue(@event),
                Exclude = parsed.GetValue(exclude),
                Restart = parsed.GetValue(restart),
                Extension = parsed.GetValue(extension),
                TotalCap = parsed.GetValue(totalCap),
                After15 = parsed.GetValue(after15),
            }, ct);
            if (asJson) BackOffice.WriteJson(Row(null, deadline));
            else Console.WriteLine(Explain(deadline));
            return BackOffice.Done;
        });
        return command;
    }

    static async Task<int> BatchAsync(MotCuaDb db, Agency agency, WorkCalendar calendar, string file, bool asJson, CancellationToken ct)
    {
        using var reader = file == "-" ? new StreamReader(Console.OpenStandardInput(), Encoding.UTF8) : BackOffice.ReadUtf8(file);
        var answers = new List<object>();
        var refused = false;
        foreach (var row in CsvTable.Read(reader, needed: [], Columns))
        {
            try
            {
                if (row.Problem is { } problem) throw new RuleViolation(problem);
                var deadline = await AnswerAsync(db, agency, calendar, Of(row), ct);
                if (asJson) answers.Add(Row(row["id"], deadline));
                else Console.WriteLine($"{row["id"]}\t{deadline.DueAt.ToIso()}");
            }
            catch (Exception e) when (e is RuleViolation or CalendarEnded)
            {
                refused = true;
                if (asJson) answers.Add(new { id = row["id"], line = row.Line, error = e.Message });
                await Console.Error.WriteLineAsync($"Dòng {row.Line}: {e.Message}");
            }
        }
        if (asJson) BackOffice.WriteJson(answers);
        return refused ? BackOffice.Refused : BackOffice.Done;
    }

    static Question Of(CsvRow row) => new()
    {
        Id = row["id"],
        Limit = row["limit"],
        Procedure = row["procedure"],
        Received = row["received"],
        Event = row["event"],
        Exclude = row["exclude"],
        Restart = row["restart"],
        Extension = row["extension"],
        TotalCap = row["total_cap"],
        After15 = row["after_15"] == "true",
    };

    static async Task<Deadline> AnswerAsync(MotCuaDb db, Agency agency, WorkCalendar calendar, Question question, CancellationToken ct)
    {
        if ((question.Limit is null) == (question.Procedure is null)) throw new RuleViolation(LimitOrProcedure);
        if ((question.Received is null) == (question.Event is null)) throw new RuleViolation(ReceivedOrEvent);
        var procedure = question.Procedure is { } code
            ? await db.Procedures.AsNoTracking().Of(agency.Id).SingleOrDefaultAsync(p => p.Code == code, ct) ?? throw new RuleViolation($"Không có thủ tục mã {code}.")
            : null;
        var limit = procedure is null ? TimeLimit.Parse(question.Limit)
            : procedure.Limit ?? throw new RuleViolation($"Thủ tục {procedure.Code} chưa có thời hạn giải quyết.");
        if (question.Event is { } day) return Deadline.FromEvent(limit, Day(day), calendar);

        return Deadline.Of(limit, Moment(question.Received!, "--received"), calendar, new DeadlineTerms
        {
            CountedFromNextDayAfter15 = question.After15 || procedure?.CountedFromNextDayAfter15 == true,
            Restarts = [.. Parts(question.Restart).Select(at => Moment(at, "--restart"))],
            Excluded = [.. Parts(question.Exclude).Select(Period)],
            Extension = question.Extension is null ? null : TimeLimit.Parse(question.Extension),
            TotalCap = question.TotalCap is null ? null : TimeLimit.Parse(question.TotalCap),
        });
    }

    static string[] Parts(string? text) => (text ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    static Instant Moment(string text, string option) =>
        VietnamTime.TryParseIso(text, out Instant at) ? at : throw new RuleViolation($"{option}: “{text}” không phải thời điểm dạng 2024-08-06T09:00:00+07:00.");

    static LocalDate Day(string text) =>
        VietnamTime.TryParseIso(text, out LocalDate day) ? day : throw new RuleViolation($"--event: “{text}” không phải ngày dạng 2024-08-06.");

    static ExcludedPeriod Period(string text) =>
        text.Split("..") is [var from, var to] && VietnamTime.TryParseIso(from, out LocalDate first) && VietnamTime.TryParseIso(to, out LocalDate last)
            ? new(first, last)
            : throw new RuleViolation($"--exclude: “{text}” không phải khoảng dạng 2024-03-11..2024-03-20.");

    static object Row(string? id, Deadline deadline) => new
    {
        id,
        receivedAt = deadline.ReceivedAt.ToIso(),
        countedFrom = deadline.CountedFrom.ToIso(),
        dueAt = deadline.DueAt.ToIso(),
        lateAfter = deadline.OnTimeUntil.ToIso(),
        days = deadline.Days.Select(d => new { day = d.Day.ToString("uuuu-MM-dd", null), counted = d.Number, why = d.Why }),
    };

    static string Explain(Deadline deadline)
    {
        var text = new StringBuilder($"Tiếp nhận {deadline.ReceivedAt.Text()}; tính từ {deadline.CountedFrom.Text()}; hẹn trả {deadline.DueAt.Text()}.");
        foreach (var day in deadline.Days)
            text.Append($"\n  {day.Day.DayOfWeek.ShortName()} {day.Day.Text()}  {(day.Number is { } number ? $"ngày {number}" : "–"),-8} {day.Why}".TrimEnd());
        return text.ToString();
    }

    /// <summary>An option kept as text, for a batch asks in the same words; what the rulebook cannot read is wrong usage.</summary>
    static Option<string?> Text(string name, string description, Action<string>? read = null)
    {
        var option = new Option<string?>(name) { Description = description };
        option.Validators.Add(result =>
        {
            try
            {
                if (result.GetValueOrDefault<string>() is { } text) read?.Invoke(text);
            }
            catch (RuleViolation e)
            {
                result.AddError(e.Message);
            }
        });
        return option;
    }
}

using System.CommandLine;
using NodaTime;

namespace PhuocHiep.MotCua.Cli;

/// <summary>The options that several verbs share, read the same way everywhere.</summary>
static class Options
{
    public static Option<bool> Json() => new("--json") { Description = "Kết quả là một tài liệu JSON, không gì khác." };

    public static Option<bool> DryRun() => new("--dry-run") { Description = "Chỉ cho biết sẽ làm gì, không thay đổi gì." };

    public static Option<LocalDate?> Date(string name, string description, bool required = false) => new(name)
    {
        Description = description,
        Required = required,
        CustomParser = result =>
        {
            if (VietnamTime.TryParseIso(result.Tokens.Single().Value, out LocalDate day)) return day;
            result.AddError($"{name}: “{result.Tokens.Single().Value}” không phải ngày dạng 2024-08-06.");
            return null;
        },
    };

    public static Option<Instant?> Moment(string name, string description, bool required = false) => new(name)
    {
        Description = description,
        Required = required,
        CustomParser = result =>
        {
            if (VietnamTime.TryParseIso(result.Tokens.Single().Value, out Instant at)) return at;
            result.AddError($"{name}: “{result.Tokens.Single().Value}” không phải thời điểm dạng 2024-08-06T09:00:00+07:00.");
            return null;
        },
    };
}

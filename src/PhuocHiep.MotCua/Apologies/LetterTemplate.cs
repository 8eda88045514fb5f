using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Apologies;

/// <summary>The words of a letter for one cause, from a day on. Written once and never changed (the database refuses): a new wording is a new row.</summary>
public sealed partial class LetterTemplate
{
    public const int LongestBody = 4000;

    public const int LongestNote = 500;

    /// <summary>Since when the words stand that an office is born with: before any letter.</summary>
    public static readonly LocalDate FromTheBeginning = new(2000, 1, 1);

    /// <summary>How every letter ends (NĐ 30/2020, Phụ lục I, mẫu văn bản).</summary>
    const string End = "./.";

    public int Id { get; init; }

    public int AgencyId { get; init; }

    public ApologyCause Cause { get; init; }

    public LocalDate InForceFrom { get; init; }

    /// <summary>The paragraphs below the addressee, a line each, with <see cref="LetterField"/>s in braces.</summary>
    public string Body { get; init; } = "";

    public Instant WrittenAt { get; init; }

    public int? WrittenById { get; init; }

    public string WrittenBy { get; init; } = "";

    /// <summary>Why it was changed.</summary>
    public string? Note { get; init; }

    /// <summary>Viết lại: other words from a day on. What is signed keeps its own.</summary>
    /// <param name="today">Vietnam's day: nothing is rewritten for days that are over.</param>
    /// <exception cref="RuleViolation">An unknown field, an obligatory part missing, the same words, no reason, or a day that is over.</exception>
    public LetterTemplate Rewrite(string body, LocalDate from, string note, Officer officer, LocalDate today, Instant now)
    {
        if (Problems(body, Cause) is [var problem, ..]) throw new RuleViolation(problem);
        if (VietnameseText.CleanLines(body) == Body) throw new RuleViolation("Lời phiếu không có gì khác với mẫu đang dùng.");
        if (string.IsNullOrWhiteSpace(note)) throw new RuleViolation("Ghi vì sao sửa mẫu.");
        if (from < today) throw new RuleViolation($"Mẫu mới dùng từ hôm nay ({today.Text()}) hoặc sau đó; ngày đã qua không sửa được.");
        return new() { AgencyId = AgencyId, Cause = Cause, InForceFrom = from, Body = VietnameseText.CleanLines(body), WrittenAt = now, WrittenById = officer.Id, WrittenBy = officer.FullName, Note = note };
    }

    /// <summary>What keeps the words from being a letter, each with what to do; empty where nothing does.</summary>
    public static IReadOnlyList<string> Problems(string body, ApologyCause cause) => [.. Wrong(VietnameseText.CleanLines(body), cause)];

    /// <summary>The words with every field filled, a paragraph each. A sentence does not end twice where a field brings its own full stop.</summary>
    public IEnumerable<string> Fill(LetterFacts facts)
    {
        foreach (var line in Body.Split('\n'))
        {
            var values = Field().Matches(line).ToDictionary(match => match.Index, match => LetterField.Named(match.Groups[1].Value)?.Value(facts));
            if (values.ContainsValue(null)) continue;
            yield return Field().Replace(line, match => values[match.Index] is [.., '.' or '!' or '?' or '…'] ended ? ended : values[match.Index] + match.Groups[2].Value);
        }
    }

    static IEnumerable<string> Wrong(string body, ApologyCause cause)
    {
        if (body.Length == 0)
        {
            yield return "Lời phiếu đang trống.";
            yield break;
        }
        if (body.Length > LongestBody) yield return $"Lời phiếu dài quá {LongestBody} ký tự.";
        if (Field().Replace(body, "").AsSpan().IndexOfAny('{', '}') >= 0) yield return "Có dấu { hoặc } lẻ; mỗi ô điền viết trong một cặp, như {mã hồ sơ}.";
        var named = Field().Matches(body).Select(match => match.Groups[1].Value).ToHashSet();
        foreach (var unknown in named.Where(name => LetterField.Named(name) is null)) yield return $"Không có ô điền {{{unknown}}}.";
        foreach (var missing in LetterField.Obligatory(cause).Where(field => !named.Contains(field.Name))) yield return $"Thiếu ô bắt buộc {{{missing.Name}}}: {missing.About}.";
        if (cause != ApologyCause.Late && named.Contains(LetterField.State.Name)) yield return $"Ô {{{LetterField.State.Name}}} chỉ dùng cho phiếu trễ hẹn.";
        if (!body.Contains("xin lỗi", StringComparison.OrdinalIgnoreCase)) yield return "Thiếu lời xin lỗi.";
        if (!body.EndsWith(End, StringComparison.Ordinal)) yield return $"Phiếu phải kết thúc bằng “{End}” (NĐ 30/2020, Phụ lục I).";
    }

    /// <summary>A field, with the full stop after it.</summary>
    [GeneratedRegex(@"\{([^{}]*)\}(\.?)(?!/\.)")]
    private static partial Regex Field();
}

public static class LetterTemplateQueries
{
    /// <summary>In force on that day.</summary>
    public static async Task<LetterTemplate> TemplateAsync(this MotCuaDb db, int agencyId, ApologyCause cause, LocalDate day, CancellationToken ct = default) =>
        await db.LetterTemplates.AsNoTracking().Where(t => t.AgencyId == agencyId && t.Cause == cause && t.InForceFrom <= day)
            .OrderByDescending(t => t.InForceFrom).ThenByDescending(t => t.Id).FirstAsync(ct);

    /// <summary>The words a letter was signed in; of an unsigned one those of today. What was signed before words were kept has the first.</summary>
    public static async Task<LetterTemplate> TemplateOfAsync(this MotCuaDb db, ApologyLetter letter, LocalDate today, CancellationToken ct = default) =>
        letter.SignedAt is null ? await db.TemplateAsync(letter.AgencyId, letter.Cause, today, ct)
        : letter.TemplateId is { } id ? await db.LetterTemplates.AsNoTracking().SingleAsync(t => t.Id == id, ct)
        : await db.LetterTemplates.AsNoTracking().Where(t => t.AgencyId == letter.AgencyId && t.Cause == letter.Cause).OrderBy(t => t.InForceFrom).ThenBy(t => t.Id).FirstAsync(ct);
}

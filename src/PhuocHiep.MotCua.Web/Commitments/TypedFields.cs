using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace PhuocHiep.MotCua.Web.Commitments;

/// <summary>What a form must say, checked beside its fields.</summary>
static class TypedFields
{
    /// <param name="ask">What to do, without its full stop.</param>
    public static void MustBe(this Controller controller, string? text, int longest, string field, string ask)
    {
        if (text is null || text.Length > longest) controller.ModelState.AddModelError(field, $"{ask}, không quá {longest.ToString(VietnamTime.Culture)} ký tự.");
    }

    /// <summary>May be left empty.</summary>
    public static void MayBe(this Controller controller, string? text, int longest, string field)
    {
        if (text?.Length > longest) controller.ModelState.AddModelError(field, $"Không quá {longest.ToString(VietnamTime.Culture)} ký tự.");
    }

    public static LocalDate MustBeDay(this Controller controller, string? text, string field, string ask)
    {
        if (VietnamTime.TryParseIso(text, out LocalDate day) && day.Year is >= 2000 and <= 2100) return day;
        controller.ModelState.AddModelError(field, ask);
        return default;
    }
}

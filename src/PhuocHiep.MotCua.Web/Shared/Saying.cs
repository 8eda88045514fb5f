using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace PhuocHiep.MotCua.Web.Shared;

/// <summary>A word that the next page says once.</summary>
public static class Saying
{
    public const string Cookie = "motcua-said";

    public const string Said = "said";

    public const string Refused = "refused";

    /// <summary>What was done.</summary>
    public static void Say(this Controller controller, string words) => controller.TempData[Said] = words;

    /// <summary>What was not done, and why.</summary>
    public static void Refuse(this ITempDataDictionary next, string words) => next[Refused] = words;
}

using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>Which letters are signed or posted together, as they were seen.</summary>
public sealed class PicksForm
{
    /// <summary>`42-1234-7`: a letter, its version and its words; these are asked only of who signs.</summary>
    public List<string> Picks { get; init; } = [];

    /// <summary>Every letter of the page, for who takes them all.</summary>
    public List<string> OnPage { get; init; } = [];

    public bool All { get; init; }
}

/// <summary>Ký nhiều phiếu: each by itself, in its own transaction; what cannot be signed keeps none of the others.</summary>
[Only(Role.Supervisor), Route("/apologies/signatures")]
public sealed class SignaturesController(MotCuaDb db, IClock clock, Settings settings) : Controller
{
    const string List = "/apologies?show=signature";

    /// <summary>More than this is not said in one message.</summary>
    const int MostTold = 10;

    [HttpGet]
    public IActionResult Get() => LocalRedirect(List);

    [HttpPost]
    public async Task<IActionResult> PostAsync(PicksForm form, CancellationToken ct)
    {
        var picks = (form.All ? form.OnPage : form.Picks).Select(Parse).OfType<(long Id, LetterSeen Seen)>().DistinctBy(p => p.Id).Take(LettersPage.PageSize).ToList();
        if (picks.Count == 0)
        {
            TempData.Refuse("Chưa chọn phiếu nào để ký.");
            return LocalRedirect(List);
        }
        var (signed, before, unsigned) = (new List<int>(), new List<int>(), new List<string>());
        foreach (var (id, seen) in picks)
        {
            db.ChangeTracker.Clear();
            var signer = await db.OfficerAsync(User, ct);
            try
            {
                if (await new Signing(db, settings).SignAsync(id, seen, signer, clock.GetCurrentInstant(), ct) is { } letter) signed.Add(letter.Number!.Value);
            }
            catch (Exception no) when (no is RuleViolation or DbUpdateConcurrencyException)
            {
                // A second click, or the other signer was quicker: it is signed, and has its number.
                var now = await db.ApologyLetters.AsNoTracking().Of(signer.AgencyId).Where(l => l.Id == id).Select(l => new { l.Number, l.Dossier!.Code }).SingleOrDefaultAsync(ct);
                if (now?.Number is { } number) before.Add(number);
                else if (now is not null) unsigned.Add($"hồ sơ {now.Code}: {(no is RuleViolation ? no.Message : "người khác vừa sửa, hãy đọc lại")}");
            }
        }
        if (signed.Count > 0) this.Say($"Đã ký {signed.Count} phiếu (số {Ranges(signed)}).{Before(before)}");
        else if (before.Count > 0) this.Say(Before(before).TrimStart());
        if (unsigned.Count > 0)
            TempData.Refuse($"{unsigned.Count} phiếu chưa ký: {string.Join("; ", unsigned.Take(MostTold).Select(line => line.TrimEnd('.')))}{(unsigned.Count > MostTold ? $"; và {unsigned.Count - MostTold} phiếu khác" : "")}.");
        return LocalRedirect(List);
    }

    static string Before(List<int> numbers) => numbers.Count == 0 ? "" : $" {numbers.Count} phiếu đã được ký trước đó (số {Ranges(numbers)}).";

    /// <summary>`12–23, 25`.</summary>
    internal static string Ranges(IEnumerable<int> numbers)
    {
        var ranges = new List<(int From, int To)>();
        foreach (var number in numbers.Order())
        {
            if (ranges.Count > 0 && ranges[^1].To == number - 1) ranges[^1] = (ranges[^1].From, number);
            else ranges.Add((number, number));
        }
        return string.Join(", ", ranges.Select(r => r.From == r.To ? Two(r.From) : $"{Two(r.From)}–{Two(r.To)}"));
    }

    static string Two(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    static (long, LetterSeen)? Parse(string pick) =>
        pick.Split('-') is [var id, var version, var words] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var letter)
            && uint.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) && int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var template)
            ? (letter, new(seen, template))
            : null;
}

using System.Globalization;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Dossiers chosen on a page of the queue, to whom they go, and why.</summary>
public sealed class HandOnForm
{
    /// <summary>Those ticked, each as <see cref="DossierRow.Pick"/>.</summary>
    public List<string> Picks { get; set; } = [];

    /// <summary>Those that could have been ticked.</summary>
    public List<string> OnPage { get; set; } = [];

    /// <summary>Tất cả trên trang này.</summary>
    public bool All { get; set; }

    public int? Officer { get; set; }

    public string? Reason { get; set; }

    /// <summary>Each dossier with the version that was on the screen; what is no pick is passed over.</summary>
    public IReadOnlyDictionary<long, uint> Chosen()
    {
        var chosen = new Dictionary<long, uint>();
        foreach (var pick in All ? OnPage : Picks)
        {
            if (pick?.Split('-') is [var id, var version]
                && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && uint.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen)) chosen[number] = seen;
        }
        return chosen;
    }
}

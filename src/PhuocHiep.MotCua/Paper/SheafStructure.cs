using System.Globalization;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;

namespace PhuocHiep.MotCua.Paper;

/// <summary>
/// The structure trees of several papers made one (ISO 32000-1, 14.7): pages that are taken over bring their marks along, and this brings what
/// the marks mean. Each paper becomes a part of the whole. The papers are signed, so nothing of them is drawn anew.
/// </summary>
sealed class SheafStructure
{
    /// <summary>What an element says of itself and refers to nothing else.</summary>
    static readonly string[] Said = ["/Alt", "/ActualText", "/E", "/Lang", "/T"];

    readonly PdfDocument sheaf;
    readonly PdfDictionary root, whole;
    readonly PdfArray parts, numbers;
    readonly Dictionary<PdfPage, PdfArray> marked = [];
    bool isWhole = true;

    public SheafStructure(PdfDocument sheaf)
    {
        this.sheaf = sheaf;
        (root, whole) = (Indirect(new PdfDictionary(sheaf)), Indirect(new PdfDictionary(sheaf)));
        (parts, numbers) = (new(sheaf), new(sheaf));
        root.Elements.SetName("/Type", "/StructTreeRoot");
        root.Elements.SetReference("/K", whole);
        whole.Elements.SetName("/Type", "/StructElem");
        whole.Elements.SetName("/S", "/Document");
        whole.Elements.SetReference("/P", root);
        whole.Elements["/K"] = parts;
    }

    /// <param name="pages">Of the paper, and of the sheaf.</param>
    public void Take(PdfDocument paper, IReadOnlyList<(PdfPage From, PdfPage To)> pages)
    {
        if (Dictionary(paper.Internals.Catalog.Elements["/StructTreeRoot"]) is not { } tree)
        {
            isWhole = false;
            return;
        }
        foreach (var (_, page) in pages)
        {
            page.Elements.SetInteger("/StructParents", marked.Count);
            marked[page] = Indirect(new PdfArray(sheaf));
            numbers.Elements.Add(new PdfInteger(marked.Count - 1));
            numbers.Elements.Add(marked[page].ReferenceNotNull);
        }
        var places = pages.ToDictionary(p => p.From.ReferenceNotNull.ObjectNumber, p => p.To);
        foreach (var element in Kids(tree).Select(Dictionary).OfType<PdfDictionary>())
        {
            var part = Copy(element, whole, null, places);
            part.Elements.SetName("/S", "/Part");
            parts.Elements.Add(part.ReferenceNotNull);
        }
    }

    /// <summary>The whole says that it can be read aloud where all of it can.</summary>
    public void Finish()
    {
        if (!isWhole || marked.Count == 0) return;
        var parents = new PdfDictionary(sheaf);
        parents.Elements["/Nums"] = numbers;
        root.Elements.SetReference("/ParentTree", Indirect(parents));
        root.Elements.SetInteger("/ParentTreeNextKey", marked.Count);
        var marks = new PdfDictionary(sheaf);
        marks.Elements.SetBoolean("/Marked", true);
        var catalog = sheaf.Internals.Catalog.Elements;
        catalog["/MarkInfo"] = marks;
        catalog.SetReference("/StructTreeRoot", root);
        catalog.SetString("/Lang", "vi-VN");
        sheaf.ViewerPreferences.DisplayDocTitle = true;
    }

    PdfDictionary Copy(PdfDictionary element, PdfDictionary parent, PdfPage? above, Dictionary<int, PdfPage> places)
    {
        var copy = Indirect(new PdfDictionary(sheaf));
        copy.Elements.SetName("/Type", "/StructElem");
        copy.Elements.SetName("/S", element.Elements.GetName("/S"));
        copy.Elements.SetReference("/P", parent);
        foreach (var key in Said)
            if (element.Elements[key] is { } words) copy.Elements[key] = Alike(words);
        if (element.Elements["/A"] is { } attributes) copy.Elements["/A"] = Alike(attributes);
        var page = PageOf(element, places);
        if (page is not null) copy.Elements.SetReference("/Pg", page);
        var kids = new PdfArray(sheaf);
        foreach (var kid in Kids(element))
            if (kid is PdfInteger mark) Mark(kids, mark.Value, page ?? above, isSaid: page is null, copy);
            else if (Dictionary(kid) is { } below)
            {
                if (below.Elements.GetName("/Type") == "/MCR") Mark(kids, below.Elements.GetInteger("/MCID"), PageOf(below, places) ?? page ?? above, isSaid: true, copy);
                else if (below.Elements.ContainsKey("/S")) kids.Elements.Add(Copy(below, copy, page ?? above, places).ReferenceNotNull);
            }
        copy.Elements["/K"] = kids;
        return copy;
    }

    /// <summary>That a mark of the page belongs to the element, and of the page's own list the way back.</summary>
    /// <param name="isSaid">The page is another than the element's own, and has to be said.</param>
    void Mark(PdfArray kids, int mark, PdfPage? page, bool isSaid, PdfDictionary element)
    {
        if (page is null) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Mark {mark} is on no page."));
        if (isSaid)
        {
            var reference = new PdfDictionary(sheaf);
            reference.Elements.SetName("/Type", "/MCR");
            reference.Elements.SetReference("/Pg", page);
            reference.Elements.SetInteger("/MCID", mark);
            kids.Elements.Add(reference);
        }
        else kids.Elements.Add(new PdfInteger(mark));
        var back = marked[page].Elements;
        while (back.Count <= mark) back.Add(PdfNull.Value);
        back[mark] = element.ReferenceNotNull;
    }

    static PdfPage? PageOf(PdfDictionary element, Dictionary<int, PdfPage> places) =>
        element.Elements["/Pg"] is PdfReference page ? places[page.ObjectNumber] : null;

    static IEnumerable<PdfItem> Kids(PdfDictionary element) => Value(element.Elements["/K"]) switch
    {
        null => [],
        PdfArray several => [.. several.Elements],
        var one => [one],
    };

    static PdfDictionary? Dictionary(PdfItem? item) => Value(item) as PdfDictionary;

    static PdfItem? Value(PdfItem? item) => item is PdfReference reference ? reference.Value : item;

    /// <summary>Names, numbers and texts, and what is made of them.</summary>
    PdfItem Alike(PdfItem item)
    {
        switch (Value(item))
        {
            case PdfDictionary dictionary:
                var like = new PdfDictionary(sheaf);
                foreach (var (key, value) in dictionary.Elements) like.Elements[key] = Alike(value!);
                return like;
            case PdfArray array:
                return new PdfArray(sheaf, [.. array.Elements.Select(Alike)]);
            default:
                return item;
        }
    }

    T Indirect<T>(T part) where T : PdfObject
    {
        sheaf.Internals.AddObject(part);
        return part;
    }
}

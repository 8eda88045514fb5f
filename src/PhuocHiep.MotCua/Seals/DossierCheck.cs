using NodaTime;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Seals;

/// <summary>The chain of one dossier beside what the archive tells of it now.</summary>
sealed class DossierCheck(IReadOnlyList<DossierSeal> links, DossierFacts? now, DaySeal? nightBefore)
{
    /// <summary>
    /// A save that was under way while a night was sealed bears an hour before it and is sealed the night after; no save takes longer. What
    /// says of itself that it was there still earlier was written afterwards.
    /// </summary>
    static readonly Duration Grace = Duration.FromHours(1);

    readonly List<Difference> differences = [];
    readonly HashSet<string> sealedKeys = [];

    /// <param name="links">Of one dossier, in their order, each with its night; at least one.</param>
    /// <param name="nightBefore">The night before its first; null: there is none.</param>
    public static IReadOnlyList<Difference> Of(IReadOnlyList<DossierSeal> links, DossierFacts? now, DaySeal? nightBefore) => new DossierCheck(links, now, nightBefore).Run();

    List<Difference> Run()
    {
        CompareReception(links[0]);
        DossierSeal? before = null;
        foreach (var link in links)
        {
            CompareChain(before, link);
            if (now is not null && Canonical.Knows(link.Version)) CompareFacts(before, link, now);
            before = link;
        }
        if (now is null)
        {
            Say(before!, "hồ sơ không còn trong cơ sở dữ liệu");
            return differences;
        }
        var unsealed = now.Facts.Where(fact => !sealedKeys.Contains(fact.Key)).ToList();
        foreach (var fact in unsealed) CompareTime(before!, fact, null);
        var keys = unsealed.Select(fact => fact.Key).ToHashSet();
        foreach (var text in JudgedRow.Unexplained(before!.Row, now.Row, [.. now.Lines.Where(line => keys.Contains(Fact.Of(line).Key))])) Say(null, text);
        return differences;
    }

    /// <summary>Received here before a night that was sealed whole, and not in it: it was put in afterwards. Only a register is brought in with its own days.</summary>
    void CompareReception(DossierSeal first)
    {
        if (first is { Ordinal: 1, Row.Origin: Origin.Office } && nightBefore is { IsComplete: true } && first.Row.ReceivedAt < nightBefore.SealedAt - Grace)
            Say(first, $"hồ sơ ghi tiếp nhận lúc {first.Row.ReceivedAt.Text()} nhưng chỉ được thêm vào sau đêm {nightBefore.On.Text()} đã niêm phong");
    }

    void CompareChain(DossierSeal? before, DossierSeal link)
    {
        if (link.Ordinal != (before?.Ordinal ?? 0) + 1 || link.Previous != before?.Head) Say(link, "thiếu hoặc đã sửa niêm phong liền trước của hồ sơ");
        if (!Canonical.Knows(link.Version)) Say(link, $"niêm phong viết theo bản {link.Version}, chương trình này chưa biết");
        else if (link.HeadAgain() != link.Head) Say(link, "niêm phong của hồ sơ đã bị sửa");
    }

    void CompareFacts(DossierSeal? before, DossierSeal link, DossierFacts facts)
    {
        var there = facts.Facts.ToDictionary(fact => fact.Key);
        var lines = new HashSet<string>();
        foreach (var written in link.Facts)
        {
            if (Fact.Read(written) is not var (key, tag, hash)) continue;
            sealedKeys.Add(key);
            lines.Add(key);
            if (!there.TryGetValue(key, out var fact)) Say(link, $"không còn {Fact.Text(key, tag)}");
            else if (fact.Hash != hash) Say(link, $"{Fact.Text(key, tag)} đã bị sửa sau khi niêm phong");
            else if (before is not null) CompareTime(before, fact, link);
        }
        foreach (var text in JudgedRow.Unexplained(before?.Row, link.Row, [.. facts.Lines.Where(line => lines.Contains(Fact.Of(line).Key))])) Say(link, text);
    }

    /// <param name="link">In which it is sealed; null: not yet.</param>
    void CompareTime(DossierSeal before, Fact fact, DossierSeal? link)
    {
        if (!fact.ByRound && fact.At < before.DaySeal!.SealedAt - Grace)
            Say(link, $"{Fact.Text(fact.Key, fact.Tag)} ghi lúc {fact.At.Value.Text()} nhưng chỉ được thêm vào sau đêm {before.DaySeal.On.Text()} đã niêm phong");
    }

    void Say(DossierSeal? link, string text) => differences.Add(new(link?.DaySeal!.On, links[^1].DossierId, links[^1].Row.Code, text));
}

using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;

namespace PhuocHiep.MotCua.Tests.Reports;

/// <summary>A pack as whoever inspects opens it.</summary>
sealed class OpenedPack
{
    readonly Dictionary<string, byte[]> files = [];

    public OpenedPack(Stream file)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            using (var from = entry.Open()) from.CopyTo(content);
            // No two files of one name.
            files.Add(entry.FullName, content.ToArray());
        }
    }

    public IReadOnlyList<string> Names => [.. files.Keys];

    public byte[] this[string name] => files[name];

    public string Text(string name) => Encoding.UTF8.GetString(files[name]);

    public string Sha256(string name) => Convert.ToHexStringLower(SHA256.HashData(files[name]));

    /// <summary>The rows under the head, each with its columns by name.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string name)
    {
        using var csv = new CsvParser(new StringReader(Text(name).TrimStart('\uFEFF')), CultureInfo.InvariantCulture);
        Assert.True(csv.Read());
        var head = csv.Record!;
        var rows = new List<IReadOnlyDictionary<string, string>>();
        while (csv.Read()) rows.Add(head.Zip(csv.Record!).ToDictionary(cell => cell.First, cell => cell.Second));
        return rows;
    }

    /// <summary>What stands behind a half of an indicator (`tu-so`, `mau-so`), where the list of the indicators says that it is.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> List(string indicator, string half) =>
        Rows($"2-chi-so/{Rows(PackFiles.Figures).Single(row => row["ma"] == indicator)["thu_muc"]}/{half}.csv");

    public IReadOnlyList<string> Csvs => [.. Names.Where(name => name.EndsWith(".csv", StringComparison.Ordinal))];

    public ReadWorkbook Book(string name, int sheet = 1) => new(new MemoryStream(files[name]), sheet);
}

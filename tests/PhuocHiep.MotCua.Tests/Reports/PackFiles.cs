namespace PhuocHiep.MotCua.Tests.Reports;

/// <summary>Where things are in a pack.</summary>
static class PackFiles
{
    public const string Manifest = "MANIFEST.csv";

    public const string Figures = "2-chi-so/chi-so.csv";

    public const string Letters = "4-xin-loi/phieu/";
}

using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Tests.Paper;
using PhuocHiep.MotCua.Tests.Reports;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Cli;

/// <summary>`export`: the register and the statutory statistics, whole or not at all.</summary>
[Collection(nameof(OneConsole))]
public sealed class ExportVerbTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly Dictionary<string, string?> OnMonday = new() { ["MOTCUA_NOW"] = "2024-08-12T08:00:00+07:00" };

    static readonly string[] August = ["--from", "2024-08-01", "--to", "2024-08-31"];

    [Fact]
    public async Task The_register_goes_out_and_into_an_empty_database_as_it_was()
    {
        await using (var db = Database.Open())
        {
            await DossierAsync(db, application: Application(email: "huong@example.vn"));
            await DossierAsync(db, At(2024, 7, 31));
        }
        var file = Path.Combine(Folder(), "so.csv");

        var export = await RunAsync(["export", "dossiers", .. August, "--personal", file]);

        Assert.Equal((0, $"Đã ghi 1 hồ sơ vào {file}.\n", ""), (export.Exit, export.Out, export.Err));
        await using var empty = await TestDatabase.BrandNewAsync(Template);
        Assert.Equal(0, (await Motcua.RunAsync(empty, OnMonday, ["import", "dossiers", "--history", file])).Exit);
        var again = Path.Combine(Folder(), "so-2.csv");
        Assert.Equal(0, (await Motcua.RunAsync(empty, OnMonday, ["export", "dossiers", .. August, "--personal", again])).Exit);
        Assert.Equal(await File.ReadAllTextAsync(file), await File.ReadAllTextAsync(again));
        await using var other = empty.Open();
        Assert.Equal("huong@example.vn", await other.Dossiers.Select(d => d.Email).SingleAsync());
    }

    [Theory]
    [InlineData("so.csv")]
    [InlineData("so.XLSX")]
    public async Task Without_asking_no_personal_column_goes_out_and_nobody_else_can_read_the_file(string name)
    {
        await using (var db = Database.Open()) await DossierAsync(db, application: Application(email: "huong@example.vn"));
        var file = Path.Combine(Folder(), name);

        Assert.Equal(0, (await RunAsync(["export", "dossiers", .. August, file])).Exit);

        var text = name.EndsWith("csv", StringComparison.Ordinal) ? await File.ReadAllTextAsync(file) : new ReadWorkbook(File.OpenRead(file)).Sheet.ToString();
        Assert.Contains("Nguyễn Thị Hường", text, StringComparison.Ordinal);
        Assert.All(["052190000123", "0905123456", "huong@example.vn"], personal => Assert.DoesNotContain(personal, text, StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal([file], Directory.GetFiles(Folder()));
    }

    [Fact]
    public async Task The_statistics_are_a_workbook_or_a_paper()
    {
        await using (var db = Database.Open()) await DossierAsync(db);
        var (book, paper) = (Path.Combine(Folder(), "bieu.xlsx"), Path.Combine(Folder(), "bieu.pdf"));

        Assert.Equal((0, $"Đã ghi biểu của 1 hồ sơ vào {book}.\n"), (await RunAsync(["export", "report-ii06", .. August, book])) is var xlsx ? (xlsx.Exit, xlsx.Out) : default);
        Assert.Equal(0, (await RunAsync(["export", "report-ii06", .. August, "--as-of", "2024-08-09T12:00:00+07:00", paper])).Exit);

        Assert.Equal(["1", "Hộ tịch", "1", "0", "1", "0", "0", "0", "0", "0", "1", "0", "1"], new ReadWorkbook(File.OpenRead(book)).Texts(11));
        Assert.Contains("(số liệu đến 12 giờ 00, 09/08/2024)", new Printed(await File.ReadAllBytesAsync(paper)).Text, StringComparison.Ordinal);
        Assert.Contains("1Hộ tịch10100000110", new Printed(await File.ReadAllBytesAsync(paper)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pack_for_an_inspection_is_written_with_its_progress_and_recorded()
    {
        await using (var db = Database.Open()) await DossierAsync(db);
        var file = Path.Combine(Folder(), "kiem-tra.zip");

        var answer = await RunAsync(["export", "inspection", .. August, file]);

        var pack = new OpenedPack(File.OpenRead(file));
        Assert.Equal("1", pack.Rows("2-chi-so/chi-so.csv").Single(row => row["ma"] == "apology-rate")["mau_so"]);
        await using var archive = Database.Open();
        var made = await archive.InspectionPacks.SingleAsync();
        Assert.Equal((0, $"Đã ghi {pack.Names.Count} tệp vào {file}, SHA-256 {made.Sha256}.\n"), (answer.Exit, answer.Out));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(file))), made.Sha256);
        Assert.Equal(("Dòng lệnh", null, new NodaTime.LocalDate(2024, 8, 1)), (made.RequestedBy, made.FileName, made.From));
        Assert.StartsWith("  0 %  0-DOC-TRUOC.txt\n", answer.Err, StringComparison.Ordinal);
        Assert.Equal(pack.Names.Count, answer.Err.TrimEnd().Split('\n').Length);
        Assert.Equal((1, ""), await RunAsync(["export", "inspection", "--from", "2024-09-01", "--to", "2024-09-30", file]) is var early ? (early.Exit, early.Out) : default);
    }

    [Fact]
    public async Task A_file_of_that_name_is_replaced_when_the_new_one_is_whole_and_stays_where_it_is_not()
    {
        await using (var db = Database.Open()) await DossierAsync(db);
        var file = await Motcua.FileAsync(Database, "trước đó");

        // The new file is begun, and then the database says no.
        await Database.ExecuteAsync("alter table dossiers rename column fee_vnd to fee");
        Assert.Equal(1, (await RunAsync(["export", "dossiers", .. August, file])).Exit);
        Assert.Equal("trước đó", await File.ReadAllTextAsync(file));
        Assert.Equal([file], Directory.GetFiles(Folder()));
        await Database.ExecuteAsync("alter table dossiers rename column fee to fee_vnd");

        Assert.Equal(0, (await RunAsync(["export", "dossiers", .. August, file])).Exit);
        Assert.StartsWith("code,procedure_code,", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Equal([file], Directory.GetFiles(Folder()));
    }

    [Fact]
    public async Task Where_no_file_can_be_it_says_so_in_one_line()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder(), "thu-muc.csv")).FullName;

        foreach (var file in new[] { Path.Combine(Folder(), "khong-co", "so.csv"), folder })
        {
            var answer = await RunAsync(["export", "dossiers", .. August, file]);
            Assert.Equal((1, ""), (answer.Exit, answer.Out));
            Assert.Single(answer.Err.TrimEnd().Split('\n'));
        }
        Assert.Empty(Directory.GetFiles(Folder()));
    }

    string Folder() => Directory.CreateDirectory(Database.Data).FullName;

    Task<Answer> RunAsync(string[] arguments) => Motcua.RunAsync(Database, OnMonday, arguments);
}

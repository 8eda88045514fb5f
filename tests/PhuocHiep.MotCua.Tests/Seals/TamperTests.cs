using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Rounds;
using PhuocHiep.MotCua.Seals;
using static PhuocHiep.MotCua.Tests.Given;
using static PhuocHiep.MotCua.Tests.Seals.SealedOffice;

namespace PhuocHiep.MotCua.Tests.Seals;

/// <summary>Whoever is master of the database and its triggers changes, deletes, puts in: it is found, and the dossier or the night is named.</summary>
public sealed class TamperTests(TestTemplate template) : OwnDatabase(template)
{
    const string Dossier = $"Hồ sơ {Code}";

    [Theory]
    [InlineData("update dossier_events set note = 'Không thu' where kind = 'PaymentTaken'", $"{Dossier}, đêm 06/08/2024", "dòng “Thu lệ phí” (số 3) của phiếu kiểm soát đã bị sửa")]
    [InlineData("update dossier_events set at = at - interval '6 days' where kind = 'Completed'", $"{Dossier}, đêm 14/08/2024", "dòng “Có kết quả” (số 7) của phiếu kiểm soát đã bị sửa")]
    [InlineData("update dossier_events set by = 'Người khác' where kind = 'LetterSigned'", $"{Dossier}, đêm 12/08/2024", "dòng “Ký phiếu xin lỗi” (số 5) của phiếu kiểm soát đã bị sửa")]
    [InlineData("delete from dossier_events where kind = 'LetterSigned'", $"{Dossier}, đêm 12/08/2024", "không còn dòng “Ký phiếu xin lỗi” (số 5)")]
    [InlineData("insert into dossier_events (dossier_id, at, kind, by, from_status, to_status, in_person) values (1, timestamptz '2024-08-07 09:00+07', 'Visited', 'Ai đó', 'Received', 'Received', true)", Dossier, "dòng “Công dân đến” (số 8) của phiếu kiểm soát ghi lúc 09 giờ 00, 07/08/2024 nhưng chỉ được thêm vào sau đêm 14/08/2024 đã niêm phong")]
    [InlineData("update dossiers set due_at = timestamptz '2024-08-20 17:00+07', on_time_until = timestamptz '2024-08-20 17:00+07'", Dossier, "Ngày hẹn trả đổi từ 17 giờ 00, 09/08/2024 thành 17 giờ 00, 20/08/2024 mà phiếu kiểm soát không ghi")]
    [InlineData("update dossiers set on_time_until = timestamptz '2024-08-15 00:00+07'", Dossier, "Thời điểm cuối còn đúng hạn đổi")]
    [InlineData("update dossiers set completed_at = timestamptz '2024-08-09 10:00+07'", Dossier, "Ngày có kết quả đổi từ 10 giờ 00, 14/08/2024 thành 10 giờ 00, 09/08/2024 mà phiếu kiểm soát không ghi")]
    [InlineData("update dossiers set received_at = timestamptz '2024-08-08 08:00+07'", Dossier, "Ngày tiếp nhận đổi")]
    [InlineData("update dossiers set dropped_at = timestamptz '2024-08-09 10:00+07'", Dossier, "Ngày rút, dừng giải quyết đổi")]
    [InlineData("update dossiers set handed_over_at = timestamptz '2024-08-14 10:00+07'", Dossier, "Ngày trả kết quả đổi")]
    [InlineData("update dossiers set clock_stopped_at = timestamptz '2024-08-08 10:00+07'", Dossier, "Lúc thời hạn dừng tính đổi")]
    [InlineData("update dossiers set owes_no_letter = true", Dossier, "Việc hồ sơ có phải xin lỗi hay không bị sửa")]
    [InlineData("update dossiers set outcome = 'Refused'", Dossier, "Kết quả giải quyết bị sửa")]
    [InlineData("update dossiers set code = 'KHAC'", Dossier, $"Mã hồ sơ {Code} bị sửa thành KHAC")]
    [InlineData("update apology_letters set sent_at = timestamptz '2024-08-08 09:00+07'", Dossier, "việc gửi phiếu xin lỗi (dòng 1) ghi lúc 09 giờ 00, 08/08/2024 nhưng chỉ được thêm vào sau đêm 14/08/2024")]
    [InlineData("update apology_letters set handed_over_at = timestamptz '2024-08-08 09:00+07'", $"{Dossier}, đêm 12/08/2024", "việc trao phiếu xin lỗi (dòng 1) đã bị sửa")]
    [InlineData("update apology_letters set handed_over_at = null", $"{Dossier}, đêm 12/08/2024", "không còn việc trao phiếu xin lỗi (dòng 1)")]
    [InlineData("update apology_letters set new_due_at = timestamptz '2024-08-30 17:00+07'", $"{Dossier}, đêm 12/08/2024", "nội dung, chữ ký phiếu xin lỗi (dòng 1) đã bị sửa")]
    [InlineData("update letter_papers set pdf = '\\x00'", $"{Dossier}, đêm 12/08/2024", "nội dung, chữ ký phiếu xin lỗi (dòng 1) đã bị sửa")]
    [InlineData("delete from apology_letters", $"{Dossier}, đêm 12/08/2024", "không còn nội dung, chữ ký phiếu xin lỗi (dòng 1)")]
    [InlineData("update payments set amount_vnd = 1000", $"{Dossier}, đêm 06/08/2024", "lần thu, hoàn lệ phí số 1 đã bị sửa")]
    [InlineData("update payments set reference = 'BL-2'", $"{Dossier}, đêm 06/08/2024", "số biên lai của lần thu, hoàn lệ phí số 1 đã bị sửa")]
    [InlineData("delete from payments", $"{Dossier}, đêm 06/08/2024", "không còn lần thu, hoàn lệ phí số 1")]
    [InlineData("update documents set sha256 = repeat('b', 64)", $"{Dossier}, đêm 06/08/2024", "tệp số hóa số 1 đã bị sửa")]
    [InlineData("delete from dossiers", $"{Dossier}, đêm 14/08/2024", "hồ sơ không còn trong cơ sở dữ liệu")]
    [InlineData("update dossier_seals set head = repeat('0', 64) where ordinal = 2", $"{Dossier}, đêm 12/08/2024", "niêm phong của hồ sơ đã bị sửa")]
    [InlineData("update dossier_seals set head = repeat('0', 64) where ordinal = 2", "Đêm 12/08/2024", "niêm phong số 2 hoặc niêm phong hồ sơ trong đó đã bị sửa")]
    [InlineData("update dossier_seals set row_due_at = row_due_at + interval '9 days' where ordinal = 3", $"{Dossier}, đêm 14/08/2024", "niêm phong của hồ sơ đã bị sửa")]
    [InlineData("delete from dossier_seals where ordinal = 2", $"{Dossier}, đêm 14/08/2024", "thiếu hoặc đã sửa niêm phong liền trước của hồ sơ")]
    [InlineData("delete from dossier_seals where ordinal = 2", "Đêm 12/08/2024", "niêm phong số 2 có 1 hồ sơ, nay còn 0")]
    [InlineData("update day_seals set sealed_at = sealed_at + interval '1 day' where ordinal = 2", "Đêm 12/08/2024", "niêm phong số 2 hoặc niêm phong hồ sơ trong đó đã bị sửa")]
    [InlineData("update day_seals set hash = repeat('0', 64) where ordinal = 2", "Đêm 14/08/2024", "niêm phong số 3 không nối với số 2")]
    [InlineData("delete from day_seals where ordinal = 2", "Đêm 12/08/2024", "niêm phong số 2 không còn")]
    [InlineData("delete from day_seals where ordinal = 2; delete from dossier_seals where ordinal = 2; delete from seal_checks where ordinal = 2", "Đêm 14/08/2024", "niêm phong số 2, liền trước số 3, không còn")]
    [InlineData("delete from day_seals where ordinal = 3; delete from dossier_seals where ordinal = 3", "Đêm 14/08/2024", "niêm phong số 3 không còn")]
    public async Task It_is_found_and_named(string sql, string where, string what)
    {
        await LiveAsync(Database);
        Assert.Empty(await VerifyAsync(Database));

        await TamperAsync(Database, sql);

        Assert.Contains(await VerifyAsync(Database), d => d.Where == where && d.Text.StartsWith(what, StringComparison.Ordinal));
        // The night finds it by itself, and it is a red line.
        await SealAsync(Database, Night(15));
        var alarm = Assert.Single(await AlarmsAsync(), a => a.Kind == AlarmKind.SealBroken);
        Assert.Contains("không khớp niêm phong", alarm.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_moved_on_the_day_of_an_honest_act_does_not_become_true_by_being_sealed()
    {
        await LiveAsync(Database);
        await TamperAsync(Database, "update dossiers set completed_at = timestamptz '2024-08-09 10:00+07'");
        await VisitAsync(Database, At(2024, 8, 15));

        Assert.Equal(1, await SealAsync(Database, Night(15)));

        var found = Assert.Single(await VerifyAsync(Database));
        Assert.Equal(($"{Dossier}, đêm 15/08/2024", "Ngày có kết quả đổi từ 10 giờ 00, 14/08/2024 thành 10 giờ 00, 09/08/2024 mà phiếu kiểm soát không ghi"), (found.Where, found.Text));
    }

    [Fact]
    public async Task A_line_put_in_for_an_earlier_day_does_not_become_true_by_being_sealed()
    {
        await LiveAsync(Database);
        await TamperAsync(Database, "insert into dossier_events (dossier_id, at, kind, by, from_status, to_status, in_person) values (1, timestamptz '2024-08-07 09:00+07', 'Visited', 'Ai đó', 'Received', 'Received', true)");

        Assert.Equal(1, await SealAsync(Database, Night(15)));
        await VisitAsync(Database, At(2024, 8, 16));
        Assert.Equal(1, await SealAsync(Database, Night(16)));

        var found = Assert.Single(await VerifyAsync(Database));
        Assert.Equal($"{Dossier}, đêm 15/08/2024", found.Where);
        Assert.StartsWith("dòng “Công dân đến” (số 8) của phiếu kiểm soát ghi lúc 09 giờ 00, 07/08/2024", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dossier_put_in_for_an_earlier_day_is_told_from_a_register_that_is_brought_in()
    {
        await LiveAsync(Database);
        string forged;
        await using (var db = Database.Open())
        {
            forged = (await DossierAsync(db, At(2024, 8, 9))).Code;
            await DossierAsync(db, At(2024, 8, 15));
            await RegisterAsync(db, """
                code,procedure_code,channel,applicant_name,received_at,due_at
                SO-1,1.004873,counter,A,2024-08-01T08:00:00+07:00,2024-08-30T17:00:00+07:00
                """, At(2024, 8, 15));
        }

        Assert.Equal(3, await SealAsync(Database, Night(15)));

        var found = Assert.Single(await VerifyAsync(Database));
        Assert.Equal(($"Hồ sơ {forged}, đêm 15/08/2024", "hồ sơ ghi tiếp nhận lúc 08 giờ 00, 09/08/2024 nhưng chỉ được thêm vào sau đêm 14/08/2024 đã niêm phong"), (found.Where, found.Text));
    }

    [Fact]
    public async Task A_result_forged_whole_before_its_first_night_contradicts_its_own_control_slip()
    {
        await using (var db = Database.Open()) await DossierAsync(db);
        await TamperAsync(Database, "update dossiers set completed_at = timestamptz '2024-08-06 16:00+07', status = 'Completed', outcome = 'Granted'");

        await SealAsync(Database, Night(6));

        Assert.Equal("Ngày có kết quả đổi từ chưa có thành 16 giờ 00, 06/08/2024 mà phiếu kiểm soát không ghi", Assert.Single(await VerifyAsync(Database)).Text);
    }

    [Fact]
    public async Task What_is_found_is_told_once_until_somebody_has_looked_into_it()
    {
        await LiveAsync(Database);
        await TamperAsync(Database, "update payments set amount_vnd = 1000");
        for (var day = 15; day < 18; day++) await SealAsync(Database, Night(day));

        Assert.Equal($"1 chỗ không khớp niêm phong: {Dossier}, đêm 06/08/2024.", Assert.Single(await AlarmsAsync(), a => a.Kind == AlarmKind.SealBroken).Text);

        await using (var db = Database.Open())
        {
            var breach = db.SealBreaches.Single();
            var supervisor = await OfficerAsync(db, "vanphong");
            Assert.Throws<RuleViolation>(() => breach.WriteReview(" ", supervisor, Night(17)));
            breach.WriteReview("Lỗi khi phục hồi bản sao lưu", supervisor, Night(17));
            Assert.Throws<RuleViolation>(() => breach.WriteReview("Lần nữa", supervisor, Night(17)));
            await db.SaveChangesAsync();
        }
        await SealAsync(Database, Night(18));
        Assert.DoesNotContain(await AlarmsAsync(), a => a.Kind == AlarmKind.SealBroken);
        Assert.Single(await VerifyAsync(Database));
    }

    [Theory]
    [InlineData("update day_seals set dossiers = 0")]
    [InlineData("delete from day_seals")]
    [InlineData("update dossier_seals set version = 2")]
    [InlineData("delete from dossier_seals")]
    [InlineData("delete from seal_breaches")]
    [InlineData("update seal_breaches set text = 'khác'")]
    [InlineData("update seal_breaches set reviewed_at = null, review = null")]
    public async Task The_database_refuses_to_rewrite_what_is_sealed(string sql)
    {
        await LiveAsync(Database);
        await TamperAsync(Database, "update payments set amount_vnd = 1000");
        await SealAsync(Database, Night(15));
        await using (var db = Database.Open())
        {
            db.SealBreaches.Single().WriteReview("Đã xem", await OfficerAsync(db, "vanphong"), Night(15));
            await db.SaveChangesAsync();
        }

        Assert.Equal("23001", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Database.ExecuteAsync(sql))).SqlState);
    }

    async Task<IReadOnlyList<Alarm>> AlarmsAsync()
    {
        await using var db = Database.Open();
        var agency = await AgencyAsync(db);
        return await db.AlarmsAsync(agency.Id, await db.CalendarAsync(agency), await db.PulsesAsync(), Night(18));
    }
}

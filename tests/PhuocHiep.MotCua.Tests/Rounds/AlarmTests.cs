using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NodaTime.Testing;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Forecasts;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Reminders;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Rounds;
using PhuocHiep.MotCua.Seals;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Rounds;

/// <summary>Nothing goes on in silence: each alarm appears, and goes with its cause.</summary>
public sealed class AlarmTests(TestTemplate template) : OwnDatabase(template)
{
    [Fact]
    public async Task Nothing_ever_ran()
    {
        Assert.Equal(["Chưa có lượt quét tự động nào chạy."], await AlarmsAsync(Tuesday));

        await RoundsAsync(Tuesday);

        Assert.Empty(await AlarmsAsync(Tuesday));
    }

    [Fact]
    public async Task A_round_that_did_not_come_three_times_in_a_row_is_missed()
    {
        await RoundsAsync(Tuesday);
        await PostAsync(At(2024, 8, 6, 8, 30));

        Assert.Empty(await AlarmsAsync(At(2024, 8, 6, 8, 30)));
        Assert.Equal(
            [
                "Lượt “Nhắc việc, đôn đốc” không chạy: lần cuối 08 giờ 15, 06/08/2024, lẽ ra 5 phút một lần.",
                "Lượt “Soạn phiếu xin lỗi” không chạy: lần cuối 08 giờ 15, 06/08/2024, lẽ ra 5 phút một lần.",
                "Lượt “Nhắn người dân khi trễ hẹn” không chạy: lần cuối 08 giờ 15, 06/08/2024, lẽ ra 5 phút một lần.",
                "Lượt “Cộng, chốt số liệu” không chạy: lần cuối 08 giờ 15, 06/08/2024, lẽ ra 5 phút một lần.",
                "Lượt “Lập bộ hồ sơ kiểm tra” không chạy: lần cuối 08 giờ 15, 06/08/2024, lẽ ra 5 phút một lần.",
            ], await AlarmsAsync(At(2024, 8, 6, 8, 30, 1)));

        await RoundsAsync(At(2024, 8, 6, 8, 31));

        Assert.Empty(await AlarmsAsync(At(2024, 8, 6, 8, 31)));
    }

    [Fact]
    public async Task A_round_that_never_was_is_missed()
    {
        await RoundsAsync(Tuesday);
        await Database.ExecuteAsync("delete from heartbeats where round = 'Digest'");

        Assert.Equal(["Lượt “Tin tổng hợp đầu ngày” chưa chạy lần nào."], await AlarmsAsync(Tuesday));
    }

    [Fact]
    public async Task Fifteen_minutes_without_any_sign_of_life_the_worker_has_stopped()
    {
        await RoundsAsync(Tuesday);

        Assert.Equal(AlarmKind.RoundMissed, Assert.Single(await AllAsync(At(2024, 8, 6, 8, 30))).Kind);
        var stopped = Assert.Single(await AllAsync(At(2024, 8, 6, 8, 30, 1)));
        Assert.Equal((AlarmKind.WorkerStopped, "Việc chạy nền đã dừng: lần cuối 08 giờ 15, 06/08/2024."), (stopped.Kind, stopped.Text));

        await RoundsAsync(At(2024, 8, 11));

        Assert.Empty(await AlarmsAsync(At(2024, 8, 11)));
    }

    [Fact]
    public async Task A_heartbeat_of_an_hour_that_has_not_come_hides_no_silence()
    {
        await RoundsAsync(At(2024, 8, 6, 10));

        Assert.Equal(["Việc chạy nền đã dừng: lần cuối ghi 10 giờ 00, 06/08/2024, sau giờ hiện tại (đồng hồ đã bị chỉnh lùi)."], await AlarmsAsync(Tuesday));

        // Set back, and alive: the newest by number counts.
        await RoundsAsync(Tuesday);
        Assert.Empty(await AlarmsAsync(Tuesday));
        Assert.Equal("Việc chạy nền đã dừng: lần cuối 08 giờ 15, 06/08/2024.", Assert.Single(await AlarmsAsync(At(2024, 8, 6, 10))));
    }

    [Fact]
    public async Task A_message_waits_for_more_than_an_hour()
    {
        await RoundsAsync(Tuesday);
        await using (var db = Database.Open())
        {
            db.OutgoingMessages.Add(OutgoingMessage.Notice((await AgencyAsync(db)).Id, "a@b.example", "Tin", "Nội dung", "x.example", Tuesday));
            await db.SaveChangesAsync();
        }

        await BeatAsync(At(2024, 8, 6, 9, 15, 1));
        Assert.Empty(await AlarmsAsync(At(2024, 8, 6, 9, 15)));
        Assert.Equal(["1 thư điện tử chưa gửi được quá một giờ."], await AlarmsAsync(At(2024, 8, 6, 9, 15, 1)));

        await Database.ExecuteAsync("update outgoing_messages set given_up_at = now()");
        Assert.Empty(await AlarmsAsync(At(2024, 8, 6, 9, 15, 1)));

        await Database.ExecuteAsync("update outgoing_messages set given_up_at = null, sent_at = now()");
        Assert.Empty(await AlarmsAsync(At(2024, 8, 6, 9, 15, 1)));
    }

    [Fact]
    public async Task Apologies_are_owed_and_nobody_drafted_them()
    {
        await using (var db = Database.Open()) await DossierAsync(db);
        await BeatAsync(At(2024, 8, 10, 0, 15));

        Assert.Empty(await AlarmsAsync(At(2024, 8, 10, 0, 14)));
        Assert.Equal(["1 hồ sơ phải xin lỗi mà chưa có dự thảo."], await AlarmsAsync(At(2024, 8, 10, 0, 15, 1)));

        await using (var db = Database.Open()) await new ApologyRound(db, new FakeClock(At(2024, 8, 10, 0, 15))).RunAsync();
        Assert.Empty(await AlarmsAsync(At(2024, 8, 10, 0, 15, 1)));
    }

    [Fact]
    public async Task So_of_what_the_office_lost_once_the_round_has_had_its_time()
    {
        await using (var db = Database.Open())
        {
            (await DossierAsync(db)).ReportLoss("Mất bản chính", await ExpertAsync(db), Tuesday);
            await db.SaveChangesAsync();
        }

        await BeatAsync(At(2024, 8, 6, 8, 30));
        Assert.Empty(await AlarmsAsync(At(2024, 8, 6, 8, 29)));
        Assert.Equal(["1 hồ sơ phải xin lỗi mà chưa có dự thảo."], await AlarmsAsync(At(2024, 8, 6, 8, 30, 1)));
    }

    [Fact]
    public async Task The_calendar_ends_within_sixty_days_or_does_not_cover_today()
    {
        await Database.ExecuteAsync("delete from holidays where date > '2024-12-31'");
        await BeatAsync(At(2024, 10, 31));
        Assert.Empty(await AlarmsAsync(At(2024, 10, 31)));

        await BeatAsync(At(2024, 11, 1));
        Assert.Equal(["Lịch nghỉ lễ hết ngày 31/12/2024."], await AlarmsAsync(At(2024, 11, 1)));

        // A year that lies behind a gap helps nobody.
        await Database.ExecuteAsync("insert into holidays (date, kind, name, source, confidence) select '2026-01-01', kind, name, source, confidence from holidays where date = '2024-01-01'");
        Assert.Equal(["Lịch nghỉ lễ hết ngày 31/12/2024."], await AlarmsAsync(At(2024, 11, 1)));
        await BeatAsync(At(2025, 3, 3));
        Assert.Equal(["Lịch nghỉ lễ không có ngày hôm nay."], await AlarmsAsync(At(2025, 3, 3)));
    }

    [Fact]
    public async Task A_pack_could_not_be_made_or_does_not_get_on()
    {
        await BeatAsync(Tuesday);
        InspectionPack pack;
        await using (var db = Database.Open())
        {
            pack = InspectionPack.Ask(await AgencyAsync(db), new(2024, 7, 1), new(2024, 7, 31), null, "Văn phòng", null, Tuesday);
            db.InspectionPacks.Add(pack);
            await db.SaveChangesAsync();
            await BeatAsync(At(2024, 8, 6, 8, 30));
            Assert.Empty(await AlarmsAsync(At(2024, 8, 6, 8, 30)));
            await BeatAsync(At(2024, 8, 6, 8, 31));
            Assert.Equal(["Bộ hồ sơ kiểm tra kỳ 01/07/2024 – 31/07/2024 đứng yên từ 08 giờ 15, 06/08/2024."], await AlarmsAsync(At(2024, 8, 6, 8, 31)));

            pack.Begin(At(2024, 8, 6, 8, 31));
            pack.Advance(12, 40, At(2024, 8, 6, 8, 40));
            await db.SaveChangesAsync();
            await BeatAsync(At(2024, 8, 6, 8, 55));
            Assert.Empty(await AlarmsAsync(At(2024, 8, 6, 8, 55)));
            await BeatAsync(At(2024, 8, 6, 8, 56));
            var stands = Assert.Single(await AllAsync(At(2024, 8, 6, 8, 56)));
            Assert.Equal((AlarmKind.PackStands, "Bộ hồ sơ kiểm tra kỳ 01/07/2024 – 31/07/2024 đứng yên từ 08 giờ 40, 06/08/2024, mới xong 12 trong 40 tệp.", "/reports/inspection"), (stands.Kind, stands.Text, stands.Page));

            pack.Fail("Ổ đĩa chứa dữ liệu đã đầy: báo quản trị dọn chỗ trống.", At(2024, 8, 6, 8, 56));
            await db.SaveChangesAsync();
            var failed = Assert.Single(await AllAsync(At(2024, 8, 6, 8, 56)));
            Assert.Equal((AlarmKind.PackFailed, "Bộ hồ sơ kiểm tra kỳ 01/07/2024 – 31/07/2024 không làm được. Ổ đĩa chứa dữ liệu đã đầy: báo quản trị dọn chỗ trống.", "/reports/inspection"), (failed.Kind, failed.Text, failed.Page));
            Assert.Equal("Mở trang Bộ hồ sơ kiểm tra, chọn kỳ, bấm Làm lại; không cần nữa thì bấm Bỏ.", failed.Remedy);

            pack.Restart(At(2024, 8, 6, 8, 57));
            await db.SaveChangesAsync();
            await BeatAsync(At(2024, 8, 6, 8, 58));
            Assert.Empty(await AlarmsAsync(At(2024, 8, 6, 8, 58)));
            pack.Drop("Văn phòng", At(2024, 8, 6, 9));
            await db.SaveChangesAsync();
        }
        await BeatAsync(At(2024, 8, 7));
        Assert.Empty(await AlarmsAsync(At(2024, 8, 7)));
    }

    [Fact]
    public async Task Heartbeats_of_more_than_fourteen_days_ago_are_cleared()
    {
        await Database.ExecuteAsync("insert into heartbeats (round, at, looked, acted) select 'Post', timestamptz '2024-07-20 08:15+07' + n * interval '1 hour', 0, 0 from generate_series(0, 400) n");

        await using (var db = Database.Open()) await new ReminderRound(db, new FakeClock(Tuesday), Database.Settings()).RunAsync();

        await using var later = Database.Open();
        Assert.Equal(At(2024, 7, 23, 8, 15), await later.Heartbeats.Where(h => h.Round == RoundName.Post).MinAsync(h => h.At));
        Assert.Equal(1, await later.Heartbeats.CountAsync(h => h.Round == RoundName.Reminders));
    }

    [Fact]
    public async Task A_pass_over_the_past_is_a_heartbeat_of_now()
    {
        await using var db = Database.Open();
        await new ReminderRound(db, new FakeClock(Monday), Database.Settings()).RunAsync(Tuesday);
        await new ApologyRound(db, new FakeClock(Monday)).RunAsync(Tuesday);

        Assert.Equal([Monday, Monday], await db.Heartbeats.Select(h => h.At).ToListAsync());
    }

    /// <summary>Every round as it comes by itself.</summary>
    async Task RoundsAsync(Instant now)
    {
        await using var db = Database.Open();
        await new ReminderRound(db, new FakeClock(now), Database.Settings()).RunAsync();
        await new ApologyRound(db, new FakeClock(now)).RunAsync();
        await new LateNoticeRound(db, new FakeClock(now), Database.Settings()).RunAsync();
        await new FiguresRound(db, new FakeClock(now)).RunAsync();
        await new SealRound(db, new FakeClock(now)).RunAsync();
        await new ForecastRound(db, new FakeClock(now)).RunAsync();
        await new ReconcileRound(db, new FakeClock(now)).RunAsync();
        await new InspectionRound(db, new FakeClock(now), Database.Settings(), NullLogger<InspectionRound>.Instance).RunAsync();
        await new DigestRound(db, new FakeClock(now), Database.Settings()).RunAsync();
        await PostAsync(now);
    }

    async Task PostAsync(Instant now)
    {
        await using var db = Database.Open();
        await new Postman(db, new FakeClock(now), Database.Settings()).RunAsync();
    }

    /// <summary>As if every round had been by and found nothing.</summary>
    async Task BeatAsync(Instant now)
    {
        await using var db = Database.Open();
        db.Heartbeats.AddRange(Rhythm.All.Select(rhythm => new Heartbeat { Round = rhythm.Round, At = now }));
        await db.SaveChangesAsync();
    }

    async Task<IEnumerable<string>> AlarmsAsync(Instant now) => (await AllAsync(now)).Select(alarm => alarm.Text);

    async Task<IReadOnlyList<Alarm>> AllAsync(Instant now)
    {
        await using var db = Database.Open();
        var agency = await AgencyAsync(db);
        return await db.AlarmsAsync(agency.Id, await db.CalendarAsync(agency), await db.PulsesAsync(), now);
    }
}

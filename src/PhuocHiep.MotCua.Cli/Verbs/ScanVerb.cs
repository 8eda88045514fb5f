using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Reminders;

namespace PhuocHiep.MotCua.Cli.Verbs;

static class ScanVerb
{
    public static Command Command()
    {
        var asOf = Options.Moment("--as-of", "Quét như tại thời điểm này; mặc định: bây giờ.");
        var json = Options.Json();
        var command = new Command("scan", "Một lượt phát hiện hồ sơ sắp đến hạn, quá hạn và dự thảo phiếu xin lỗi còn thiếu. Chạy lại không tạo thêm gì.") { asOf, json };
        command.SetAction(async (parsed, ct) =>
        {
            var settings = Settings.FromEnvironment();
            var clock = new OfficeClock(settings.Now);
            var now = parsed.GetValue(asOf) ?? clock.GetCurrentInstant();
            if (settings.IsProduction && now > clock.GetCurrentInstant()) throw new RuleViolation("Không quét cho một thời điểm chưa đến.");

            await using var db = await BackOffice.OpenArchiveAsync(settings, ct);
            await new ReminderRound(db, clock, settings).RunAsync(now, ct);
            var letters = await new ApologyRound(db, clock).RunAsync(now, ct);
            var dueSoon = await db.Dossiers.DueSoonAt(now).CountAsync(ct);
            var overdue = await db.Dossiers.OverdueAt(now).CountAsync(ct);

            if (letters.WithoutNewDate > 0)
                await Console.Error.WriteLineAsync($"{letters.WithoutNewDate} phiếu được dự thảo chưa có ngày hẹn lại: lịch nghỉ lễ không có những ngày cần tính; cán bộ cần đặt ngày.");
            if (parsed.GetValue(json)) BackOffice.WriteJson(new { asOf = now.ToIso(), dueSoon, overdue, lettersDrafted = letters.Drafted, lettersPrepared = letters.Prepared, lettersWithdrawn = letters.Withdrawn, withoutNewDate = letters.WithoutNewDate });
            else Console.WriteLine($"Lúc {now.Text()}: {dueSoon} hồ sơ sắp đến hạn, {overdue} hồ sơ quá hạn, dự thảo {letters.Drafted} phiếu xin lỗi, chuẩn bị trước {letters.Prepared}, rút {letters.Withdrawn}.");
            return BackOffice.Done;
        });
        return command;
    }
}

using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Db;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Rounds;

namespace PhuocHiep.MotCua.Cli.Verbs;

static class PrepareVerb
{
    public static Command Command()
    {
        var empty = new Option<bool>("--empty") { Description = "Không nạp dữ liệu mẫu; chỉ tạo một quản trị viên." };
        var command = new Command("prepare", "Việc của ./ops/run trước khi mở cửa: migrate, rồi nạp dữ liệu mẫu (hoặc tạo quản trị viên) nếu cơ sở dữ liệu còn trống.") { empty };
        command.SetAction(async (parsed, ct) =>
        {
            var settings = Settings.FromEnvironment();
            await using var db = await BackOffice.OpenArchiveAsync(settings, ct);
            await Archive.MigrateAsync(db, ct);
            await using var alone = await Archive.AloneAsync(db, RoundName.Opening, ct);
            if (!await db.Users.AnyAsync(ct))
            {
                if (!parsed.GetValue(empty) && !await db.Dossiers.AnyAsync(ct)) await DemonstrateAsync(db, settings, ct);
                if (await FirstOfficers.AdministratorAsync(db, ct) is { } password)
                    Console.WriteLine($"Quản trị viên: quantri   Mật khẩu dùng một lần: {password}");
            }
            if (await db.Users.AnyAsync(o => o.IsDemonstration && o.IsActive, ct))
            {
                Console.WriteLine("Dữ liệu mẫu, không dùng cho hồ sơ thật. Tài khoản dùng thử: "
                    + string.Join(", ", await db.Users.Where(o => o.IsDemonstration && o.IsActive).OrderBy(o => o.Id).Select(o => o.UserName).ToListAsync(ct))
                    + $"; mật khẩu: {FirstOfficers.DemonstrationPassword}");
            }
            return BackOffice.Done;
        });
        return command;
    }

    static async Task DemonstrateAsync(MotCuaDb db, Settings settings, CancellationToken ct)
    {
        try
        {
            await new Demonstration(db, settings, seed: 134).LoadAsync(Demonstration.UsualDossiers, new OfficeClock(settings.Now).GetCurrentInstant(), ct);
        }
        catch (CalendarEnded e)
        {
            await Console.Error.WriteLineAsync($"Không nạp được dữ liệu mẫu. {e.Message}");
        }
    }
}

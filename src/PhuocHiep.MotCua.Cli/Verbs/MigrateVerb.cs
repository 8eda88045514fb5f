using System.CommandLine;
using PhuocHiep.MotCua.Db;

namespace PhuocHiep.MotCua.Cli.Verbs;

static class MigrateVerb
{
    public static Command Command()
    {
        var command = new Command("migrate", "Đưa cơ sở dữ liệu lên phiên bản này và nạp dữ liệu gốc; chạy lại không thay đổi gì.");
        command.SetAction(async (_, ct) =>
        {
            await using var db = await BackOffice.OpenArchiveAsync(Settings.FromEnvironment(), ct);
            await Archive.MigrateAsync(db, ct);
            await Console.Error.WriteLineAsync("Cơ sở dữ liệu đã ở phiên bản mới nhất.");
            return BackOffice.Done;
        });
        return command;
    }
}

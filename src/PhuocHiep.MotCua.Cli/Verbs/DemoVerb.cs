using System.CommandLine;
using PhuocHiep.MotCua.Db;

namespace PhuocHiep.MotCua.Cli.Verbs;

static class DemoVerb
{
    public static Command Command()
    {
        var dossiers = new Option<int>("--dossiers") { Description = "Bao nhiêu hồ sơ.", DefaultValueFactory = _ => Demonstration.UsualDossiers };
        var seed = new Option<int>("--seed") { Description = "Số gieo: cùng số cho cùng dữ liệu.", DefaultValueFactory = _ => 134 };
        dossiers.Validators.Add(result => { if (result.GetValueOrDefault<int>() is < 1 or > 2_000_000) result.AddError("--dossiers: từ 1 đến 2000000."); });
        var command = new Command("demo", "Nạp hồ sơ mẫu (người không có thật, thủ tục thật).") { dossiers, seed };
        command.SetAction(async (parsed, ct) =>
        {
            var settings = Settings.FromEnvironment();
            await using var db = await BackOffice.OpenArchiveAsync(settings, ct);
            var loaded = await new Demonstration(db, settings, parsed.GetValue(seed)).LoadAsync(parsed.GetValue(dossiers), new OfficeClock(settings.Now).GetCurrentInstant(), ct);
            Console.WriteLine($"Đã nạp {loaded} hồ sơ mẫu.");
            return BackOffice.Done;
        });
        return command;
    }
}

using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Procedures;

namespace PhuocHiep.MotCua.Cli.Verbs;

static class ImportVerb
{
    public static Command Command() => new("import", "Nhập thủ tục hoặc hồ sơ từ tệp CSV.") { Procedures(), Dossiers() };

    static Command Procedures()
    {
        var (file, dryRun, json) = (File(), Options.DryRun(), Options.Json());
        var command = new Command("procedures", "Thêm hoặc cập nhật thủ tục theo mã.") { file, dryRun, json };
        command.SetAction(async (parsed, ct) =>
        {
            var settings = Settings.FromEnvironment();
            await using var db = await BackOffice.OpenArchiveAsync(settings, ct);
            using var reader = BackOffice.ReadUtf8(parsed.GetValue(file)!);
            var done = await new ProcedureImport(db).RunAsync(reader, await AgencyAsync(db, ct), new OfficeClock(settings.Now).GetCurrentInstant(), parsed.GetValue(dryRun), ct);
            if (parsed.GetValue(json)) BackOffice.WriteJson(done);
            else Console.WriteLine($"Đã đọc {done.Read} dòng: thêm {done.Added}, cập nhật {done.Updated}, không đổi {done.Unchanged}, từ chối {done.Rejected.Count}.");
            return Report(done.Rejected);
        });
        return command;
    }

    static Command Dossiers()
    {
        var (file, dryRun, json) = (File(), Options.DryRun(), Options.Json());
        var history = new Option<bool>("--history") { Description = "Hồ sơ đã có kết quả không phải gửi phiếu xin lỗi (vẫn tính là trễ)." };
        var command = new Command("dossiers", "Nhập hồ sơ của sổ cũ hoặc hệ thống khác.") { file, dryRun, history, json };
        command.SetAction(async (parsed, ct) =>
        {
            var settings = Settings.FromEnvironment();
            await using var db = await BackOffice.OpenArchiveAsync(settings, ct);
            using var reader = BackOffice.ReadUtf8(parsed.GetValue(file)!);
            var now = new OfficeClock(settings.Now).GetCurrentInstant();
            var done = await new RegisterImport(db).RunAsync(reader, await AgencyAsync(db, ct), parsed.GetValue(history), parsed.GetValue(dryRun), now, ct);
            if (parsed.GetValue(json)) BackOffice.WriteJson(done);
            else Console.WriteLine($"Đã đọc {done.Read} dòng: thêm {done.Added}, không đổi {done.Unchanged}, từ chối {done.Rejected.Count}.");
            return Report(done.Rejected);
        });
        return command;
    }

    /// <summary>Names the rejected rows; refused (1) where there are any, though the good rows were kept.</summary>
    static int Report(IReadOnlyList<RejectedRow> rejected)
    {
        foreach (var row in rejected) Console.Error.WriteLine($"Dòng {row.Line}{(row.Code is null ? "" : $" ({row.Code})")}: {row.Reason}");
        return rejected.Count == 0 ? BackOffice.Done : BackOffice.Refused;
    }

    static Argument<string> File() => new("FILE.csv") { Description = "Tệp CSV, UTF-8, dòng đầu là tên cột." };

    static Task<Agency> AgencyAsync(MotCuaDb db, CancellationToken ct) => db.Agencies.AsNoTracking().OrderBy(a => a.Id).FirstAsync(ct);
}

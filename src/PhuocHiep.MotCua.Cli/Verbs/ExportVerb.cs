using System.CommandLine;
using System.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Reports;

namespace PhuocHiep.MotCua.Cli.Verbs;

static class ExportVerb
{
    public static Command Command() => new("export", "Xuất sổ hồ sơ, báo cáo thống kê, hoặc bộ hồ sơ kiểm tra.") { Dossiers(), ReportII06(), Inspection() };

    static Command Dossiers()
    {
        var (from, to, file) = (From(), To(), File("FILE.csv|FILE.xlsx", ".csv", ".xlsx"));
        var personal = new Option<bool>("--personal") { Description = "Kèm số định danh, điện thoại, thư điện tử, địa chỉ; mặc định không kèm." };
        var command = new Command("dossiers", "Hồ sơ tiếp nhận trong kỳ. CSV: đúng các cột của tệp nhập, nhập lại được (import dossiers --history); XLSX: thêm tình trạng, người giữ, thời hạn.") { from, to, personal, file };
        command.SetAction(async (parsed, ct) =>
        {
            var (start, end, path, withPersons) = (parsed.GetValue(from)!.Value, parsed.GetValue(to)!.Value, parsed.GetValue(file)!, parsed.GetValue(personal));
            var (db, agency, now) = await OpenAsync(start, end, ct);
            await using var _ = db;
            var dossiers = ExportedDossier.Received(db, agency.Id, start, end).AsAsyncEnumerable();
            var count = await NewFile.WriteAsync(path, ownerOnly: true, stream => Is(path, ".csv")
                ? RegisterCsv.WriteAsync(dossiers, stream, withPersons, now, ct)
                : RegisterSheet.WriteAsync(dossiers, stream, $"Hồ sơ tiếp nhận từ {start.Text()} đến {end.Text()}", agency.Name, withPersons, now, ct));
            Console.WriteLine($"Đã ghi {count.ToString("N0", VietnamTime.Culture)} hồ sơ vào {path}.");
            return BackOffice.Done;
        });
        return command;
    }

    static Command ReportII06()
    {
        var (from, to, file) = (From(), To(), File("FILE.xlsx|FILE.pdf", ".xlsx", ".pdf"));
        var asOf = Options.Moment("--as-of", "Tính như tại thời điểm này; mặc định: bây giờ, hoặc cuối kỳ nếu kỳ đã hết.");
        var command = new Command("report-ii06", $"{FormII06a.Number}: tình hình, kết quả giải quyết thủ tục hành chính.") { from, to, asOf, file };
        command.SetAction(async (parsed, ct) =>
        {
            var (start, end, path) = (parsed.GetValue(from)!.Value, parsed.GetValue(to)!.Value, parsed.GetValue(file)!);
            var (db, agency, now) = await OpenAsync(start, end, ct);
            await using var _ = db;
            var form = await FormII06a.ReadAsync(db, new(agency.Id, start, end, parsed.GetValue(asOf) ?? now), ct);
            var count = await NewFile.WriteAsync(path, ownerOnly: false, async stream =>
            {
                if (Is(path, ".pdf")) await stream.WriteAsync(form.ToForm(agency, now).ToPdf(), ct);
                else await FormII06aSheet.WriteAsync(form, agency, stream, ct);
                return form.Total[FormII06aColumn.All[0]];
            });
            Console.WriteLine($"Đã ghi biểu của {count.ToString("N0", VietnamTime.Culture)} hồ sơ vào {path}.");
            return BackOffice.Done;
        });
        return command;
    }

    static Command Inspection()
    {
        var (from, to, file) = (From(), To(), File("FILE.zip", ".zip"));
        var command = new Command("inspection", "Bộ hồ sơ kiểm tra của kỳ: biểu, chỉ số và danh sách, sổ, phiếu, công khai, bằng chứng, cách tính; việc lập được ghi lại.") { from, to, file };
        command.SetAction(async (parsed, ct) =>
        {
            var (start, end, path) = (parsed.GetValue(from)!.Value, parsed.GetValue(to)!.Value, parsed.GetValue(file)!);
            var (db, agency, now) = await OpenAsync(start, end, ct);
            await using var _ = db;
            // Written down as it was made; whoever has the command line has no name here.
            var pack = InspectionPack.Ask(agency, start, end, officer: null, "Dòng lệnh", key: null, now);
            pack.Begin(now);
            PackedFile written;
            await using (await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct))
                written = await NewFile.WriteAsync(path, ownerOnly: true, stream => InspectionContents.WriteAsync(db, agency, start, end, stream, SayAsync, now, ct));
            pack.Finish(written, fileName: null, now);
            db.InspectionPacks.Add(pack);
            await db.SaveChangesAsync(ct);
            Console.WriteLine($"Đã ghi {written.Files.ToString("N0", VietnamTime.Culture)} tệp vào {path}, SHA-256 {written.Sha256}.");
            return BackOffice.Done;
        });
        return command;

        static Task SayAsync(int done, int total, string next) => Console.Error.WriteLineAsync($"{done * 100 / total,3} %  {next}");
    }

    static async Task<(MotCuaDb Db, Agency Agency, Instant Now)> OpenAsync(LocalDate from, LocalDate to, CancellationToken ct)
    {
        if (from > to) throw new RuleViolation("--from sau --to.");
        var settings = Settings.FromEnvironment();
        var db = await BackOffice.OpenArchiveAsync(settings, ct);
        return (db, await db.Agencies.AsNoTracking().OrderBy(a => a.Id).FirstAsync(ct), new OfficeClock(settings.Now).GetCurrentInstant());
    }

    static Option<LocalDate?> From() => Options.Date("--from", "Ngày đầu kỳ.", required: true);

    static Option<LocalDate?> To() => Options.Date("--to", "Ngày cuối kỳ, tính cả ngày đó.", required: true);

    /// <summary>The file to write; its ending says what it becomes.</summary>
    static Argument<string> File(string name, params string[] endings)
    {
        var file = new Argument<string>(name) { Description = $"Tệp sẽ ghi ({string.Join(" hoặc ", endings)}); tệp cùng tên được thay khi đã ghi xong." };
        file.Validators.Add(result =>
        {
            var path = result.Tokens.Single().Value;
            if (!endings.Any(ending => Is(path, ending))) result.AddError($"“{path}”: tên tệp phải kết thúc bằng {string.Join(" hoặc ", endings)}.");
        });
        return file;
    }

    static bool Is(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}

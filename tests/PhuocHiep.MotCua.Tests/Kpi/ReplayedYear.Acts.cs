using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Documents;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Paper;
using PhuocHiep.MotCua.Supplements;
using PhuocHiep.MotCua.Tests.Documents;

namespace PhuocHiep.MotCua.Tests.Kpi;

// The acts of acts.csv, each by its verb and saved by itself.
public sealed partial class ReplayedYear
{
    Task ActAsync(YearAct act) => act.Act switch
    {
        "supplement" => OnAsync(act.Code, d => d.RequestSupplement(SupplementStage.Intake, Enum.Parse<SupplementFault>(act.What.Split(' ')[0]), "Bản sao hộ khẩu", "Thiếu",
            act.What.EndsWith("override", StringComparison.Ordinal) ? "Lãnh đạo cho phép" : null, calendar, chairman, act.At)),
        "supplemented" => OnAsync(act.Code, d => d.CompleteSupplement(inPerson: true, calendar, clerk, act.At)),
        "suspend" => OnAsync(act.Code, d => d.Suspend("Chờ nộp thuế", expert, act.At)),
        "resume" => OnAsync(act.Code, d => d.Resume(calendar, expert, act.At)),
        "extend" => OnAsync(act.Code, d => d.Extend("Phải xác minh", agreedOn: null, calendar, expert, act.At)),
        "stop" => OnAsync(act.Code, d => d.Stop("Không bổ sung", expert, act.At)),
        "lost" => OnAsync(act.Code, d => d.ReportLoss("Tờ khai thất lạc", expert, act.At)),
        "result-error" => OnAsync(act.Code, d => d.ReportResultError("Sai ngày sinh", expert, act.At)),
        "corrected" => OnAsync(act.Code, d => d.CorrectResult(null, "Đã sửa ngày sinh", expert, act.At)),
        "hand-over" => OnAsync(act.Code, d => d.HandOver(d.ApplicantName, clerk, act.At)),
        "pay" => OnAsync(act.Code, d => d.Pay(d.FeeVnd ?? 0, Enum.Parse<PaymentMethod>(act.What, ignoreCase: true), "BL 01", clerk, act.At)),
        "refund" => OnAsync(act.Code, d => d.Refund(long.Parse(act.What, VietnamTime.Culture), PaymentMethod.Online, "HT 01", "Thu nhầm", clerk, act.At)),
        "fee" => OnAsync(act.Code, d => d.SetFee(long.Parse(act.What, VietnamTime.Culture), "Được miễn, giảm", clerk, act.At)),
        "digitize" or "undigitize" or "result-file" => DigitizeAsync(act),
        _ => OnLetterAsync(act),
    };

    /// <param name="whole">With all that the act may look at; a result and its hand-over look at little.</param>
    async Task OnAsync(string code, Action<Dossier> act, bool whole = true)
    {
        await using var db = Database.Open();
        var id = ids[code];
        IQueryable<Dossier> dossiers = db.Dossiers.AsSplitQuery().Include(d => d.OwedApologies);
        if (whole) dossiers = dossiers.Include(d => d.Procedure).Include(d => d.Supplements).Include(d => d.Suspensions).Include(d => d.Payments);
        act(await dossiers.SingleAsync(d => d.Id == id));
        await db.SaveChangesAsync();
    }

    async Task DigitizeAsync(YearAct act)
    {
        await using var db = Database.Open();
        var (digitization, id) = (new Digitization(db, Database.Settings()), ids[act.Code]);
        var dossier = await db.Dossiers.AsNoTracking().Include(d => d.Components).Include(d => d.Documents).SingleAsync(d => d.Id == id);
        if (act.Act == "undigitize")
        {
            Assert.True(await digitization.WithdrawAsync(id, dossier.Documents.Single().Id, "Nhầm người", clerk, act.At));
            return;
        }
        using var content = new MemoryStream(Files.Pdf(1, act.Code));
        using var file = await digitization.CheckAsync("giay-to.pdf", content, act.At);
        if (act.Act == "result-file") Assert.True(await digitization.AddResultAsync(id, file, "01", act.At.VietnamDay(), clerk, act.At));
        else Assert.Equal(1, await digitization.AddAsync(id, dossier.Components.Single().Id, [file], clerk, act.At));
    }

    /// <summary>On the last letter of the cause, which is in force.</summary>
    async Task OnLetterAsync(YearAct act)
    {
        await using var db = Database.Open();
        var (id, words) = (ids[act.Code], act.What.Split(' '));
        var cause = Enum.Parse<ApologyCause>(words[0] is "" ? nameof(ApologyCause.Late) : words[0]);
        var letter = await db.ApologyLetters.InForce().Include(l => l.Follows).Include(l => l.Dossier).Where(l => l.DossierId == id && l.Cause == cause).OrderBy(l => l.Id).LastAsync();
        switch (act.Act)
        {
            case "reason": letter.GiveReason(DelayReason.Workload, "Hồ sơ nhiều", YearFiles.Day(words[1]), FormSet.On(act.At.VietnamDay()).CounterOf(agency), calendar, expert, act.At); break;
            case "sign": await new Signing(db, Database.Settings()).SignAsync(letter.Id, seen: null, chairman, act.At); break;
            case "mail": Assert.True(letter.MarkSent(act.At)); break;
            case "hand": letter.HandOver(letter.Dossier!.ApplicantName, clerk, act.At); break;
            case "post": letter.SendByPost("RR 123 456 789 VN", clerk, act.At); break;
            case "publish": letter.Post(agency, clerk, act.At); break;
            case "take-down": letter.TakeDown("Người nộp đề nghị", clerk, act.At); break;
            case "second": db.ApologyLetters.Add(letter.FollowWith(FollowKind.SecondAppointment, "Bão", letter.Dossier!, chairman, act.At)); break;
            default: throw new FormatException($"No verb for {act.Act}.");
        }
        await db.SaveChangesAsync();
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Documents;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Supplements;
using PhuocHiep.MotCua.Tests.Documents;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Kpi;

/// <summary>An office from a seed in which anything may be tried at any hour: what the law allows is done, one act after the other, and the clock goes on.</summary>
sealed class BusyOffice(TestDatabase database, int seed)
{
    public static readonly LocalDate First = new(2024, 8, 1);

    static readonly string[] Codes = ["1.004873", "1.001193", "2.000815", "1.012814"];

    static readonly byte[][] Contents = [Files.Png, Files.Jpeg, Files.Pdf(1, "a"), Files.Pdf(2, "b")];

    readonly Random random = new(seed);
    Agency agency = null!;
    WorkCalendar calendar = null!;
    Officer clerk = null!, expert = null!, supervisor = null!, chairman = null!;
    int letters;

    public Instant Now { get; private set; } = First.InstantAt(new(8, 0));

    /// <summary>How often each act was done.</summary>
    public Dictionary<string, int> Done { get; } = [];

    public int AgencyId => agency.Id;

    public async Task OpenAsync()
    {
        await using var db = database.Open();
        agency = await AgencyAsync(db);
        calendar = await db.CalendarAsync(agency);
        (clerk, expert, supervisor, chairman) = (await ClerkAsync(db), await ExpertAsync(db), await OfficerAsync(db, "vanphong"), await ChairmanAsync(db));
        // What the sector's law lets them do, and that their facts were said by the office: what it changes from now on has a date.
        await database.ExecuteAsync($"update procedures set suspended_for = 'FinancialObligation', extension_kind = 'AddOn', extension_limit = '3 working-days' where code in ('{string.Join("', '", Codes)}')");
        foreach (var procedure in await db.Procedures.Where(p => Codes.Contains(p.Code)).ToListAsync())
            procedure.Change(p => (p.OnlineLevel, p.OnlineEligible, p.HasFinancialObligation, p.OnlinePaymentEligible, p.OnlinePaymentDeployed, p.Published, p.Status) = (OnlineLevel.Full, true, true, true, true, true, ProcedureStatus.InForce), "Văn phòng", Now);
        await db.SaveChangesAsync();
        await RegisterAsync(db, """
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome,returned_at,fee_vnd,paid_at,payment_method,components_total,components_digitized,electronic_result
            R1,1.004873,counter,Người một,2024-07-20T08:00:00+07:00,2024-07-25T17:00:00+07:00,2024-07-30T09:00:00+07:00,granted,2024-07-31T08:00:00+07:00,8000,2024-07-20T08:00:00+07:00,online,2,2,true
            R2,1.001193,online,Người hai,2024-07-25T08:00:00+07:00,2024-08-02T17:00:00+07:00,,,,8000,2024-07-26T08:00:00+07:00,online,2,1,false
            R3,1.001193,post,Người ba,2024-07-25T08:00:00+07:00,2024-08-02T17:00:00+07:00,,,,5000,2024-07-26T08:00:00+07:00,cash,0,0,false
            R4,2.000815,counter,Người bốn,2024-07-25T08:00:00+07:00,,,,,,,,0,0,false
            """, Now);
    }

    /// <summary>So many acts, each some minutes or hours after the one before.</summary>
    public async Task LiveAsync(int acts)
    {
        for (var i = 0; i < acts; i++)
        {
            Now += Duration.FromMinutes(random.Next(1, 180));
            string? done;
            do
            {
                await using var db = database.Open();
                done = await TryAsync(db);
            }
            while (done is null);
            Done[done] = Done.GetValueOrDefault(done) + 1;
        }
    }

    /// <returns>What was done; null where there was nothing to do, or the law said no.</returns>
    async Task<string?> TryAsync(MotCuaDb db)
    {
        try
        {
            return await ActAsync(db);
        }
        catch (RuleViolation)
        {
            return null;
        }
    }

    async Task<string?> ActAsync(MotCuaDb db)
    {
        switch (random.Next(100))
        {
            case < 12:
                await ReceiveAsync(db);
                return "receive";
            case < 19:
                await new ApologyRound(db, new FakeClock(Now)).RunAsync();
                return "round";
            case < 22:
                return await ChangeProcedureAsync(db);
            case < 40:
                return await DigitizeAsync(db);
            case < 62:
                return await WriteAsync(db);
            case < 64:
                if (await db.Dossiers.FirstOrDefaultAsync(d => d.ResultErrorAt != null) is not { } wrong) return null;
                wrong.CorrectResult("2/XN", "Sửa họ tên", expert, Now);
                await db.SaveChangesAsync();
                return "correct";
            default:
                var dossier = await AnyAsync(db);
                var did = Live(dossier, random.Next(20));
                await db.SaveChangesAsync();
                return did;
        }
    }

    Task<Dossier> ReceiveAsync(MotCuaDb db)
    {
        long? fee = random.Next(5) switch { 0 => null, 1 => 0, _ => 8_000 };
        return new Intake(db).ReceiveAsync(new()
        {
            RequestKey = Guid.NewGuid(),
            ProcedureCode = Codes[random.Next(Codes.Length)],
            Channel = (Channel)random.Next(3),
            ApplicantName = "Nguyễn Thị Hường",
            IdentityNumber = "052190000123",
            Components = [.. Enumerable.Range(1, random.Next(3)).Select(i => new HandedIn($"Giấy {i}", 1, 0, random.Next(3) == 0))],
            FeeVnd = fee,
            PaymentMethod = fee > 0 && random.Next(2) == 0 ? (PaymentMethod)random.Next(2) : null,
        }, clerk, Now);
    }

    /// <summary>One of the lately received, and more seldom one of long ago.</summary>
    async Task<Dossier> AnyAsync(MotCuaDb db)
    {
        var ids = await db.Dossiers.OrderByDescending(d => d.Id).Select(d => d.Id).Take(random.Next(4) > 0 ? 12 : 1000).ToListAsync();
        var id = ids[random.Next(ids.Count)];
        return await db.Dossiers.AsSplitQuery().Include(d => d.Procedure).Include(d => d.Supplements).Include(d => d.Suspensions).Include(d => d.Opinions).Include(d => d.OwedApologies).Include(d => d.Payments)
            .SingleAsync(d => d.Id == id);
    }

    string? Live(Dossier dossier, int what)
    {
        switch (what)
        {
            case 0 or 1: dossier.Complete(random.Next(5) == 0 ? Outcome.Refused : Outcome.Granted, null, random.Next(3) == 0, "Lý do", expert, Now); return "complete";
            case 2: dossier.RequestSupplement(SupplementStage.Appraisal, (SupplementFault)random.Next(4), "Bản sao", "Thiếu", "Cho phép", calendar, supervisor, Now); return "supplement";
            case 3 or 4: dossier.CompleteSupplement(inPerson: true, calendar, clerk, Now); return "supplemented";
            case 5: dossier.Suspend("Nộp thuế", expert, Now); return "suspend";
            case 6: dossier.Resume(calendar, expert, Now); return "resume";
            case 7: dossier.Extend("Xác minh", null, calendar, expert, Now); return "extend";
            case 8: dossier.HandOver(dossier.ApplicantName, clerk, Now); return "hand over";
            case 9 when random.Next(3) == 0: dossier.Withdraw("Không còn nhu cầu", clerk, Now); return "withdraw";
            case 10: dossier.Stop("Không bổ sung", expert, Now); return "stop";
            case 11 or 12: dossier.ReportResultError("Sai họ tên", expert, Now); return "error";
            case 13: dossier.ReportLoss("Rách", expert, Now); return "lose";
            case 14 or 15: dossier.Pay(dossier.FeeVnd ?? 0, (PaymentMethod)random.Next(2), "BL1", clerk, Now); return "pay";
            case 16 or 17: dossier.Refund(random.Next(3) == 0 ? 1_000 : dossier.PaidVnd, PaymentMethod.Cash, "PC1", "Miễn", clerk, Now); return "refund";
            case 18: dossier.SetFee(random.Next(3) * 4_000, "Miễn, giảm", clerk, Now); return "fee";
            case 19: dossier.Assign(expert, "Đổi người", clerk, Now); return "assign";
            default: return null;
        }
    }

    async Task<string?> DigitizeAsync(MotCuaDb db)
    {
        var (id, work) = ((await AnyAsync(db)).Id, new Digitization(db, database.Settings()));
        var dossier = await db.Dossiers.AsNoTracking().Include(d => d.Components).Include(d => d.Documents).SingleAsync(d => d.Id == id);
        var papers = dossier.Components;
        using var file = await work.CheckAsync("tep.pdf", new MemoryStream(Contents[random.Next(Contents.Length)]), Now);
        switch (random.Next(5))
        {
            case 0 when dossier.CompletedAt is not null:
                await work.AddResultAsync(id, file, "1/KQ", Now.VietnamDay(), expert, Now);
                return "result file";
            case 1 when dossier.Documents.Find(d => d.Counts) is { } document:
                await work.WithdrawAsync(id, document.Id, "Nhầm", clerk, Now);
                return "withdraw file";
            case 2 when papers.Count > 0 && await db.Documents.Where(d => d.WithdrawnAt == null && d.DossierId != id && d.ComponentId != null).OrderBy(d => d.Id).FirstOrDefaultAsync() is { } earlier:
                return await work.ReuseAsync(id, papers[random.Next(papers.Count)].Id, earlier.Id, ConsentForm.AtCounter, clerk, Now) is true ? "reuse" : null;
            case > 2 when papers.Count > 0:
                await work.AddAsync(id, papers[random.Next(papers.Count)].Id, [file], clerk, Now);
                return "file";
            default:
                return null;
        }
    }

    async Task<string> ChangeProcedureAsync(MotCuaDb db)
    {
        var code = Codes[random.Next(Codes.Length)];
        var procedure = await db.Procedures.SingleAsync(p => p.Code == code);
        procedure.Change(p =>
        {
            switch (random.Next(7))
            {
                case 0: p.OnlineLevel = (OnlineLevel)random.Next(3); break;
                case 1: p.OnlineEligible = !p.OnlineEligible; break;
                case 2: p.HasFinancialObligation = !p.HasFinancialObligation; break;
                case 3: p.OnlinePaymentEligible = !p.OnlinePaymentEligible; break;
                case 4 or 5: p.OnlinePaymentDeployed = !p.OnlinePaymentDeployed; break;
                default: p.Published = !p.Published; break;
            }
        }, "Văn phòng", Now);
        await db.SaveChangesAsync();
        return "procedure";
    }

    async Task<string?> WriteAsync(MotCuaDb db)
    {
        var open = await db.ApologyLetters.Include(l => l.Dossier).Include(l => l.Follows).Where(l => l.WithdrawnAt == null).OrderByDescending(l => l.Id).Take(15).ToListAsync();
        if (open.Count == 0) return null;
        var letter = open[random.Next(open.Count)];
        var newDay = calendar.After(LocalDate.Max(Now.VietnamDay(), letter.PromisedAt.VietnamDay()));
        var what = letter.SignedAt is null ? letter.ReasonAt is null ? "reason" : "sign" : random.Next(7) switch { 0 or 1 or 2 => "send", 3 => "follow", _ => "post" };
        switch (what)
        {
            case "reason": letter.GiveReason(DelayReason.Workload, "Hồ sơ nhiều", letter.Follows?.NewDueAt is { } before ? before.VietnamDay() : newDay, "Một cửa", calendar, expert, Now); break;
            case "sign":
                letter.Sign(chairman, letter.Dossier!, db.LetterTemplates.First(t => t.Cause == letter.Cause), Now);
                letter.TakeNumber(++letters, 2024, agency);
                break;
            case "send" when random.Next(2) == 0: letter.HandOver("Người nộp", expert, Now); break;
            case "send": if (!letter.MarkSent(Now)) return null; break;
            case "post": letter.Post(agency, chairman, Now); break;
            default:
                if (await db.ApologyLetters.AnyAsync(l => l.FollowsId == letter.Id)) return null;
                db.ApologyLetters.Add(letter.FollowWith(FollowKind.Replacement, null, letter.Dossier!, expert, Now));
                break;
        }
        await db.SaveChangesAsync();
        return what;
    }
}

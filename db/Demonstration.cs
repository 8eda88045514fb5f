using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Paper;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Rounds;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Supplements;

namespace PhuocHiep.MotCua.Db;

/// <summary>
/// The demonstration: made-up people, each marked "(mẫu)", real procedures, the office's real calendar, at least 18 months up to now. Late
/// dossiers have their letters, most of them signed, handed over and posted; some wait, so that every page has something true to show.
/// </summary>
public sealed class Demonstration(MotCuaDb db, Settings settings, int seed)
{
    /// <summary>About six a working day.</summary>
    public const int UsualDossiers = 2400;

    const int Months = 19;
    const string Mark = "(mẫu)";

    static readonly string[] Families = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Phan", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý"];
    static readonly string[] Middles = ["Văn", "Thị", "Hữu", "Ngọc", "Thanh", "Minh", "Quốc", "Kim", "Xuân", "Đình"];
    static readonly string[] Given = ["An", "Bình", "Châu", "Dũng", "Đạt", "Giang", "Hà", "Hạnh", "Hùng", "Khánh", "Lan", "Long", "Mai", "Nam", "Oanh", "Phúc", "Quý", "Sơn", "Thảo", "Uyên", "Vinh", "Yến"];

    /// <summary>What a commune is asked for most, and how often in a hundred.</summary>
    static readonly (string Code, int Share)[] Usual =
    [
        ("2.000815", 26), ("2.000884", 9), ("1.001193", 9), ("1.004873", 9), ("2.000635", 8), ("1.000656", 4), ("1.000894", 4), ("2.001035", 5),
        ("1.004884", 3), ("1.004859", 3), ("1.004222", 5), ("1.004194", 4), ("1.001731", 2), ("1.001653", 2), ("1.001776", 2), ("1.010833", 2), ("1.011607", 1), ("1.001699", 2),
    ];

    // A made-up past is drawn, not secret: the same seed gives the same office.
#pragma warning disable CA5394
    readonly Random random = new(seed);

    /// <returns>How many dossiers were loaded.</returns>
    /// <exception cref="CalendarEnded">The calendar does not cover the months up to now.</exception>
    public async Task<int> LoadAsync(int dossiers, Instant now, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.EnterRoundAsync(RoundName.Import, ct);
        var agency = await db.Agencies.OrderBy(a => a.Id).FirstAsync(ct);
        var calendar = await db.CalendarAsync(agency, ct);
        var officers = await FirstOfficers.DemonstrationAsync(db, agency.Id, ct);
        var procedures = await db.Procedures.AsNoTracking().Include(p => p.Components).Include(p => p.FeeRules).Of(agency.Id).ToDictionaryAsync(p => p.Code, ct);

        var loaded = 0;
        foreach (var batch in Receipts(dossiers, calendar, now).Chunk(400))
        {
            foreach (var at in batch)
            {
                var procedure = Pick(procedures, at);
                if (procedure is null) continue;
                db.Dossiers.Add(Live(agency, procedure, calendar, officers, at, now, await db.NextDossierCodeAsync(agency, at, ct)));
                loaded++;
            }
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
        await SupplementsAsync(agency, calendar, officers, now, ct);
        await LettersAsync(agency, calendar, officers, now, ct);
        await RosterAsync(agency, calendar, officers, now.VietnamDay(), ct);
        await transaction.CommitAsync(ct);
        return loaded;
    }

    /// <summary>When papers came in: in office hours, a little online at night and on weekends.</summary>
    List<Instant> Receipts(int count, WorkCalendar calendar, Instant now)
    {
        var today = now.VietnamDay();
        var first = today.PlusMonths(-Months);
        var span = Period.DaysBetween(first, today) + 1;
        var receipts = new List<Instant>(count);
        while (receipts.Count < count)
        {
            var day = first.PlusDays(random.Next(span));
            if (!calendar.IsWorking(day) && random.Next(100) >= 4) continue;
            var minute = random.Next(100) < 94 ? (random.Next(2) == 0 ? 430 + random.Next(250) : 815 + random.Next(195)) : random.Next(24 * 60);
            var at = day.InstantAt(LocalTime.Midnight.PlusMinutes(minute).PlusSeconds(random.Next(60)));
            if (at < now - Duration.FromMinutes(5)) receipts.Add(at);
        }
        receipts.Sort();
        return receipts;
    }

    Procedure? Pick(Dictionary<string, Procedure> procedures, Instant at)
    {
        var draw = random.Next(Usual.Sum(u => u.Share));
        foreach (var (code, share) in Usual)
        {
            if ((draw -= share) < 0) return procedures.TryGetValue(code, out var p) && p.IsInForce(at.VietnamDay()) ? p : null;
        }
        return null;
    }

    /// <summary>One dossier's life so far.</summary>
    Dossier Live(Agency agency, Procedure procedure, WorkCalendar calendar, IReadOnlyList<Officer> officers, Instant at, Instant now, string code)
    {
        var clerk = officers.First(o => o.Has(Role.Clerk));
        var officer = WhoSettles(procedure, officers);
        var inHours = calendar.IsWorking(at.VietnamDay()) && at.InVietnam().TimeOfDay >= calendar.Hours.Opening && at.InVietnam().TimeOfDay <= calendar.Hours.Closing;
        var channel = !inHours ? Channel.Online : procedure.OnlineLevel == OnlineLevel.Full && random.Next(100) < 55 ? Channel.Online : random.Next(100) < 3 ? Channel.Post : Channel.Counter;
        var digitized = random.Next(100) < 34;
        var components = procedure.Components.OrderBy(c => c.Ordinal).Select(c => new DossierComponent
        {
            Ordinal = c.Ordinal,
            Name = c.Name,
            Originals = random.Next(100) < 60 ? 1 : 0,
            Copies = 1,
            IsDigitized = digitized || channel == Channel.Online || random.Next(100) < 20,
        }).ToList();
        var fee = procedure.FeeOn(at.VietnamDay())?.AmountVnd ?? 8_000;
        var paidOnline = procedure.OnlinePaymentDeployed && random.Next(100) < 62;
        var name = $"{Families[random.Next(Families.Length)]} {Middles[random.Next(Middles.Length)]} {Given[random.Next(Given.Length)]} {Mark}";
        var hasMail = random.Next(100) < 35;
        var number = random.Next(1_000_000, 9_999_999);

        var dossier = new Dossier
        {
            AgencyId = agency.Id,
            Code = code,
            ProcedureId = procedure.Id,
            Channel = channel,
            Origin = Origin.Demonstration,
            ApplicantName = name,
            IdentityNumber = $"00000{number}",
            Phone = $"000{number}",
            Email = hasMail ? $"nguoi.mau.{number}@example.vn" : null,
            Address = $"Thôn {1 + random.Next(8)} {Mark}, xã Phước Hiệp",
            SearchText = Intake.SearchTextOf(code, name, $"00000{number}", $"000{number}"),
            ReceivedAt = at,
            ReceivedById = clerk.Id,
            Limit = procedure.Limit,
            CountedFromNextDayAfter15 = procedure.CountedFromNextDayAfter15,
            ResultDelivery = channel == Channel.Post ? ResultDelivery.ByPost : ResultDelivery.AtCounter,
            ComponentsTotal = components.Count,
            ComponentsDigitized = components.Count(c => c.IsDigitized),
            Components = components,
            LookupToken = QrToken.New(),
        };
        var deadline = procedure.Promise(at, calendar);
        dossier.Receive(deadline, calendar, clerk.FullName, clerk);
        dossier.Charge(fee);
        // Of the last days a few have not paid yet.
        if (fee > 0 && (at < now - Duration.FromDays(3) || number % 4 > 0)) dossier.Pay(fee, paidOnline ? PaymentMethod.Online : PaymentMethod.Cash, $"MAU{number}", clerk.FullName, clerk, at);

        if (random.Next(1000) < 8)
        {
            var withdrawn = at + Duration.FromHours(2);
            if (withdrawn < now && withdrawn < deadline.DueAt) dossier.Withdraw("Công dân đề nghị rút hồ sơ", clerk.FullName, clerk, withdrawn);
            return dossier;
        }
        // A few that were due these days are still on a desk: the queue and the letters have something to show on the first morning.
        var dueLately = deadline.DueAt < now && deadline.DueAt > now - Duration.FromDays(9);
        var completed = dueLately && random.Next(100) < 12 ? now : Completion(deadline, calendar);
        // Given out the same day; of what is still open some wait at the counter for somebody to take them.
        var taken = calendar.ReceiptCounted(at);
        taken = Instant.Max(at, Instant.Min(taken + Duration.FromMinutes(5 + random.Next(40)), taken.VietnamDay().InstantAt(calendar.Hours.Closing)));
        if (completed < now) dossier.Assign(officer, reason: null, clerk, Instant.Max(at, Instant.Min(taken, completed - Duration.FromMinutes(4))));
        else if (taken < now && random.Next(100) < 85) dossier.Assign(officer, reason: null, clerk, taken);
        if (completed < now)
        {
            var refused = random.Next(100) < 3;
            dossier.Complete(refused ? Outcome.Refused : Outcome.Granted, $"{1 + random.Next(900)}/{completed.VietnamDay().Year}", random.Next(100) < 45,
                refused ? "Không đủ điều kiện theo quy định" : null, officer.FullName, officer, completed);
            // Fetched the same day where there is time, mostly within days; a few results lie for weeks.
            var days = random.Next(100) < 70 ? 0 : random.Next(100) < 93 ? 1 + random.Next(4) : 30;
            var fetched = Instant.Max(calendar.Plus(completed.VietnamDay(), days).InstantAt(new LocalTime(14, 0)), completed) + Duration.FromMinutes(5 + random.Next(60));
            if (fetched < now) dossier.HandOver(name, clerk.FullName, clerk, fetched);
        }
        return dossier;
    }

    /// <summary>Each field has its officers; two share civil status and certification.</summary>
    Officer WhoSettles(Procedure procedure, IReadOnlyList<Officer> officers)
    {
        var name = procedure.Field is not ("Hộ tịch" or "Chứng thực") ? "vanhoa" : random.Next(100) < 60 ? "chuyenmon" : "tuphap";
        return officers.First(o => o.UserName == name);
    }

    /// <summary>Most are done in time; some three in a hundred are not.</summary>
    Instant Completion(Deadline deadline, WorkCalendar calendar)
    {
        if (random.Next(1000) < 32)
        {
            var late = calendar.Plus(deadline.DueAt.VietnamDay(), 1 + (int)Math.Floor(Math.Pow(random.NextDouble(), 2) * 9));
            return late.InstantAt(new LocalTime(9, 0)) + Duration.FromMinutes(random.Next(120));
        }
        var available = deadline.DueAt - deadline.CountedFrom;
        var taken = available * (0.25 + 0.7 * random.NextDouble());
        var done = deadline.CountedFrom + taken;
        var inOffice = calendar.OnOrBefore(done.VietnamDay()).InstantAt(new LocalTime(14, 0)) + Duration.FromMinutes(random.Next(175));
        return Instant.Max(Instant.Min(inOffice, deadline.DueAt), deadline.CountedFrom + Duration.FromMinutes(9));
    }

    /// <summary>A few wait for their applicants, through each fault at least one; for what the office overlooked the next round drafts the apology.</summary>
    async Task SupplementsAsync(Agency agency, WorkCalendar calendar, IReadOnlyList<Officer> officers, Instant now, CancellationToken ct)
    {
        (SupplementStage Stage, SupplementFault Fault, string Content, string Reason)[] missing =
        [
            (SupplementStage.Appraisal, SupplementFault.Applicant, "Bản sao giấy tờ chứng minh chỗ ở hợp pháp", "Giấy tờ đã nộp hết giá trị sử dụng"),
            (SupplementStage.Intake, SupplementFault.IntakeOversight, "Tờ khai còn thiếu chữ ký của người yêu cầu", "Khi tiếp nhận chưa kiểm tra đủ tờ khai"),
            (SupplementStage.Appraisal, SupplementFault.AppraisalOversight, "Văn bản xác nhận của thôn", "Khi thẩm định lần đầu chưa nêu giấy tờ này"),
            (SupplementStage.Appraisal, SupplementFault.LawChange, "Tờ khai theo mẫu mới", "Mẫu tờ khai đã được thay thế"),
            (SupplementStage.Appraisal, SupplementFault.Applicant, "Bản chính để đối chiếu", "Bản sao không rõ số và ngày cấp"),
        ];
        var open = await db.Dossiers.Include(d => d.Supplements).Include(d => d.OwedApologies).Of(agency.Id).Running()
            .Where(d => d.Origin == Origin.Demonstration && d.HolderId != null && d.DueAt > now).OrderByDescending(d => d.DueAt).ThenBy(d => d.Id).ToListAsync(ct);
        var asked = open.Select(d => (Dossier: d, At: calendar.After(d.ReceivedAt.VietnamDay()).InstantAt(new LocalTime(9, 0)) + Duration.FromMinutes(d.Id % 60)));
        foreach (var ((dossier, at), (stage, fault, content, reason)) in asked.Where(a => a.At < now && a.At < a.Dossier.DueAt).Zip(missing))
            dossier.RequestSupplement(stage, fault, content, reason, overrideReason: null, calendar, officers.First(o => o.Id == dossier.HolderId), at);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>Who sits at the counter from last week on; the last days still wait for a backup, and then for anybody.</summary>
    async Task RosterAsync(Agency agency, WorkCalendar calendar, IReadOnlyList<Officer> officers, LocalDate today, CancellationToken ct)
    {
        const int Planned = 6;
        if (await db.DutyShifts.Of(agency.Id).AnyAsync(ct)) return;
        var (clerk, backup) = (officers.First(o => o.Has(Role.Clerk)), officers.First(o => o.Has(Role.Officer)));
        var past = Roster.WorkingDays(calendar, today.PlusDays(-7), 5).Where(day => day < today);
        var coming = Roster.WorkingDays(calendar, today, Planned);
        foreach (var day in past.Concat(coming))
        {
            foreach (var session in Enum.GetValues<DutySession>())
            {
                db.DutyShifts.Add(new DutyShift { AgencyId = agency.Id, On = day, Session = session, OfficerId = clerk.Id });
                if (day != coming[^1]) db.DutyShifts.Add(new DutyShift { AgencyId = agency.Id, On = day, Session = session, OfficerId = backup.Id, IsBackup = true });
            }
        }
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>The letters of the past, in the order in which they were signed; the last ones wait for a reason or a signature.</summary>
    async Task LettersAsync(Agency agency, WorkCalendar calendar, IReadOnlyList<Officer> officers, Instant now, CancellationToken ct)
    {
        var officer = officers.First(o => o.Has(Role.Officer));
        var chairman = officers.First(o => o.SigningAuthority == SigningAuthority.Chairman);
        var late = await db.Dossiers.Include(d => d.Procedure).Of(agency.Id).Where(d => d.Origin == Origin.Demonstration)
            .Where(d => d.OnTimeUntil < now && (d.CompletedAt > d.OnTimeUntil || (d.CompletedAt == null && d.DroppedAt == null)))
            .Where(d => !db.ApologyLetters.Any(l => l.DossierId == d.Id))
            .OrderBy(d => d.OnTimeUntil).ThenBy(d => d.Id).ToListAsync(ct);

        // In the order of their signatures, by which they are numbered.
        var plans = late.Select((dossier, i) => PlanOf(dossier, i, calendar)).OrderBy(plan => plan.Signed).ToList();
        foreach (var (plan, i) in plans.Select((plan, i) => (plan, i)))
        {
            var (dossier, isPrepared, drafted, reasoned, signed) = plan;
            if (drafted >= now) continue;
            var newDay = calendar.Plus(calendar.OnOrAfter(LocalDate.Max(drafted.VietnamDay(), dossier.DueAt.VietnamDay())), agency.ReappointmentWorkingDays);
            var letter = ApologyLetter.Draft(dossier, ApologyCause.Late, owed: !isPrepared, newDay.InstantAt(calendar.Hours.Closing), dossier.DueSoonFrom.VietnamDay().End(), FormSet.On(drafted.VietnamDay()).CounterOf(agency), drafted);
            if (isPrepared) letter.BecomeOwed(dossier.OnTimeUntil + Duration.FromMinutes(5));
            db.ApologyLetters.Add(letter);
            dossier.Note(DossierEventKind.LetterDrafted, "Hệ thống", officer: null, drafted, isPrepared ? "Chuẩn bị trước khi đến hạn" : null);
            await db.SaveChangesAsync(ct);

            var waiting = late.Count - i;
            if (reasoned >= now || waiting <= 2) continue;
            letter.GiveReason(i % 3 == 0 ? DelayReason.OtherAgency : i % 3 == 1 ? DelayReason.MoreVerification : DelayReason.Workload,
                i % 3 == 0 ? "Cơ quan phối hợp chưa có văn bản trả lời" : i % 3 == 1 ? "Phải xác minh lại thông tin tại nơi cư trú trước đây" : "Trong tuần tiếp nhận số lượng hồ sơ tăng cao",
                newDay, FormSet.On(reasoned.VietnamDay()).CounterOf(agency), calendar, officer, reasoned);
            if (signed >= now || waiting <= 4) continue;
            var words = await db.TemplateAsync(agency.Id, letter.Cause, signed.VietnamDay(), ct);
            letter.Sign(chairman, dossier, words, signed);
            var year = signed.VietnamDay().Year;
            letter.TakeNumber(await db.NextNumberAsync(agency.Id, NumberBook.Letters, $"{year}", ct), year, agency);
            db.LetterPapers.Add(new LetterPaper { LetterId = letter.Id, Pdf = PrintedLetter.Print(new(letter, dossier, agency), words, letter.GenuineAt(settings)) });
            dossier.Note(DossierEventKind.LetterSigned, chairman.FullName, chairman, signed, $"Số {letter.NumberText}");

            var handed = signed + Duration.FromHours(2);
            if (handed >= now || waiting <= 5) continue;
            letter.HandOver(dossier.ApplicantName, officer, handed);
            dossier.Note(DossierEventKind.LetterHandedOver, officer.FullName, officer, handed, dossier.ApplicantName);
            if (waiting <= 7) continue;
            var posted = Instant.Max(handed, calendar.After(dossier.OnTimeUntil.VietnamDay()).InstantAt(new LocalTime(10, 0)));
            if (posted >= now) continue;
            letter.Post(agency, chairman, posted);
            dossier.Note(DossierEventKind.LetterPosted, chairman.FullName, chairman, posted, note: null);
        }
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>Four of five that were here by then were prepared on the eve and went out the same day; the others were drafted once the promise had passed, and so too late.</summary>
    static (Dossier Dossier, bool IsPrepared, Instant Drafted, Instant Reasoned, Instant Signed) PlanOf(Dossier dossier, int i, WorkCalendar calendar)
    {
        var eve = dossier.DueSoonFrom.VietnamDay();
        if (i % 5 > 0 && dossier.ReceivedAt < dossier.DueSoonFrom)
            return (dossier, true, dossier.DueSoonFrom, eve.InstantAt(new LocalTime(9, 30)), eve.InstantAt(new LocalTime(13, 45)) + Duration.FromMinutes(i % 60));
        var drafted = dossier.OnTimeUntil.VietnamDay().PlusDays(1).InstantAt(new LocalTime(7, 0));
        var day = calendar.OnOrAfter(drafted.VietnamDay());
        return (dossier, false, drafted, day.InstantAt(new LocalTime(9, 30)), calendar.After(day).InstantAt(new LocalTime(8, 15)) + Duration.FromMinutes(i % 60));
    }
}

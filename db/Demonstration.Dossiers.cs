using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Db;

// The dossiers: when each came in, what it asks for, how its life went.
public sealed partial class Demonstration
{
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
}

using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Procedures;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Kpi;

/// <summary>A small agency beside ours, whose catalogue fits on one page.</summary>
public sealed class ProcedureIndicatorTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly Instant InSeptember = At(2024, 9, 5);

    [Fact]
    public async Task At_the_full_level_are_those_in_force_that_could_be()
    {
        await using var db = Database.Open();
        var agency = await AgencyWithAsync(db,
            new() { Code = "full", OnlineEligible = true, OnlineLevel = OnlineLevel.Full },
            new() { Code = "partial", OnlineEligible = true, OnlineLevel = OnlineLevel.Partial },
            new() { Code = "none", OnlineEligible = true },
            new() { Code = "not-eligible", OnlineLevel = OnlineLevel.Full },
            new() { Code = "draft", OnlineEligible = true, OnlineLevel = OnlineLevel.Full, Status = ProcedureStatus.Draft },
            new() { Code = "ended", OnlineEligible = true, OnlineLevel = OnlineLevel.Full, InForceTo = new(2024, 8, 30) },
            new() { Code = "to-come", OnlineEligible = true, OnlineLevel = OnlineLevel.Full, InForceFrom = new(2024, 9, 1) },
            new() { Code = "from-the-last-day", OnlineEligible = true, OnlineLevel = OnlineLevel.Full, InForceFrom = new(2024, 8, 31) });

        Assert.Equal((2, 4), await db.CountAsync(new FullOnlineServiceRate(), Counted.August(agency.Id, InSeptember)));
    }

    [Fact]
    public async Task In_the_middle_of_a_period_what_is_in_force_today_counts()
    {
        await using var db = Database.Open();
        var agency = await AgencyWithAsync(db,
            new() { Code = "ended", OnlineEligible = true, OnlineLevel = OnlineLevel.Full, InForceTo = new(2024, 8, 30) },
            new() { Code = "from-the-last-day", OnlineEligible = true, InForceFrom = new(2024, 8, 31) });

        Assert.Equal((1, 1), await db.CountAsync(new FullOnlineServiceRate(), Counted.August(agency.Id, At(2024, 8, 30))));
        Assert.Equal((0, 1), await db.CountAsync(new FullOnlineServiceRate(), Counted.August(agency.Id, At(2024, 8, 31))));
    }

    [Fact]
    public async Task Payment_online_is_asked_of_those_with_an_obligation_that_are_eligible()
    {
        await using var db = Database.Open();
        var agency = await AgencyWithAsync(db,
            new() { Code = "deployed", HasFinancialObligation = true, OnlinePaymentEligible = true, OnlinePaymentDeployed = true },
            new() { Code = "not-yet", HasFinancialObligation = true, OnlinePaymentEligible = true },
            new() { Code = "not-eligible", HasFinancialObligation = true, OnlinePaymentDeployed = true },
            new() { Code = "no-obligation", OnlinePaymentEligible = true, OnlinePaymentDeployed = true });

        Assert.Equal((1, 2), await db.CountAsync(new OnlinePaymentProcedureRate(), Counted.August(agency.Id, InSeptember)));
    }

    [Fact]
    public async Task Used_is_a_procedure_with_one_online_payment_in_the_period()
    {
        await using var db = Database.Open();
        var agency = await AgencyWithAsync(db,
            new() { Code = "used", OnlinePaymentDeployed = true },
            new() { Code = "first-minute", OnlinePaymentDeployed = true },
            new() { Code = "in-July", OnlinePaymentDeployed = true },
            new() { Code = "in-September", OnlinePaymentDeployed = true },
            new() { Code = "cash", OnlinePaymentDeployed = true },
            new() { Code = "never", OnlinePaymentDeployed = true },
            new() { Code = "not-deployed" });
        using var register = new StringReader("""
            procedure_code,channel,applicant_name,received_at,due_at,fee_vnd,paid_at,payment_method
            used,counter,A,2024-07-20T08:00:00+07:00,2024-07-22T17:00:00+07:00,1000,2024-08-15T08:00:00+07:00,online
            used,counter,B,2024-07-20T08:00:00+07:00,2024-07-22T17:00:00+07:00,1000,2024-08-16T08:00:00+07:00,online
            first-minute,counter,C,2024-07-20T08:00:00+07:00,2024-07-22T17:00:00+07:00,1000,2024-07-31T17:00:00Z,online
            in-July,counter,D,2024-07-20T08:00:00+07:00,2024-07-22T17:00:00+07:00,1000,2024-07-31T16:59:59Z,online
            in-September,counter,E,2024-07-20T08:00:00+07:00,2024-07-22T17:00:00+07:00,1000,2024-08-31T17:00:00Z,online
            cash,counter,F,2024-07-20T08:00:00+07:00,2024-07-22T17:00:00+07:00,1000,2024-08-15T08:00:00+07:00,cash
            not-deployed,counter,G,2024-07-20T08:00:00+07:00,2024-07-22T17:00:00+07:00,1000,2024-08-15T08:00:00+07:00,online
            """);
        Assert.Equal(7, (await new RegisterImport(db).RunAsync(register, agency, false, false, InSeptember)).Added);

        Assert.Equal((2, 6), await db.CountAsync(new OnlinePaymentUsedRate(), Counted.August(agency.Id, InSeptember)));
        Assert.Equal((1, 6), await db.CountAsync(new OnlinePaymentUsedRate(), Counted.August(agency.Id, At(2024, 8, 15, 7, 59))));
    }

    [Fact]
    public async Task Published_is_a_procedure_posted_with_all_its_fields()
    {
        await using var db = Database.Open();
        var agency = await AgencyWithAsync(db,
            new() { Code = "published", Published = true },
            new() { Code = "not-posted" },
            new() { Code = "without-field", Published = true, Field = "" },
            new() { Code = "without-limit", Published = true, Limit = null });

        Assert.Equal((1, 4), await db.CountAsync(new ProceduresPublishedRate(), Counted.August(agency.Id, InSeptember)));
    }

    [Fact]
    public async Task The_offices_own_catalogue_is_counted_as_it_was_loaded()
    {
        await using var db = Database.Open();
        var period = Counted.August((await AgencyAsync(db)).Id, InSeptember);

        Assert.Equal(await Database.AskAsync<long>("""
            select count(*) from procedures where status = 'InForce' and (in_force_from is null or in_force_from <= '2024-08-31') and (in_force_to is null or in_force_to >= '2024-08-31')
            """), (await db.CountAsync(new ProceduresPublishedRate(), period)).Denominator);
    }

    static async Task<Agency> AgencyWithAsync(MotCuaDb db, params Catalogued[] catalogue)
    {
        var agency = new Agency { Code = "000.77.77.H08", Name = "Ủy ban nhân dân xã Khác", MorningFrom = new(7, 0), MorningTo = new(11, 30), AfternoonFrom = new(13, 30), AfternoonTo = new(17, 0) };
        db.Agencies.Add(agency);
        await db.SaveChangesAsync();
        db.Procedures.AddRange(catalogue.Select(c => new Procedure
        {
            AgencyId = agency.Id,
            Code = c.Code,
            Name = c.Code,
            Field = c.Field,
            Limit = c.Limit,
            Status = c.Status,
            InForceFrom = c.InForceFrom,
            InForceTo = c.InForceTo,
            OnlineLevel = c.OnlineLevel,
            OnlineEligible = c.OnlineEligible,
            HasFinancialObligation = c.HasFinancialObligation,
            OnlinePaymentEligible = c.OnlinePaymentEligible,
            OnlinePaymentDeployed = c.OnlinePaymentDeployed,
            Published = c.Published,
        }));
        await db.SaveChangesAsync();
        return agency;
    }

    /// <summary>A procedure in force with a name, a field and a limit, unless something else is said.</summary>
    sealed record Catalogued
    {
        public required string Code { get; init; }

        public string Field { get; init; } = "Lĩnh vực";

        public TimeLimit? Limit { get; init; } = TimeLimit.SameDay;

        public ProcedureStatus Status { get; init; } = ProcedureStatus.InForce;

        public LocalDate? InForceFrom { get; init; }

        public LocalDate? InForceTo { get; init; }

        public OnlineLevel OnlineLevel { get; init; }

        public bool OnlineEligible { get; init; }

        public bool HasFinancialObligation { get; init; }

        public bool OnlinePaymentEligible { get; init; }

        public bool OnlinePaymentDeployed { get; init; }

        public bool Published { get; init; }
    }
}

using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Submissions;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>A paper as the clerk ticked it.</summary>
public sealed record HandedIn(string Name, int Originals, int Copies, bool IsDigitized);

/// <summary>What the citizen brought to the counter.</summary>
public sealed record Application
{
    /// <summary>One per opened form; a second sending of the same form finds the first dossier.</summary>
    public required Guid RequestKey { get; init; }

    public required string ProcedureCode { get; init; }

    public required Channel Channel { get; init; }

    public required string ApplicantName { get; init; }

    /// <summary>The channels on which the applicant wishes to be reminded.</summary>
    public MessageChannel NotifyBy { get; init; }

    public LocalDate? ApplicantBirthOn { get; init; }

    public string? IdentityNumber { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Address { get; init; }

    public required IReadOnlyList<HandedIn> Components { get; init; }

    public long? FeeVnd { get; init; }

    /// <summary>How the fee was paid at intake; null: not yet paid.</summary>
    public PaymentMethod? PaymentMethod { get; init; }

    /// <summary>The receipt's or the transaction's number; null: not written down yet.</summary>
    public string? PaymentReference { get; init; }

    public ResultDelivery ResultDelivery { get; init; }

    /// <summary>The submission that is now complete.</summary>
    public long? SubmissionId { get; init; }

    /// <summary>The dossier is of this person and this matter.</summary>
    public bool Became(Dossier dossier) =>
        dossier.Procedure?.Code == ProcedureCode && dossier.IdentityNumber == IdentityNumber && VietnameseText.Fold(dossier.ApplicantName) == VietnameseText.Fold(ApplicantName);
}

/// <summary>Tiếp nhận hồ sơ: an application meets a procedure and becomes a dossier with a code and a promise.</summary>
/// <param name="settings">Which channels are connected; null: nobody is told.</param>
public sealed class Intake(MotCuaDb db, Settings? settings = null)
{
    /// <summary>Receives the application and saves it: code, due date and first event in one transaction.</summary>
    /// <returns>The new dossier, or the one that this form made before.</returns>
    /// <exception cref="RuleViolation">The procedure is unknown or not in force that day, or a paper's count is impossible.</exception>
    /// <exception cref="CalendarEnded">The due date lies past the holiday calendar.</exception>
    public async Task<Dossier> ReceiveAsync(Application application, Officer clerk, Instant now, CancellationToken ct = default)
    {
        if (await ReceivedBeforeAsync(application.RequestKey, clerk, ct) is { } earlier) return earlier;
        var agency = await db.Agencies.SingleAsync(a => a.Id == clerk.AgencyId, ct);
        var procedure = await ProcedureAsync(application.ProcedureCode, agency, now, ct);
        var calendar = await db.CalendarAsync(agency, ct);
        var deadline = procedure.Promise(now, calendar);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var dossier = Open(application, agency, procedure, clerk, now, await db.NextDossierCodeAsync(agency, now, ct));
        var submission = application.SubmissionId is { } id ? await db.Submissions.Of(agency.Id).SingleOrDefaultAsync(s => s.Id == id, ct) : null;
        dossier.Receive(deadline, calendar, clerk.FullName, clerk, submission?.Status);
        submission?.BecameDossier(dossier, clerk, now);
        dossier.Charge(application.FeeVnd);
        if (application.PaymentMethod is { } method) dossier.Pay(application.FeeVnd ?? 0, method, application.PaymentReference, clerk.FullName, clerk, now);
        db.Dossiers.Add(dossier);
        try
        {
            await db.SaveChangesAsync(ct);
            if (settings is not null)
            {
                // Named after the dossier, which has its number only now.
                db.OutgoingMessages.AddRange(DossierNotices.Received(dossier, agency, settings, now));
                await db.SaveChangesAsync(ct);
            }
            await transaction.CommitAsync(ct);
            return dossier;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: MotCuaDb.OneDossierPerForm })
        {
            // The other half of a double click was faster.
            await transaction.RollbackAsync(ct);
            db.ChangeTracker.Clear();
            return await ReceivedBeforeAsync(application.RequestKey, clerk, ct) ?? throw new InvalidOperationException("The form's first dossier is gone.", e);
        }
    }

    /// <summary>
    /// Chưa tiếp nhận được: what was handed in is kept as a submission and answered at once, with what is to be completed (mẫu 02) or with a
    /// refusal (mẫu 03); there is no dossier, no code and no promise (NĐ 61/2018 Đ17 k1, k3).
    /// </summary>
    /// <param name="content">What is to be completed, one a line; null: reception is refused.</param>
    /// <returns>The new submission, or the one that this form made before.</returns>
    /// <exception cref="RuleViolation">The procedure is unknown or not in force, the reason is missing, or this form has made a dossier.</exception>
    public Task<Submission> TurnBackAsync(Application application, string? content, string reason, Officer clerk, Instant now, CancellationToken ct = default) =>
        SubmitAsync(application, answerBy: null, clerk, now, submission =>
        {
            if (content is null) submission.Refuse(reason, clerk, now, isFirst: true);
            else submission.SendBack(content, reason, overrideReason: null, clerk, now, isFirst: true);
        }, ct);

    /// <summary>Ghi đăng ký trực tuyến: kept, and to be answered within the agency's hours (<see cref="Agency.OnlineAnswerWorkingHours"/>).</summary>
    /// <returns>The new submission, or the one that this form made before.</returns>
    /// <exception cref="RuleViolation">It did not come online; the procedure is unknown or not in force; or this form has made a dossier.</exception>
    /// <exception cref="CalendarEnded">The hour by which to answer lies past the holiday calendar.</exception>
    public async Task<Submission> RegisterAsync(Application application, Officer clerk, Instant now, CancellationToken ct = default)
    {
        if (application.Channel != Channel.Online) throw new RuleViolation("Chỉ ghi đăng ký cho hồ sơ nộp trực tuyến; hồ sơ tại quầy được trả lời ngay.", "NĐ 61/2018 Đ17");
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == clerk.AgencyId, ct);
        var answerBy = Deadline.Of(new(agency.OnlineAnswerWorkingHours, LimitUnit.WorkingHours), now, await db.CalendarAsync(agency, ct)).DueAt;
        return await SubmitAsync(application, answerBy, clerk, now, submission => submission.Register(clerk.FullName, now), ct);
    }

    async Task<Submission> SubmitAsync(Application application, Instant? answerBy, Officer clerk, Instant now, Action<Submission> act, CancellationToken ct)
    {
        if (await TurnedBackBeforeAsync(application.RequestKey, clerk, ct) is { } earlier) return earlier;
        if (await ReceivedBeforeAsync(application.RequestKey, clerk, ct) is { } dossier) throw new RuleViolation($"Phiếu này đã tiếp nhận: hồ sơ {dossier.Code}.", "NĐ 61/2018 Đ17 k1");
        var agency = await db.Agencies.SingleAsync(a => a.Id == clerk.AgencyId, ct);
        var submission = Submit(application, agency, await ProcedureAsync(application.ProcedureCode, agency, now, ct), answerBy, now);
        act(submission);
        db.Submissions.Add(submission);
        try
        {
            await db.SaveChangesAsync(ct);
            return submission;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: MotCuaDb.OneSubmissionPerForm })
        {
            db.ChangeTracker.Clear();
            return await TurnedBackBeforeAsync(application.RequestKey, clerk, ct) ?? throw new InvalidOperationException("The form's first submission is gone.", e);
        }
    }

    /// <summary>The submission that this form has made already.</summary>
    public Task<Submission?> TurnedBackBeforeAsync(Guid requestKey, Officer clerk, CancellationToken ct = default) =>
        db.Submissions.SingleOrDefaultAsync(s => s.AgencyId == clerk.AgencyId && s.RequestKey == requestKey, ct);

    /// <summary>
    /// Open dossiers of the same person and procedure, the newest first: the same identity number, or where one of the two has none the same
    /// name and phone. Nothing once this form has made its dossier.
    /// </summary>
    public async Task<IReadOnlyList<Dossier>> OpenAlikeAsync(Application application, Officer clerk, CancellationToken ct = default)
    {
        var (number, phone) = (application.IdentityNumber, application.Phone);
        if ((number is null && phone is null) || await ReceivedBeforeAsync(application.RequestKey, clerk, ct) is not null) return [];
        var near = await db.Dossiers.AsNoTracking().Of(clerk.AgencyId).Open()
            .Where(d => d.Procedure!.Code == application.ProcedureCode && d.RequestKey != application.RequestKey)
            .Where(d => (number != null && d.IdentityNumber == number) || (phone != null && d.Phone == phone && (number == null || d.IdentityNumber == null)))
            .OrderByDescending(d => d.ReceivedAt).ToListAsync(ct);
        var name = VietnameseText.Fold(application.ApplicantName);
        return [.. near.Where(d => (number is not null && d.IdentityNumber == number) || VietnameseText.Fold(d.ApplicantName) == name)];
    }

    /// <summary>The dossier that this form has made already; null while it has made none.</summary>
    public Task<Dossier?> ReceivedBeforeAsync(Guid requestKey, Officer clerk, CancellationToken ct = default) =>
        db.Dossiers.Include(d => d.Procedure).SingleOrDefaultAsync(d => d.AgencyId == clerk.AgencyId && d.RequestKey == requestKey, ct);

    internal static string SearchTextOf(string code, string name, string? identityNumber, string? phone) =>
        VietnameseText.Fold($"{code} {name} {identityNumber} {phone}");

    async Task<Procedure> ProcedureAsync(string code, Agency agency, Instant now, CancellationToken ct)
    {
        var procedure = await db.Procedures.SingleOrDefaultAsync(p => p.AgencyId == agency.Id && p.Code == code, ct)
            ?? throw new RuleViolation($"Không có thủ tục mã {code}.");
        if (!procedure.IsInForce(now.VietnamDay()))
            throw new RuleViolation($"Thủ tục {code} không có hiệu lực ngày {now.VietnamDay().Text()}; không tiếp nhận được.");
        return procedure;
    }

    static Submission Submit(Application application, Agency agency, Procedure procedure, Instant? answerBy, Instant now) => new()
    {
        AgencyId = agency.Id,
        ProcedureId = procedure.Id,
        Channel = application.Channel,
        ApplicantName = application.ApplicantName,
        ApplicantBirthOn = application.ApplicantBirthOn,
        IdentityNumber = application.IdentityNumber,
        Phone = application.Phone,
        Email = application.Email,
        Address = application.Address,
        Papers = [.. application.Components.Select(c => new SubmittedPaper { Name = c.Name, Originals = c.Originals, Copies = c.Copies })],
        ResultDelivery = application.ResultDelivery,
        SubmittedAt = now,
        AnswerDueAt = answerBy,
        RequestKey = application.RequestKey,
    };

    static Dossier Open(Application application, Agency agency, Procedure procedure, Officer clerk, Instant now, string code) => new()
    {
        AgencyId = agency.Id,
        Code = code,
        ProcedureId = procedure.Id,
        Channel = application.Channel,
        ApplicantName = application.ApplicantName,
        ApplicantBirthOn = application.ApplicantBirthOn,
        IdentityNumber = application.IdentityNumber,
        Phone = application.Phone,
        Email = application.Email,
        Address = application.Address,
        NotifyBy = application.NotifyBy,
        SearchText = SearchTextOf(code, application.ApplicantName, application.IdentityNumber, application.Phone),
        ReceivedAt = now,
        ReceivedById = clerk.Id,
        Limit = procedure.Limit,
        CountedFromNextDayAfter15 = procedure.CountedFromNextDayAfter15,
        ResultDelivery = application.ResultDelivery,
        ComponentsTotal = application.Components.Count,
        ComponentsDigitized = application.Components.Count(c => c.IsDigitized),
        Components = [.. application.Components.Select((c, i) => new DossierComponent { Ordinal = i + 1, Name = c.Name, Originals = c.Originals, Copies = c.Copies, IsDigitized = c.IsDigitized })],
        LookupToken = QrToken.New(),
        RequestKey = application.RequestKey,
    };
}

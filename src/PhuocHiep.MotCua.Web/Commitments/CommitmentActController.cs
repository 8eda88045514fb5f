using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Commitments;
using PhuocHiep.MotCua.Documents;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Documents;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Commitments;

/// <summary>What the acts on one commitment ask for, each in fields of its own.</summary>
public sealed class CommitmentActForm
{
    /// <summary>The row's version that was seen.</summary>
    public uint Version { get; set; }

    public string? DueOn { get; set; }

    public string? DueWhy { get; set; }

    public IFormFile? DueFile { get; set; }

    public string? Responsible { get; set; }

    public string? ResponsibleWhy { get; set; }

    public string? DoneOn { get; set; }

    public string? DoneNote { get; set; }

    public IFormFile? DoneFile { get; set; }

    public string? ReportedOn { get; set; }

    public string? ReportNumber { get; set; }

    public IFormFile? ReportFile { get; set; }

    public string? ReopenWhy { get; set; }

    public string? WithdrawWhy { get; set; }
}

/// <param name="Commitment">With its events and their evidence.</param>
public sealed record CommitmentPage(Commitment Commitment, CommitmentActForm Form, LocalDate Today);

/// <summary>One act on a commitment: done and said, or the page again with what is wrong and what was typed.</summary>
public abstract class CommitmentActController(MotCuaDb db, Settings settings, IClock clock) : Controller
{
    /// <summary>A page that was shown again has the act's address: reloaded, it is the page of the commitment.</summary>
    [HttpGet]
    public IActionResult Get(long id) => LocalRedirect(CommitmentsPage.Address(id));

    protected delegate void Act(Commitment commitment, EvidenceFile? evidence, Officer officer, Instant now);

    protected async Task<IActionResult> DoAsync(long id, CommitmentActForm form, IFormFile? file, string fileField, Act act, string done, CancellationToken ct)
    {
        var (now, digitization) = (clock.GetCurrentInstant(), new Digitization(db, settings));
        using var looked = await this.CheckAsync(digitization, file, fileField, now, ct);
        if (ModelState.IsValid)
        {
            if (await Find().Include(c => c.Events).SingleOrDefaultAsync(c => c.Id == id, ct) is not { } commitment) return NotFound();
            if (commitment.Version != form.Version) throw new DbUpdateConcurrencyException();
            try
            {
                var officer = await db.OfficerAsync(User, ct);
                act(commitment, looked?.AsEvidence(officer, now), officer, now);
                if (looked is not null) digitization.Keep(looked);
                await db.SaveChangesAsync(ct);
                this.Say(done);
                return LocalRedirect(CommitmentsPage.Address(id));
            }
            catch (RuleViolation no)
            {
                ModelState.AddModelError("", no.Message);
            }
        }
        db.ChangeTracker.Clear();
        return await PageAsync(id, form, now, ct);
    }

    protected async Task<IActionResult> PageAsync(long id, CommitmentActForm form, Instant now, CancellationToken ct)
    {
        var commitment = await Find().AsNoTracking().Include(c => c.Events.OrderBy(e => e.At).ThenBy(e => e.Id)).ThenInclude(e => e.Evidence).SingleOrDefaultAsync(c => c.Id == id, ct);
        if (commitment is null) return NotFound();
        form.Version = commitment.Version;
        ModelState.SetModelValue(nameof(form.Version), commitment.Version, null);
        return View("Commitment", new CommitmentPage(commitment, form, now.VietnamDay()));
    }

    IQueryable<Commitment> Find() => db.Commitments.Of(User.AgencyId());
}

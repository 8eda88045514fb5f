using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Seals;

/// <summary>All that is sealed of a dossier, as the archive tells it now.</summary>
/// <param name="Lines">Of its control slip.</param>
sealed record DossierFacts(JudgedRow Row, IReadOnlyList<DossierEvent> Lines, IReadOnlyList<Fact> Facts)
{
    sealed record Paper(long LetterId, string Sha256);

    /// <summary>Of these dossiers, by their numbers; one that is no longer there is not in it. To be asked in one snapshot: a row and its lines belong together.</summary>
    public static async Task<IReadOnlyDictionary<long, DossierFacts>> ReadAsync(MotCuaDb db, IReadOnlyCollection<long> ids, CancellationToken ct)
    {
        var asked = ids.ToArray();
        var rows = await db.Dossiers.AsNoTracking().Where(d => asked.Contains(d.Id)).Select(d => new
        {
            d.Id,
            Row = new JudgedRow
            {
                Code = d.Code,
                AgencyId = d.AgencyId,
                ProcedureId = d.ProcedureId,
                Channel = d.Channel,
                Origin = d.Origin,
                ReceivedAt = d.ReceivedAt,
                DueAt = d.DueAt,
                OnTimeUntil = d.OnTimeUntil,
                ClockStoppedAt = d.ClockStoppedAt,
                CompletedAt = d.CompletedAt,
                Outcome = d.Outcome,
                HandedOverAt = d.HandedOverAt,
                DroppedAt = d.DroppedAt,
                OwesNoLetter = d.OwesNoLetter,
            },
        }).ToListAsync(ct);
        var lines = (await db.DossierEvents.AsNoTracking().Where(e => asked.Contains(e.DossierId)).OrderBy(e => e.Id).ToListAsync(ct)).ToLookup(e => e.DossierId);
        var payments = (await db.Payments.AsNoTracking().Where(p => asked.Contains(p.DossierId)).OrderBy(p => p.Id).ToListAsync(ct)).ToLookup(p => p.DossierId);
        var documents = (await db.Documents.AsNoTracking().Where(d => asked.Contains(d.DossierId)).OrderBy(d => d.Id).ToListAsync(ct)).ToLookup(d => d.DossierId);
        var letters = (await db.ApologyLetters.AsNoTracking().Where(l => asked.Contains(l.DossierId)).OrderBy(l => l.Id).ToListAsync(ct)).ToLookup(l => l.DossierId);
        var letterIds = letters.SelectMany(of => of).Where(l => l.SignedAt is not null).Select(l => l.Id).ToArray();
        // Hashed where it lies: papers are large.
        var papers = await db.Database.SqlQuery<Paper>($"select letter_id, encode(sha256(pdf), 'hex') as sha256 from letter_papers where letter_id = any({letterIds})").ToDictionaryAsync(p => p.LetterId, p => p.Sha256, ct);
        return rows.ToDictionary(row => row.Id, row => new DossierFacts(row.Row, [.. lines[row.Id]],
        [
            .. lines[row.Id].Select(Fact.Of),
            .. payments[row.Id].SelectMany(Fact.Of),
            .. documents[row.Id].SelectMany(Fact.Of),
            .. letters[row.Id].SelectMany(letter => Fact.Of(letter, papers.GetValueOrDefault(letter.Id))),
        ]));
    }
}

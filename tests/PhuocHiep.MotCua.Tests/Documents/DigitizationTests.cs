using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NodaTime;
using Npgsql;
using PhuocHiep.MotCua.Documents;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Tests.Kpi;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Documents;

/// <summary>Files meet a dossier: rows, contents and what is counted agree, whoever comes at once and wherever it stops.</summary>
public sealed class DigitizationTests(TestTemplate template) : OwnDatabase(template)
{
    [Fact]
    public async Task A_paper_is_digitized_by_its_first_file()
    {
        await using var db = Database.Open();
        var (dossier, _, second) = await TwoPapersAsync(db);
        Assert.Equal(1, dossier.ComponentsDigitized);

        Assert.Equal(2, await AddAsync(db, dossier.Id, second, Files.Pdf(3), Files.Jpeg));

        var kept = await ReadAsync(dossier.Id);
        Assert.Equal((2, 2, true), (kept.ComponentsTotal, kept.ComponentsDigitized, kept.Components[1].IsDigitized));
        Assert.Equal([(MediaType.Pdf, 3, "to-khai.pdf"), (MediaType.Jpeg, 1, "to-khai.jpg")], kept.Documents.Select(d => (d.MediaType, d.Pages, d.FileName)));
        Assert.All(kept.Documents, d => Assert.Equal((second, Monday, null, false), (d.ComponentId, d.AddedAt, d.ScannedAt, d.SaidBefore)));
        var done = Assert.Single(kept.Events, e => e.Kind == DossierEventKind.DocumentAdded);
        Assert.Equal(("Giấy tờ tùy thân: 2 tệp, 4 trang", DossierStatus.Received), (done.Note, done.ToStatus));
        Assert.Equal(2, Contents().Count);
    }

    [Fact]
    public async Task The_same_file_again_adds_nothing()
    {
        await using var db = Database.Open();
        var (dossier, first, second) = await TwoPapersAsync(db);

        Assert.Equal(1, await AddAsync(db, dossier.Id, second, Files.Png, Files.Png));
        Assert.Equal(0, await AddAsync(db, dossier.Id, second, Files.Png));
        Assert.Equal(1, await AddAsync(db, dossier.Id, first, Files.Png));

        var kept = await ReadAsync(dossier.Id);
        Assert.Equal((2, 2), (kept.Documents.Count, kept.Events.Count(e => e.Kind == DossierEventKind.DocumentAdded)));
        Assert.Single(Contents());
    }

    [Fact]
    public async Task A_withdrawn_file_stays_and_counts_no_longer()
    {
        await using var db = Database.Open();
        var (dossier, _, second) = await TwoPapersAsync(db);
        await AddAsync(db, dossier.Id, second, Files.Pdf(1), Files.Png);
        var documents = (await ReadAsync(dossier.Id)).Documents;

        Assert.True(await WithdrawAsync(db, dossier.Id, documents[0].Id));
        Assert.Equal(2, (await ReadAsync(dossier.Id)).ComponentsDigitized);
        Assert.True(await WithdrawAsync(db, dossier.Id, documents[1].Id));

        var kept = await ReadAsync(dossier.Id);
        Assert.Equal((1, false), (kept.ComponentsDigitized, kept.Components[1].IsDigitized));
        Assert.All(kept.Documents, d => Assert.Equal((Monday, "Nhầm người"), (d.WithdrawnAt, d.WithdrawalReason)));
        Assert.Equal(2, Contents().Count);
        Assert.DoesNotContain(kept.Events, e => e.Note?.Contains("Nhầm người", StringComparison.Ordinal) == true);
        await Assert.ThrowsAsync<RuleViolation>(() => WithdrawAsync(db, dossier.Id, documents[0].Id));

        // The right one may come in, even the same.
        Assert.Equal(1, await AddAsync(db, dossier.Id, second, Files.Png));
        Assert.Equal(2, (await ReadAsync(dossier.Id)).ComponentsDigitized);
    }

    [Fact]
    public async Task What_was_ticked_at_receipt_stays_digitized_when_its_files_are_withdrawn()
    {
        await using var db = Database.Open();
        var (dossier, first, _) = await TwoPapersAsync(db);
        await AddAsync(db, dossier.Id, first, Files.Png);
        await AddAsync(db, dossier.Id, first, Files.Jpeg);
        foreach (var document in (await ReadAsync(dossier.Id)).Documents) await WithdrawAsync(db, dossier.Id, document.Id);

        var kept = await ReadAsync(dossier.Id);
        Assert.Equal((1, true), (kept.ComponentsDigitized, kept.Components[0].IsDigitized));
    }

    [Fact]
    public async Task A_result_file_makes_the_result_electronic_until_it_is_withdrawn()
    {
        await using var db = Database.Open();
        var (dossier, _, _) = await TwoPapersAsync(db);
        await Assert.ThrowsAsync<RuleViolation>(() => ResultAsync(db, dossier.Id, Files.Pdf(2)));
        await CompleteAsync(db, dossier, isElectronic: false);

        Assert.True(await ResultAsync(db, dossier.Id, Files.Png));
        Assert.False(await ResultAsync(db, dossier.Id, Files.Png));

        var kept = await ReadAsync(dossier.Id);
        Assert.Equal((true, "45/XN"), (kept.ElectronicResult, kept.ResultNumber));
        Assert.Equal((true, "45/XN", new LocalDate(2024, 8, 9)), (kept.Documents[0].IsResult, kept.Documents[0].ResultNumber, kept.Documents[0].ResultOn));
        foreach (var document in kept.Documents) await WithdrawAsync(db, dossier.Id, document.Id);
        Assert.False((await ReadAsync(dossier.Id)).ElectronicResult);
    }

    [Fact]
    public async Task A_result_that_was_said_to_be_electronic_stays_so()
    {
        await using var db = Database.Open();
        var (dossier, _, _) = await TwoPapersAsync(db);
        await CompleteAsync(db, dossier, isElectronic: true);
        await ResultAsync(db, dossier.Id, Files.Pdf(2));
        await WithdrawAsync(db, dossier.Id, (await ReadAsync(dossier.Id)).Documents[0].Id);
        Assert.True((await ReadAsync(dossier.Id)).ElectronicResult);
    }

    [Theory]
    [InlineData(2024, 8, 13)]
    [InlineData(2024, 8, 5)]
    public async Task A_result_of_an_impossible_day_is_refused(int year, int month, int day)
    {
        await using var db = Database.Open();
        var (dossier, _, _) = await TwoPapersAsync(db);
        await CompleteAsync(db, dossier, isElectronic: false);
        await Assert.ThrowsAsync<RuleViolation>(() => ResultAsync(db, dossier.Id, Files.Png, new(year, month, day)));
        Assert.Empty(Contents());
    }

    [Fact]
    public async Task The_figures_follow_the_files()
    {
        await using var db = Database.Open();
        var (dossier, _, second) = await TwoPapersAsync(db);
        await CompleteAsync(db, dossier, isElectronic: false);
        await FiguresAsync(0, 0, 0);

        await AddAsync(db, dossier.Id, second, Files.Png);
        await FiguresAsync(1, 0, 0);
        await ResultAsync(db, dossier.Id, Files.Pdf());
        await FiguresAsync(1, 1, 1);

        var documents = (await ReadAsync(dossier.Id)).Documents;
        await WithdrawAsync(db, dossier.Id, documents[0].Id);
        await FiguresAsync(0, 1, 0);
        await WithdrawAsync(db, dossier.Id, documents[1].Id);
        await FiguresAsync(0, 0, 0);
    }

    [Fact]
    public async Task Killed_between_the_file_and_its_row_leaves_a_file_without_a_row_and_the_next_try_works()
    {
        Dossier dossier;
        long second;
        await using (var db = Database.Open()) (dossier, _, second) = await TwoPapersAsync(db);

        await using (var db = Database.Open(new Killed()))
            await Assert.ThrowsAsync<InvalidOperationException>(() => AddAsync(db, dossier.Id, second, Files.Png));

        var kept = await ReadAsync(dossier.Id);
        Assert.Equal((0, 1, false), (kept.Documents.Count, kept.ComponentsDigitized, kept.Components[1].IsDigitized));
        Assert.Single(Contents());

        await using (var db = Database.Open()) Assert.Equal(1, await AddAsync(db, dossier.Id, second, Files.Png));
        Assert.Equal(2, (await ReadAsync(dossier.Id)).ComponentsDigitized);
        Assert.Single(Contents());
    }

    [Fact]
    public async Task Many_at_once_lose_nothing_and_double_nothing()
    {
        Dossier dossier;
        long[] papers;
        await using (var db = Database.Open())
        {
            dossier = await DossierAsync(db, application: Application() with { Components = [.. Enumerable.Range(1, 6).Select(i => new HandedIn($"Giấy {i}", 1, 0, false))] });
            papers = [.. dossier.Components.OrderBy(c => c.Ordinal).Select(c => c.Id)];
        }

        // Each paper gets the same picture from two, and a document of its own from one; between them somebody completes the dossier.
        var added = await Database.AtOnceAsync(18, async (db, i) =>
        {
            if (i == 9)
            {
                var open = await db.Dossiers.SingleAsync(d => d.Id == dossier.Id);
                try
                {
                    open.Complete(Outcome.Granted, "1/KQ", false, null, await ExpertAsync(db), Monday);
                    await db.SaveChangesAsync();
                }
                catch (DbUpdateConcurrencyException)
                {
                    // His page was older than a file's: he is asked to look again.
                }
            }
            return await AddAsync(db, dossier.Id, papers[i % 6], i < 12 ? Files.Png : Files.Pdf(1, $"{i}"));
        });

        Assert.Equal(12, added.Sum());
        var kept = await ReadAsync(dossier.Id);
        Assert.Equal((12, 6, 6), (kept.Documents.Count, kept.ComponentsDigitized, kept.Components.Count(c => c.IsDigitized)));
        Assert.Equal(7, Contents().Count);
    }

    [Fact]
    public async Task Adding_and_withdrawing_at_once_keep_the_count_exact()
    {
        Dossier dossier;
        long first, second;
        await using (var db = Database.Open()) (dossier, first, second) = await TwoPapersAsync(db);
        await using (var db = Database.Open()) await AddAsync(db, dossier.Id, second, Files.Png);
        var document = (await ReadAsync(dossier.Id)).Documents[0].Id;

        await Database.AtOnceAsync(8, async (db, i) =>
        {
            try
            {
                if (i % 2 == 0) await AddAsync(db, dossier.Id, first, Files.Pdf(1, $"{i}"));
                else await WithdrawAsync(db, dossier.Id, document);
            }
            catch (RuleViolation)
            {
                // Withdrawn already.
            }
            return true;
        });

        var kept = await ReadAsync(dossier.Id);
        Assert.Equal((1, 5, 1), (kept.ComponentsDigitized, kept.Documents.Count, kept.Events.Count(e => e.Kind == DossierEventKind.DocumentWithdrawn)));
    }

    [Fact]
    public async Task A_file_is_not_refused_because_somebody_noted_something_meanwhile()
    {
        await using var db = Database.Open();
        var (dossier, _, second) = await TwoPapersAsync(db);
        var checkedFile = await Of(db).CheckAsync("a.png", new MemoryStream(Files.Png), Monday);
        await Database.ExecuteAsync($"update dossiers set email = 'khac@example.vn' where id = {dossier.Id}");
        using (checkedFile) Assert.Equal(1, await Of(db).AddAsync(dossier.Id, second, [checkedFile], await ClerkAsync(db), Monday));
    }

    [Fact]
    public async Task A_document_of_the_same_person_is_used_again_with_consent_on_record()
    {
        await using var db = Database.Open();
        var (earlier, _, old) = await TwoPapersAsync(db);
        await AddAsync(db, earlier.Id, old, Files.Pdf(2));
        var (dossier, _, second) = await TwoPapersAsync(db);

        var mine = Assert.Single(await db.ReusableForAsync(dossier));
        Assert.Equal(("Giấy tờ tùy thân", earlier.Code), (mine.Paper, mine.DossierCode));
        Assert.True(await Of(db).ReuseAsync(dossier.Id, second, mine.Document.Id, ConsentForm.InWriting, await ClerkAsync(db), Monday));
        Assert.False(await Of(db).ReuseAsync(dossier.Id, second, mine.Document.Id, ConsentForm.InWriting, await ClerkAsync(db), Monday));

        var kept = await ReadAsync(dossier.Id);
        var document = Assert.Single(kept.Documents);
        Assert.Equal((mine.Document.Id, "Nguyễn Thị Hường", Monday, ConsentForm.InWriting), (document.ReusedFromId, document.ConsentBy, document.ConsentAt, document.ConsentForm));
        Assert.Equal((2, mine.Document.Sha256, 2), (document.Pages, document.Sha256, kept.ComponentsDigitized));
        Assert.Single(Contents());
        Assert.Equal($"Giấy tờ tùy thân: dùng lại từ hồ sơ {earlier.Code}, người nộp đồng ý", Assert.Single(kept.Events, e => e.Kind == DossierEventKind.DocumentReused).Note);
    }

    [Theory]
    [InlineData("052190000123", "0905123456", "Nguyễn Thị Hường", true)]
    [InlineData("052190000123", null, "Tên khác", true)]
    [InlineData(null, "0905123456", "NGUYEN THI HUONG", true)]
    [InlineData("052190000999", "0905123456", "Nguyễn Thị Hường", false)]
    [InlineData(null, "0905123456", "Nguyễn Văn Khác", false)]
    [InlineData(null, "0905999999", "Nguyễn Thị Hường", false)]
    [InlineData(null, null, "Nguyễn Thị Hường", false)]
    public async Task Only_what_is_of_the_same_person_is_offered_and_taken(string? number, string? phone, string name, bool isSame)
    {
        await using var db = Database.Open();
        var (earlier, _, old) = await TwoPapersAsync(db);
        await AddAsync(db, earlier.Id, old, Files.Pdf(2));
        var document = (await ReadAsync(earlier.Id)).Documents[0].Id;
        var dossier = await DossierAsync(db, application: Application() with { IdentityNumber = number, Phone = phone, ApplicantName = name });
        var paper = dossier.Components[1].Id;

        Assert.Equal(isSame, (await db.ReusableForAsync(dossier)).Count == 1);
        Assert.Equal(isSame ? true : null, await Of(db).ReuseAsync(dossier.Id, paper, document, ConsentForm.AtCounter, await ClerkAsync(db), Monday));
    }

    [Fact]
    public async Task A_withdrawn_document_is_not_offered_again()
    {
        await using var db = Database.Open();
        var (earlier, _, old) = await TwoPapersAsync(db);
        await AddAsync(db, earlier.Id, old, Files.Pdf(2));
        var document = (await ReadAsync(earlier.Id)).Documents[0].Id;
        await WithdrawAsync(db, earlier.Id, document);
        var (dossier, _, second) = await TwoPapersAsync(db);
        Assert.Null(await Of(db).ReuseAsync(dossier.Id, second, document, ConsentForm.AtCounter, await ClerkAsync(db), Monday));
    }

    [Fact]
    public async Task A_withdrawn_dossier_takes_no_more_files()
    {
        await using var db = Database.Open();
        var (dossier, _, second) = await TwoPapersAsync(db);
        var open = await db.Dossiers.SingleAsync(d => d.Id == dossier.Id);
        open.Withdraw("Không còn nhu cầu", await ClerkAsync(db), Friday);
        await db.SaveChangesAsync();
        await Assert.ThrowsAsync<RuleViolation>(() => AddAsync(db, dossier.Id, second, Files.Png));
        Assert.Empty(Contents());
    }

    [Fact]
    public async Task A_paper_of_another_dossier_is_not_found()
    {
        await using var db = Database.Open();
        var (dossier, _, _) = await TwoPapersAsync(db);
        var (_, _, other) = await TwoPapersAsync(db);
        Assert.Null(await AddAsync(db, dossier.Id, other, Files.Png));
        Assert.Empty(Contents());
    }

    [Fact]
    public async Task What_the_antivirus_saw_is_on_record_and_what_it_refuses_is_not_taken()
    {
        await using var db = Database.Open();
        var (dossier, first, second) = await TwoPapersAsync(db);
        await using (var clean = new ClamdTests.Daemon(_ => "stream: OK\0"))
            await AddAsync(db, new Digitization(db, Database.Settings() with { Clamav = clean.Address }), dossier.Id, second, Files.Png);
        Assert.Equal(Monday, (await ReadAsync(dossier.Id)).Documents[0].ScannedAt);

        await using (var finds = new ClamdTests.Daemon(_ => "stream: Eicar FOUND\0"))
            await Assert.ThrowsAsync<RuleViolation>(() => AddAsync(db, new Digitization(db, Database.Settings() with { Clamav = finds.Address }), dossier.Id, first, Files.Jpeg));
        Assert.Single((await ReadAsync(dossier.Id)).Documents);
        Assert.Single(Contents());
    }

    [Theory]
    [InlineData("delete from documents")]
    [InlineData("update documents set sha256 = repeat('0', 64)")]
    [InlineData("update documents set pages = 9")]
    [InlineData("update documents set added_at = added_at - interval '1 day'")]
    [InlineData("update documents set component_id = null, result_number = '1', result_on = '2024-08-09'")]
    [InlineData("update documents set withdrawn_at = now(), withdrawn_by = 'x', withdrawal_reason = 'x', pages = 9")]
    public async Task The_archive_refuses_to_rewrite_a_document(string sql)
    {
        await using var db = Database.Open();
        var (dossier, _, second) = await TwoPapersAsync(db);
        await AddAsync(db, dossier.Id, second, Files.Png);
        Assert.Equal(PostgresErrorCodes.RestrictViolation, (await Assert.ThrowsAsync<PostgresException>(() => Database.ExecuteAsync(sql))).SqlState);
    }

    [Fact]
    public async Task The_archive_refuses_to_take_a_withdrawal_back()
    {
        await using var db = Database.Open();
        var (dossier, _, second) = await TwoPapersAsync(db);
        await AddAsync(db, dossier.Id, second, Files.Png);
        await WithdrawAsync(db, dossier.Id, (await ReadAsync(dossier.Id)).Documents[0].Id);
        foreach (var sql in new[] { "update documents set withdrawn_at = null, withdrawn_by = null, withdrawal_reason = null, withdrawn_by_id = null", "update documents set withdrawal_reason = 'khác'" })
            Assert.Equal(PostgresErrorCodes.RestrictViolation, (await Assert.ThrowsAsync<PostgresException>(() => Database.ExecuteAsync(sql))).SqlState);
    }

    /// <summary>The first is ticked as digitized, the second is not.</summary>
    static async Task<(Dossier Dossier, long First, long Second)> TwoPapersAsync(MotCuaDb db)
    {
        var dossier = await DossierAsync(db);
        db.ChangeTracker.Clear();
        return (dossier, dossier.Components[0].Id, dossier.Components[1].Id);
    }

    Digitization Of(MotCuaDb db) => new(db, Database.Settings());

    Task<int?> AddAsync(MotCuaDb db, long dossierId, long paperId, params byte[][] contents) => AddAsync(db, Of(db), dossierId, paperId, contents);

    static async Task<int?> AddAsync(MotCuaDb db, Digitization digitization, long dossierId, long paperId, params byte[][] contents)
    {
        var files = new List<CheckedFile>();
        try
        {
            foreach (var content in contents) files.Add(await digitization.CheckAsync("to-khai.pdf", new MemoryStream(content), Monday));
            return await digitization.AddAsync(dossierId, paperId, files, await ClerkAsync(db), Monday);
        }
        finally
        {
            files.ForEach(file => file.Dispose());
        }
    }

    async Task<bool> ResultAsync(MotCuaDb db, long dossierId, byte[] content, LocalDate? on = null)
    {
        using var file = await Of(db).CheckAsync("ket-qua.pdf", new MemoryStream(content), Monday);
        return await Of(db).AddResultAsync(dossierId, file, "45/XN", on ?? new(2024, 8, 9), await ExpertAsync(db), Monday);
    }

    async Task<bool> WithdrawAsync(MotCuaDb db, long dossierId, long documentId) =>
        await Of(db).WithdrawAsync(dossierId, documentId, "Nhầm người", await ClerkAsync(db), Monday);

    static async Task CompleteAsync(MotCuaDb db, Dossier dossier, bool isElectronic)
    {
        var open = await db.Dossiers.SingleAsync(d => d.Id == dossier.Id);
        open.Complete(Outcome.Granted, null, isElectronic, null, await ExpertAsync(db), Friday);
        await db.SaveChangesAsync();
    }

    async Task<Dossier> ReadAsync(long id)
    {
        await using var db = Database.Open();
        return await db.Dossiers.AsNoTracking().AsSplitQuery()
            .Include(d => d.Components.OrderBy(c => c.Ordinal)).Include(d => d.Documents.OrderBy(x => x.Id)).Include(d => d.Events.OrderBy(e => e.Id))
            .SingleAsync(d => d.Id == id);
    }

    async Task FiguresAsync(long components, long results, long both)
    {
        await using var db = Database.Open();
        var period = Counted.August((await AgencyAsync(db)).Id, Monday);
        Assert.Equal((components, 1L), await db.CountAsync(new ComponentDigitizationRate(), period));
        Assert.Equal((results, 1L), await db.CountAsync(new ElectronicResultRate(), period));
        Assert.Equal((both, 1L), await db.CountAsync(new DigitizationRate(), period));
    }

    /// <summary>What lies in the store; nothing is left on its way there.</summary>
    List<string> Contents()
    {
        var folder = Database.Settings().DocumentsFolder;
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)] : [];
    }

    /// <summary>The process ends when the rows are to be written.</summary>
    sealed class Killed : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("Killed.");
    }
}

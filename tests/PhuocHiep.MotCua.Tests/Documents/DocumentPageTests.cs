using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhuocHiep.MotCua.Db;
using PhuocHiep.MotCua.Documents;
using PhuocHiep.MotCua.Dossiers;
using static PhuocHiep.MotCua.Tests.Given;
using Document = PhuocHiep.MotCua.Documents.Document;

namespace PhuocHiep.MotCua.Tests.Documents;

/// <summary>The documents of a dossier over HTTP.</summary>
public sealed class DocumentPageTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task Files_are_added_from_the_page_of_the_dossier_and_opened_in_the_browser()
    {
        var (dossier, _, second) = await DossierWithPapersAsync();
        var clerk = await office.SignInAsync("motcua");
        var page = await clerk.GetAsync($"/dossiers/{dossier.Code}");
        Assert.Contains("đã số hóa (chưa có tệp)", Papers(page)[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("chưa số hóa", Papers(page)[1].TextContent, StringComparison.Ordinal);

        var answer = await SendAsync(clerk, page, Address(dossier), [("ComponentId", $"{second}")], ("Files", "Tờ khai.pdf", Files.Pdf(2)), ("Files", "anh.exe", Files.Jpeg));

        Assert.Equal((HttpStatusCode.Redirect, Address(dossier)), (answer.StatusCode, answer.Headers.Location!.ToString()));
        var documents = await clerk.GetAsync(Address(dossier));
        Assert.Contains("Đã tải lên 2 tệp.", documents.QuerySelector(".message")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("đã số hóa, 3 trang", Papers(documents)[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("chưa quét vi-rút", Papers(documents)[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(["Tờ khai.pdf", "anh.jpg"], documents.QuerySelectorAll("a.document-name").Select(a => a.TextContent));

        var opened = await clerk.Client.GetAsync(new Uri(documents.QuerySelectorAll<IHtmlAnchorElement>("a.document-name").First().GetAttribute("href")!, UriKind.Relative));
        Assert.Equal(("application/pdf", "inline", "Tờ khai.pdf"), (opened.Content.Headers.ContentType!.MediaType, opened.Content.Headers.ContentDisposition!.DispositionType, opened.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Contains("nosniff", opened.Headers.GetValues("X-Content-Type-Options"));
        Assert.StartsWith("default-src 'none'", opened.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(opened.Headers.CacheControl!.NoStore);
        Assert.StartsWith("%PDF-", await opened.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_of_a_file_is_given_where_a_part_is_asked_for()
    {
        var (dossier, document) = await WithFileAsync(Files.Jpeg);
        var clerk = await office.SignInAsync("motcua");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Address(dossier)}/{document}") { Headers = { Range = new(2, 9) } };
        var answer = await clerk.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(Files.Jpeg[2..10], await answer.Content.ReadAsByteArrayAsync());
        Assert.EndsWith("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_the_files_is_said_beside_their_field_and_none_is_added()
    {
        var (dossier, _, second) = await DossierWithPapersAsync();
        var clerk = await office.SignInAsync("motcua");
        var page = await clerk.GetAsync(Address(dossier));

        var answer = await SendAsync(clerk, page, Address(dossier), [("ComponentId", $"{second}")],
            ("Files", "tot.png", Files.Png), ("Files", "../../virus.pdf", "MZ"u8.ToArray()), ("Files", "trang.pdf", "<html><script>alert(1)</script>"u8.ToArray()), ("Files", "rong.pdf", []));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var shown = await Visitor.ReadAsync(answer);
        var errors = shown.QuerySelectorAll(".error-summary a").Select(a => (a.GetAttribute("href"), a.TextContent)).ToList();
        Assert.Equal(3, errors.Count);
        Assert.All(errors, e => Assert.Equal($"#files-{second}", e.Item1));
        Assert.StartsWith("“virus.pdf”: chỉ nhận tệp PDF, JPEG hoặc PNG", errors[0].TextContent, StringComparison.Ordinal);
        Assert.StartsWith("“trang.pdf”: chỉ nhận", errors[1].TextContent, StringComparison.Ordinal);
        Assert.StartsWith("“rong.pdf”: tệp rỗng", errors[2].TextContent, StringComparison.Ordinal);
        Assert.NotNull(shown.GetElementById($"files-{second}")!.GetAttribute("aria-invalid"));
        Assert.NotNull(shown.GetElementById($"files-{second}-error"));
        Assert.Empty(await DocumentsAsync(dossier.Id));
    }

    [Fact]
    public async Task Nothing_chosen_is_said()
    {
        var (dossier, _, second) = await DossierWithPapersAsync();
        var clerk = await office.SignInAsync("motcua");
        var answer = await SendAsync(clerk, await clerk.GetAsync(Address(dossier)), Address(dossier), [("ComponentId", $"{second}")]);
        Assert.Contains("Chọn tệp cần tải lên.", (await Visitor.ReadAsync(answer)).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_twice_is_said_to_be_there_already()
    {
        var (dossier, _, second) = await DossierWithPapersAsync();
        var clerk = await office.SignInAsync("motcua");
        var page = await clerk.GetAsync(Address(dossier));
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => SendAsync(clerk, page, Address(dossier), [("ComponentId", $"{second}")], ("Files", "a.png", Files.Png))));
        Assert.All(both, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Single(await DocumentsAsync(dossier.Id));
        await SendAsync(clerk, page, Address(dossier), [("ComponentId", $"{second}")], ("Files", "a.png", Files.Png));
        Assert.Contains("đã có ở giấy tờ này từ trước", (await clerk.GetAsync(Address(dossier))).QuerySelector(".message")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_answered_in_words()
    {
        var (dossier, _, second) = await DossierWithPapersAsync();
        var clerk = await office.SignInAsync("motcua");
        var answer = await SendAsync(clerk, await clerk.GetAsync(Address(dossier)), Address(dossier), [("ComponentId", $"{second}")], ("Files", "lon.pdf", new byte[20 * 1024 * 1024 + 1]));
        Assert.Contains("“lon.pdf”: tệp lớn hơn 20 MB", (await Visitor.ReadAsync(answer)).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_far_too_large_is_answered_in_words_and_the_line_is_not_cut()
    {
        var (dossier, _, second) = await DossierWithPapersAsync();
        await using var site = With(office.Settings with { LargestFile = Settings.Megabyte });
        site.UseKestrel(0);
        site.StartServer();
        using var line = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = site.ClientOptions.BaseAddress };
        var clerk = await SignInAsync(new Visitor(line));
        var page = await clerk.GetAsync(Address(dossier));

        // Ten times what Kestrel takes by itself, and more than the ten largest files.
        var answer = await SendAsync(clerk, page, Address(dossier), [("ComponentId", $"{second}")], ("Files", "lon.pdf", new byte[64 * 1024 * 1024]));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("lớn hơn 10 MB", (await clerk.GetAsync(answer.Headers.Location!.ToString())).QuerySelector(".message-no")!.TextContent, StringComparison.Ordinal);

        // Several that are each small enough pass, though together larger than Kestrel's own limit would be for one of them.
        var passed = await SendAsync(clerk, page, Address(dossier), [("ComponentId", $"{second}")], [.. Enumerable.Range(0, 9).Select(i => ("Files", $"{i}.jpg", (byte[])[.. Files.Jpeg, .. new byte[1_000_000], (byte)i]))]);
        Assert.Equal(HttpStatusCode.Redirect, passed.StatusCode);
        Assert.Equal(9, (await DocumentsAsync(dossier.Id)).Count);
    }

    [Fact]
    public async Task Only_officers_of_the_agency_open_a_file()
    {
        var (dossier, document) = await WithFileAsync(Files.Png);
        var address = new Uri($"{Address(dossier)}/{document}", UriKind.Relative);
        foreach (var person in new[] { "motcua", "chuyenmon", "vanphong", "chutich" })
            Assert.Equal(HttpStatusCode.OK, (await (await office.SignInAsync(person)).Client.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await office.SignInAsync("quantri")).Client.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await office.Citizen().Client.GetAsync(address)).StatusCode);

        // By another dossier's address it is not found; nor from another agency.
        var (other, _, _) = await DossierWithPapersAsync();
        var clerk = await office.SignInAsync("motcua");
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Client.GetAsync(new Uri($"{Address(other)}/{document}", UriKind.Relative))).StatusCode);
        await office.Database.ExecuteAsync("insert into agencies select (jsonb_populate_record(a, jsonb_build_object('id', 99, 'code', 'KHAC'))).* from agencies a where id <> 99 limit 1");
        await office.Database.ExecuteAsync($"update dossiers set agency_id = 99 where id = {dossier.Id}");
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Client.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task A_file_is_withdrawn_with_its_reason_and_then_opened_by_supervisors_only()
    {
        var (dossier, document) = await WithFileAsync(Files.Png);
        var clerk = await office.SignInAsync("motcua");
        var page = await clerk.GetAsync(Address(dossier));
        var form = $"{Address(dossier)}/{document}/withdrawal";

        var without = await Visitor.ReadAsync(await clerk.PostAsync(page, form));
        Assert.Equal($"#reason-{document}", without.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostAsync(page, form, ("Reason", "Ảnh của người khác"))).StatusCode);

        var shown = await clerk.GetAsync($"/dossiers/{dossier.Code}");
        Assert.Contains("Đã rút lại", Papers(shown)[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("Ảnh của người khác", Papers(shown)[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("chưa số hóa", Papers(shown)[1].TextContent, StringComparison.Ordinal);
        var again = await Visitor.ReadAsync(await clerk.PostAsync(page, form, ("Reason", "Lần nữa")));
        Assert.Contains("đã được rút lại lúc", again.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);

        var file = new Uri($"{Address(dossier)}/{document}", UriKind.Relative);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Client.GetAsync(file)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await office.SignInAsync("vanphong")).Client.GetAsync(file)).StatusCode);
    }

    [Fact]
    public async Task A_digitized_paper_is_used_again_only_where_its_person_agrees()
    {
        var phone = "0912345678";
        var (_, document) = await WithFileAsync(Files.Pdf(2), phone);
        var (dossier, _, second) = await DossierWithPapersAsync(phone);
        var clerk = await office.SignInAsync("motcua");
        var page = await clerk.GetAsync($"/dossiers/{dossier.Code}");
        Assert.Contains("Dùng lại giấy tờ đã số hóa của người nộp (1)", page.QuerySelector("#papers-title")!.ParentElement!.TextContent, StringComparison.Ordinal);
        var form = Address(dossier) + "/reuse";
        (string, string?)[] chosen = [("Reuse.DocumentId", $"{document}"), ("Reuse.ComponentId", $"{second}"), ("Reuse.Consent", "AtCounter")];

        var refused = await Visitor.ReadAsync(await clerk.PostAsync(page, form, chosen));
        Assert.Contains("Chỉ dùng lại khi người nộp đồng ý", refused.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await DocumentsAsync(dossier.Id));

        var done = await clerk.PostAsync(page, form, [.. chosen, ("Reuse.IsAgreed", "true")]);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Contains("đồng ý lúc", Papers(await clerk.GetAsync(Address(dossier)))[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(document, Assert.Single(await DocumentsAsync(dossier.Id)).ReusedFromId);

        // Somebody else's is not found, whatever the form says.
        var (stranger, _, paper) = await DossierWithPapersAsync("0998765432");
        var theirs = await SendAsync(clerk, page, Address(stranger) + "/reuse", [("Reuse.DocumentId", $"{document}"), ("Reuse.ComponentId", $"{paper}"), ("Reuse.Consent", "AtCounter"), ("Reuse.IsAgreed", "true")]);
        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
    }

    [Fact]
    public async Task A_result_file_is_added_by_those_who_settle_with_its_number_and_day()
    {
        var (dossier, _, _) = await DossierWithPapersAsync();
        await using (var db = office.Database.Open())
        {
            (await db.Dossiers.SingleAsync(d => d.Id == dossier.Id)).Complete(Outcome.Granted, "45/XN", false, null, await ExpertAsync(db), Tuesday);
            await db.SaveChangesAsync();
        }
        var expert = await office.SignInAsync("chuyenmon");
        var page = await expert.GetAsync($"/dossiers/{dossier.Code}");
        var form = $"/dossiers/{dossier.Code}/result-file";
        Assert.Equal("45/XN", page.GetElementById("ResultFile_Number")!.GetAttribute("value"));

        var wrong = await Visitor.ReadAsync(await SendAsync(expert, page, form, [("ResultFile.Number", "46/XN"), ("ResultFile.On", "")]));
        Assert.Equal(["Chọn ngày của kết quả.", "Chọn tệp kết quả."], wrong.QuerySelectorAll(".error-summary li").Select(li => li.TextContent.Trim()));
        Assert.Equal("46/XN", wrong.GetElementById("ResultFile_Number")!.GetAttribute("value"));

        var done = await SendAsync(expert, page, form, [("ResultFile.Number", "45/XN"), ("ResultFile.On", "2024-08-06")], ("ResultFile.File", "kq.pdf", Files.Pdf()));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var shown = await expert.GetAsync($"/dossiers/{dossier.Code}");
        Assert.Contains("Số 45/XN, 06/08/2024", shown.QuerySelector("#result-file-title")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("bản điện tử", shown.QuerySelector("#dossier-title")!.ParentElement!.TextContent, StringComparison.Ordinal);
        var clerk = await office.SignInAsync("motcua");
        Assert.Null((await clerk.GetAsync($"/dossiers/{dossier.Code}")).GetElementById("ResultFile_Number"));
    }

    [Fact]
    public async Task A_content_that_is_gone_is_said_so()
    {
        var (dossier, document) = await WithFileAsync(Files.Pdf(1, "sẽ mất"));
        File.Delete(new FileStore(office.Settings.DocumentsFolder).PathOf((await DocumentsAsync(dossier.Id))[0].Sha256));
        var clerk = await office.SignInAsync("motcua");
        var answer = await clerk.Client.GetAsync(new Uri($"{Address(dossier)}/{document}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("bản sao lưu", (await Visitor.ReadAsync(answer)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_antivirus_does_not_answer_the_clerk_is_told_and_nothing_is_taken()
    {
        var (dossier, _, second) = await DossierWithPapersAsync();
        EndPoint nobody;
        await using (var closed = new ClamdTests.Daemon(_ => "")) nobody = closed.Address;
        await using var site = With(office.Settings with { Clamav = nobody });
        var clerk = await SignInAsync(new Visitor(site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false })));
        var answer = await SendAsync(clerk, await clerk.GetAsync(Address(dossier)), Address(dossier), [("ComponentId", $"{second}")], ("Files", "a.png", Files.Png));
        Assert.Contains("“a.png”: máy quét vi-rút không trả lời", (await Visitor.ReadAsync(answer)).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await DocumentsAsync(dossier.Id));
    }

    static string Address(Dossier dossier) => $"/dossiers/{dossier.Code}/documents";

    static IHtmlCollection<IElement> Papers(IHtmlDocument page) => page.QuerySelectorAll(".documents > li");

    async Task<(Dossier Dossier, long First, long Second)> DossierWithPapersAsync(string? phone = null)
    {
        await using var db = office.Database.Open();
        var dossier = await DossierAsync(db, application: Application() with { IdentityNumber = null, Phone = phone });
        return (dossier, dossier.Components[0].Id, dossier.Components[1].Id);
    }

    async Task<(Dossier Dossier, long Document)> WithFileAsync(byte[] content, string? phone = null)
    {
        var (dossier, _, second) = await DossierWithPapersAsync(phone);
        await using var db = office.Database.Open();
        var digitization = new Digitization(db, office.Settings);
        using var file = await digitization.CheckAsync("quet.pdf", new MemoryStream(content), Tuesday);
        await digitization.AddAsync(dossier.Id, second, [file], await ClerkAsync(db), Tuesday);
        return (dossier, (await DocumentsAsync(dossier.Id))[0].Id);
    }

    async Task<List<Document>> DocumentsAsync(long dossierId)
    {
        await using var db = office.Database.Open();
        return await db.Documents.AsNoTracking().Where(d => d.DossierId == dossierId).OrderBy(d => d.Id).ToListAsync();
    }

    WebApplicationFactory<Web.Schedule> With(Settings settings) =>
        office.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton(settings)));

    static async Task<Visitor> SignInAsync(Visitor visitor)
    {
        await visitor.PostAsync(await visitor.GetAsync("/sign-in"), "/sign-in", ("UserName", "motcua"), ("Password", FirstOfficers.DemonstrationPassword));
        return visitor;
    }

    /// <summary>As a browser sends a form with files, with the token of the page.</summary>
    /// <summary>A form with files, as a browser sends it.</summary>
    internal static Task<HttpResponseMessage> SendAsync(Visitor visitor, IHtmlDocument page, string action, (string Name, string Value)[] fields, params (string Field, string Name, byte[] Content)[] files)
    {
        var form = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        foreach (var (name, value) in fields.Append(("__RequestVerificationToken", page.QuerySelector<IHtmlInputElement>("main input[name=__RequestVerificationToken]")!.Value))) form.Add(new StringContent(value, Encoding.UTF8), name);
        foreach (var (field, name, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
            part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{field}\"; filename=\"{name}\"");
            form.Add(part);
        }
        return visitor.Client.PostAsync(new Uri(action, UriKind.Relative), form);
    }
}

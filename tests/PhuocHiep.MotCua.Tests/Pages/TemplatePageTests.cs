using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Tests.Paper;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>The supervisor writes the words of letters.</summary>
public sealed class TemplatePageTests(TestTemplate template) : IAsyncLifetime
{
    const string Late = "/apologies/templates/late";

    readonly Office office = new(template);

    public ValueTask InitializeAsync() => office.InitializeAsync();

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Words_are_tried_written_and_in_use_and_what_was_before_stays_in_the_history()
    {
        var supervisor = await office.SignInAsync("vanphong");
        var list = await supervisor.GetAsync("/apologies/templates");
        Assert.Equal(["Trễ hẹn trả kết quả", "Phải bổ sung do sơ suất của cơ quan", "Hồ sơ bị mất, hư hỏng", "Kết quả có sai sót"], list.QuerySelectorAll("tbody a").Select(a => a.TextContent));
        var page = await supervisor.GetAsync(Late);
        var body = page.QuerySelector("#Body")!.TextContent.Replace("chân thành xin lỗi", "thành thật xin lỗi", StringComparison.Ordinal);

        var tried = await Visitor.ReadAsync(await supervisor.PostAsync(page, $"{Late}/preview", ("Body", body), ("State", "Completed")));
        Assert.Contains("Ủy ban nhân dân xã Phước Hiệp thành thật xin lỗi Ông/Bà.", tried.QuerySelector(".letter-side .paper")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("mới có kết quả giải quyết", tried.QuerySelector(".letter-side .paper")!.TextContent, StringComparison.Ordinal);
        var paper = new Printed(await (await supervisor.PostAsync(page, $"{Late}/preview.pdf", ("Body", body))).Content.ReadAsByteArrayAsync());
        Assert.Contains("thành thật xin lỗi", paper.Text, StringComparison.Ordinal);
        Assert.Contains("DỰ THẢO", paper.Text, StringComparison.Ordinal);
        await using var db = office.Database.Open();
        Assert.Equal(4, await db.LetterTemplates.CountAsync());

        var answer = await supervisor.PostAsync(page, Late, ("Body", body), ("Note", "Lời thân tình hơn"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        page = await supervisor.GetAsync(Late);
        Assert.Contains("dùng từ ngày 06/08/2024", page.QuerySelector(".message[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll(".control-slip > li").Length);
        Assert.Contains("đang dùng", page.QuerySelector(".control-slip > li")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Lời thân tình hơn", page.QuerySelector(".control-slip > li")!.TextContent, StringComparison.Ordinal);
        var written = await db.LetterTemplates.OrderBy(t => t.Id).LastAsync();
        Assert.Equal((ApologyCause.Late, new LocalDate(2024, 8, 6), "Võ Thị Văn Phòng (mẫu)"), (written.Cause, written.InForceFrom, written.WrittenBy));
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_the_field_and_nothing_is_lost_or_written()
    {
        var supervisor = await office.SignInAsync("vanphong");
        var page = await supervisor.GetAsync(Late);
        foreach (var act in new[] { Late, $"{Late}/preview", $"{Late}/preview.pdf" })
        {
            var refused = await Visitor.ReadAsync(await supervisor.PostAsync(page, act, ("Body", "Xin lỗi {tên tôi}"), ("Note", "")));
            Assert.Equal("Xin lỗi {tên tôi}", refused.QuerySelector("#Body")!.TextContent);
            Assert.Contains("Không có ô điền {tên tôi}.", refused.QuerySelector("#Body-error")!.TextContent, StringComparison.Ordinal);
            Assert.Contains(refused.QuerySelectorAll(".error-summary li"), line => line.TextContent.Contains("{lời hẹn}", StringComparison.Ordinal));
            Assert.Null(refused.QuerySelector(".letter-side .paper"));
        }
        var yesterday = await Visitor.ReadAsync(await supervisor.PostAsync(page, Late, ("Body", page.QuerySelector("#Body")!.TextContent + " "), ("From", "2024-08-05"), ("Note", "x")));
        Assert.NotNull(yesterday.QuerySelector(".error-summary"));
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.Client.GetAsync(new Uri("/apologies/templates/nothing", UriKind.Relative))).StatusCode);
        await using var db = office.Database.Open();
        Assert.Equal(4, await db.LetterTemplates.CountAsync());
    }

    [Fact]
    public async Task The_qr_of_a_letter_confirms_it_and_reveals_nothing_more()
    {
        office.Clock.Reset(Monday);
        await using var db = office.Database.Open();
        var letter = await SignedLetterAsync(db, office.Settings);
        var dossier = await db.Dossiers.Include(d => d.Procedure).SingleAsync(d => d.Id == letter.DossierId);
        var paper = new Printed((await db.LetterPapers.SingleAsync(p => p.LetterId == letter.Id)).Pdf);
        Assert.Contains("Quét để kiểm tra phiếu là thật", paper.Text, StringComparison.Ordinal);
        Assert.Equal($"http://motcua.phuochiep.example/apologies/genuine/{letter.Token}", paper.Qr());

        var citizen = office.Citizen();
        var answer = await citizen.Client.GetAsync(new Uri($"/apologies/genuine/{letter.Token}", UriKind.Relative));
        Assert.Contains("noindex", answer.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
        var page = (await Visitor.ReadAsync(answer)).QuerySelector("main")!.TextContent;
        Assert.All(["Phiếu xin lỗi có thật", letter.NumberText!, "12/08/2024", letter.SignerName!, dossier.Code], words => Assert.Contains(words, page, StringComparison.Ordinal));
        Assert.All([dossier.ApplicantName, dossier.Procedure!.Name, letter.Reason!, dossier.IdentityNumber ?? "—", dossier.Phone ?? "—"], words => Assert.DoesNotContain(words, page, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.Client.GetAsync(new Uri("/apologies/genuine/khongcophieunay", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_letter_that_another_replaced_says_so()
    {
        office.Clock.Reset(Monday);
        await using var db = office.Database.Open();
        var letter = await SignedLetterAsync(db, office.Settings);
        var dossier = await db.Dossiers.SingleAsync(d => d.Id == letter.DossierId);
        var next = letter.FollowWith(FollowKind.Replacement, null, dossier, await ExpertAsync(db), Monday);
        db.ApologyLetters.Add(next);
        await db.SaveChangesAsync();
        var (before, expert) = (await db.ApologyLetters.Include(l => l.Follows).SingleAsync(l => l.Id == next.Id), await ExpertAsync(db));
        before.GiveReason(DelayReason.Workload, "Nhiều hồ sơ", letter.NewDueAt!.Value.VietnamDay(), "Một cửa", await MotCua.Agencies.AgencyCalendar.CalendarAsync(db, await AgencyAsync(db)), expert, Monday);
        await db.SaveChangesAsync();
        var signed = (await new Signing(db, office.Settings).SignAsync(next.Id, seen: null, await ChairmanAsync(db), Monday))!;

        var page = await office.Citizen().GetAsync($"/apologies/genuine/{letter.Token}");
        Assert.Contains($"phiếu số {signed.NumberText} thay phiếu này", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotEqual(letter.Token, signed.Token);
    }
}

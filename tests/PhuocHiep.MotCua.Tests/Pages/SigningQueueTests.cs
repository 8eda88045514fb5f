using System.Net;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>Signing many letters from the list, over HTTP.</summary>
public sealed class SigningQueueTests(TestTemplate template) : IAsyncLifetime
{
    const string Queue = "/apologies?show=signature";
    const string Sign = "/apologies/signatures";

    readonly Office office = new(template);

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        office.Clock.Reset(Monday);
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Those_ticked_are_signed_each_by_itself_and_what_cannot_be_is_said_with_its_reason()
    {
        var letters = await WaitingAsync(4);
        var chairman = await office.SignInAsync("chutich");
        var page = await chairman.GetAsync(Queue);
        // The words are read without leaving the list.
        Assert.Contains("Chờ kết quả xác minh", page.QuerySelector("details .paper")!.TextContent, StringComparison.Ordinal);
        await using var db = office.Database.Open();
        await db.Database.ExecuteSqlAsync($"update apology_letters set reason = 'Lý do khác' where id = {letters[1].Id}");

        var answer = await chairman.PostAsync(page, Sign, [.. letters.Take(3).Select(l => ("Picks", page.QuerySelector($"input[name=Picks][value^='{l.Id}-']")!.GetAttribute("value")))]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var after = await chairman.GetAsync(Queue);
        Assert.Equal("Đã ký 2 phiếu (số 01–02).", after.QuerySelector(".message[role=status]")!.TextContent);
        var code = await db.ApologyLetters.Where(l => l.Id == letters[1].Id).Select(l => l.Dossier!.Code).SingleAsync();
        Assert.Equal($"Chưa thực hiện. 1 phiếu chưa ký: hồ sơ {code}: người khác vừa sửa, hãy đọc lại.", after.QuerySelector(".message[role=alert]")!.TextContent.Trim());
        Assert.Equal([1, null, 2, null], await NumbersAsync(db, letters));
        Assert.Equal(2, await db.LetterPapers.CountAsync());
        Assert.Equal(2, await db.DossierEvents.CountAsync(e => e.Kind == DossierEventKind.LetterSigned));
    }

    [Fact]
    public async Task All_of_the_page_are_signed_with_one_button_and_a_second_click_signs_nothing_again()
    {
        var letters = await WaitingAsync(3);
        var deputy = await office.SignInAsync("phochutich");
        var page = await deputy.GetAsync(Queue);
        await deputy.PostAsync(page, Sign, ("All", "true"));
        Assert.Equal(HttpStatusCode.Redirect, (await deputy.PostAsync(page, Sign, ("All", "true"))).StatusCode);

        Assert.Equal("3 phiếu đã được ký trước đó (số 01–03).", (await deputy.GetAsync(Queue)).QuerySelector(".message[role=status]")!.TextContent);
        await using var db = office.Database.Open();
        Assert.Equal([1, 2, 3], (await NumbersAsync(db, letters)).Order());
        Assert.Equal(3, await db.LetterPapers.CountAsync());
        Assert.Equal(3, await db.Set<NumberBook>().Where(b => b.Book == NumberBook.Letters).Select(b => b.Last).SingleAsync());
    }

    [Fact]
    public async Task Two_who_sign_the_same_letters_at_once_give_each_one_number_without_a_hole()
    {
        var letters = await WaitingAsync(8);
        var (chairman, deputy) = (await office.SignInAsync("chutich"), await office.SignInAsync("phochutich"));
        var (first, second) = (await chairman.GetAsync(Queue), await deputy.GetAsync(Queue));
        await Task.WhenAll(chairman.PostAsync(first, Sign, ("All", "true")), deputy.PostAsync(second, Sign, ("All", "true")));

        await using var db = office.Database.Open();
        Assert.Equal(Enumerable.Range(1, 8), (await NumbersAsync(db, letters)).Select(n => n!.Value).Order());
        Assert.Equal(8, await db.LetterPapers.CountAsync());
        Assert.Equal(8, await db.Set<NumberBook>().Where(b => b.Book == NumberBook.Letters).Select(b => b.Last).SingleAsync());
    }

    [Fact]
    public async Task Nothing_ticked_is_said_and_who_may_not_sign_has_no_button_and_is_refused()
    {
        var letters = await WaitingAsync(1);
        var chairman = await office.SignInAsync("chutich");
        var page = await chairman.GetAsync(Queue);
        await chairman.PostAsync(page, Sign);
        Assert.Contains("Chưa chọn phiếu nào để ký", (await chairman.GetAsync(Queue)).QuerySelector(".message[role=alert]")!.TextContent, StringComparison.Ordinal);

        var supervisor = await office.SignInAsync("vanphong");
        var list = await supervisor.GetAsync(Queue);
        Assert.Null(list.QuerySelector("form#sign"));
        var token = list.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await supervisor.Client.PostAsync(new Uri(Sign, UriKind.Relative), new FormUrlEncodedContent([new("Picks", $"{letters[0].Id}-{letters[0].Version}-1"), new("__RequestVerificationToken", token)]));
        Assert.Contains("NĐ 30/2020 Đ13 k2", (await supervisor.GetAsync(Queue)).QuerySelector(".message[role=alert]")!.TextContent, StringComparison.Ordinal);
        await using var db = office.Database.Open();
        Assert.Equal([null], await NumbersAsync(db, letters));
    }

    async Task<List<ApologyLetter>> WaitingAsync(int count)
    {
        await using var db = office.Database.Open();
        var letters = new List<ApologyLetter>();
        for (var i = 0; i < count; i++) letters.Add(await ReasonedLetterAsync(db));
        return letters;
    }

    static async Task<List<int?>> NumbersAsync(MotCuaDb db, List<ApologyLetter> letters)
    {
        var numbers = await db.ApologyLetters.AsNoTracking().ToDictionaryAsync(l => l.Id, l => l.Number);
        return letters.ConvertAll(l => numbers[l.Id]);
    }
}

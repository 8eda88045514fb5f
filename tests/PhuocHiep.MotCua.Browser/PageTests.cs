using static Microsoft.Playwright.Assertions;

namespace PhuocHiep.MotCua.Browser;

/// <summary>The pages that the loop does not pass, and the counter without scripts.</summary>
public sealed class PageTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task The_citizens_pages_and_the_catalogue_are_clean()
    {
        var citizen = await chromium.EnterAsync();
        foreach (var (path, name) in new[] { ("/procedures", "procedures"), ("/procedures/1.001193", "procedure"), ("/sign-in", "sign-in"), ("/apologies/posted", "posted-empty") })
        {
            await citizen.Page.GotoAsync(path);
            await citizen.LookAsync(name);
        }
    }

    [Fact]
    public async Task The_administrators_pages_are_clean()
    {
        var administrator = await chromium.EnterAsync("quantri");
        foreach (var (path, name) in new[] { ("/staff", "staff"), ("/staff/new", "staff-new"), ("/agencies", "agency"), ("/agencies/calendar", "calendar"), ("/password", "password") })
        {
            await administrator.Page.GotoAsync(path);
            await administrator.LookAsync(name);
        }
    }

    [Fact]
    public async Task Intake_works_without_scripts()
    {
        var clerk = await chromium.EnterAsync("motcua", javaScript: false);
        await clerk.Page.GotoAsync("/dossiers/new?q=khai%20sinh");
        await clerk.Page.GetByText("Đăng ký khai sinh", new() { Exact = true }).First.ClickAsync();
        await clerk.Page.FillAsync("[name=ApplicantName]", "Trần Văn Bền");
        await clerk.Page.Locator("[name='Papers[0].IsTicked'][type=checkbox]").CheckAsync();
        await clerk.Page.Locator("main form[action*='/dossiers/new'] button.btn-primary").Last.ClickAsync();
        await Expect(clerk.Page.Locator("h1.code")).ToContainTextAsync("000.99.99.H08-");
    }
}

using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using PhuocHiep.MotCua.Tests;

[assembly: AssemblyFixture(typeof(TestTemplate))]

namespace PhuocHiep.MotCua.Browser;

/// <summary>A real Chromium before the open office. Every page that is looked at is photographed, wide and narrow, and asked by axe-core.</summary>
public sealed class Chromium(TestTemplate template) : IAsyncLifetime
{
    static readonly string Album = Path.Combine(AppContext.BaseDirectory, "screenshots");

    IPlaywright? playwright;
    IBrowser? browser;

    public Office Office { get; } = new(template);

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public async ValueTask InitializeAsync()
    {
        await Office.InitializeAsync();
        Office.UseKestrel(0);
        Office.StartServer();
        Address = Office.ClientOptions.BaseAddress;
        Directory.CreateDirectory(Album);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable(),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        await Office.DisposeAsync();
    }

    /// <summary>A person at a screen of her own. What her browser complains of is kept.</summary>
    public async Task<Person> EnterAsync(string? userName = null, bool javaScript = true)
    {
        var context = await browser!.NewContextAsync(new() { BaseURL = Address.ToString(), Locale = "vi-VN", TimezoneId = "Asia/Ho_Chi_Minh", ViewportSize = new() { Width = 1366, Height = 768 }, JavaScriptEnabled = javaScript });
        var person = new Person(await context.NewPageAsync(), Album);
        if (userName is not null) await person.SignInAsync(userName);
        return person;
    }

    static string Executable() =>
        new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("No Chromium found: ./ops/test installs it.");
}

/// <summary>One person's browser.</summary>
public sealed class Person
{
    readonly string album;

    public Person(IPage page, string album)
    {
        Page = page;
        this.album = album;
        page.Console += (_, message) =>
        {
            if (message.Type == "error") Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];

    public async Task SignInAsync(string userName)
    {
        await Page.GotoAsync("/sign-in");
        await Page.FillAsync("[name=UserName]", userName);
        await Page.FillAsync("[name=Password]", Db.FirstOfficers.DemonstrationPassword);
        await Page.Locator("main form button").First.ClickAsync();
        await Assertions.Expect(Page.Locator(".who-name")).ToBeVisibleAsync();
    }

    /// <summary>Photographs the page wide and narrow; axe-core must find nothing, nothing may stick out sideways, nothing be complained of.</summary>
    public async Task LookAsync(string name)
    {
        foreach (var (width, height) in new[] { (1366, 768), (390, 844) })
        {
            await Page.SetViewportSizeAsync(width, height);
            await PhotographAsync(Path.Combine(album, $"{name}-{width}.png"));
            var found = await Page.RunAxe();
            Assert.True(found.Violations.Length == 0, $"{name} at {width}: " + string.Join("; ", found.Violations.Select(v => $"{v.Id}: {v.Help} [{string.Join(", ", v.Nodes.Take(3).Select(n => n.Target))}]")));
            Assert.True(await Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{name} sticks out sideways at {width}");
        }
        await Page.SetViewportSizeAsync(1366, 768);
        Assert.Empty(Complaints);
    }

    /// <summary>Chromium on a crowded machine at times gives no picture and gives it when asked again; that says nothing of the page.</summary>
    async Task PhotographAsync(string path)
    {
        for (var asked = 1; ; asked++)
        {
            try
            {
                await Page.ScreenshotAsync(new() { Path = path, FullPage = true });
                return;
            }
            catch (PlaywrightException no) when (asked < 5 && no.Message.Contains("Unable to capture screenshot", StringComparison.Ordinal))
            {
            }
        }
    }
}

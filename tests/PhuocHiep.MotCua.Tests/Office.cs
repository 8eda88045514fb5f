using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NodaTime.Testing;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Db;
using PhuocHiep.MotCua.Forecasts;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Reminders;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Seals;
using PhuocHiep.MotCua.Tests.Messages;
using PhuocHiep.MotCua.Web;

namespace PhuocHiep.MotCua.Tests;

/// <summary>
/// The whole office open for a test: the site over HTTP on a database of its own, with a clock that the test moves. No Hangfire: a test
/// runs the rounds itself.
/// </summary>
public sealed class Office(TestTemplate template) : WebApplicationFactory<Schedule>, IAsyncLifetime
{
    public TestDatabase Database { get; } = new(template);

    /// <summary>Tuesday 6 August 2024, 09:00, the day of letter 134/UBND-VP.</summary>
    public FakeClock Clock { get; } = new(Given.At(2024, 8, 6, 9));

    public ValueTask InitializeAsync() => Database.InitializeAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>What Hangfire would wake, at the time that the clock shows.</summary>
    public async Task RunRoundsAsync()
    {
        await using var db = Database.Open();
        await new ReminderRound(db, Clock, Settings).RunAsync();
        await new ApologyRound(db, Clock).RunAsync();
        await new LateNoticeRound(db, Clock, Settings).RunAsync();
        await new FiguresRound(db, Clock).RunAsync();
        await new SealRound(db, Clock).RunAsync();
        await new ForecastRound(db, Clock).RunAsync();
        await new ReconcileRound(db, Clock).RunAsync();
        await new InspectionRound(db, Clock, Settings, NullLogger<InspectionRound>.Instance).RunAsync();
        await new DigestRound(db, Clock, Settings).RunAsync();
        await new Postman(db, Clock, Settings).RunAsync();
    }

    /// <summary>Text messages and Zalo are connected: to be said before the doors open.</summary>
    public bool IsEverywhere { get; set; }

    public Settings Settings => IsEverywhere ? Database.Everywhere() : Database.Settings();

    /// <summary>A citizen: nobody signed in; redirects are not followed.</summary>
    public Visitor Citizen() => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }));

    /// <summary>One of <see cref="FirstOfficers"/>, signed in through the door.</summary>
    public async Task<Visitor> SignInAsync(string userName)
    {
        var visitor = Citizen();
        var page = await visitor.GetAsync("/sign-in");
        var answer = await visitor.PostAsync(page, "/sign-in", ("UserName", userName), ("Password", FirstOfficers.DemonstrationPassword));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return visitor;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton(Settings);
            services.AddSingleton<IClock>(Clock);
        });
    }
}

/// <summary>A browser without pictures: reads pages, fills forms in.</summary>
public sealed class Visitor(HttpClient client)
{
    static readonly HtmlParser Parser = new();

    public HttpClient Client => client;

    /// <summary>The page at the address, which must be there.</summary>
    public async Task<IHtmlDocument> GetAsync(string path)
    {
        var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {(int)answer.StatusCode}");
        return await ReadAsync(answer);
    }

    /// <summary>Sends the form of the page that goes to this address, by itself or by one of its buttons: its own fields, those given instead or besides; a null takes a field away.</summary>
    public Task<HttpResponseMessage> PostAsync(IHtmlDocument page, string action, params (string Name, string? Value)[] fields)
    {
        var form = page.QuerySelectorAll<IHtmlFormElement>("form").FirstOrDefault(f => f.Method == "post" && f.QuerySelectorAll("[formaction]").Select(b => b.GetAttribute("formaction")).Prepend(f.GetAttribute("action")).Any(a => PathOf(a) == PathOf(action)))
            ?? throw new Xunit.Sdk.XunitException($"The page has no form that goes to {action}.");
        var sent = Fields(form).Where(f => fields.All(given => given.Name != f.Key)).ToList();
        sent.AddRange(fields.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value!)));
        return client.PostAsync(new Uri(action, UriKind.Relative), new FormUrlEncodedContent(sent));
    }

    static string PathOf(string? address) => new Uri(new Uri("http://x"), address ?? "").AbsolutePath;

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) => Parser.ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>What the form would send if nobody touched it.</summary>
    static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        foreach (var element in form.QuerySelectorAll("input, select, textarea").Where(e => e.HasAttribute("name") && !e.IsDisabled()))
        {
            var name = element.GetAttribute("name")!;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } choice when !choice.IsChecked:
                    break;
                case IHtmlInputElement input:
                    yield return new(name, input.Value);
                    break;
                case IHtmlSelectElement select:
                    yield return new(name, select.Value ?? "");
                    break;
                case IHtmlTextAreaElement area:
                    yield return new(name, area.Value);
                    break;
            }
        }
    }
}

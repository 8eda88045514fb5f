using System.Net;
using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>The door is shut by default: every route by every role, against the list of who may.</summary>
public sealed class DoorTests(Office office) : IClassFixture<Office>
{
    const string Everyone = "everyone";
    const string SignedIn = "motcua chuyenmon vanphong quantri";
    const string Desk = "motcua chuyenmon vanphong";
    const string Counter = "motcua vanphong";
    const string Experts = "chuyenmon vanphong";
    const string Supervisor = "vanphong";
    const string Administrator = "quantri";

    /// <summary>Each route of the site and who may come in. A new route that is not listed here fails the test.</summary>
    static readonly Dictionary<string, string> Doors = new()
    {
        ["GET /"] = Everyone,
        ["POST /lookup"] = Everyone,
        ["GET /lookup"] = Everyone,
        ["GET /lookup/{token}"] = Everyone,
        ["GET /lookup/{token}/reminders"] = Everyone,
        ["POST /lookup/{token}/reminders"] = Everyone,
        ["POST /lookup/{token}/reminders/one-click"] = Everyone,
        ["GET /sign-in"] = Everyone,
        ["POST /sign-in"] = Everyone,
        ["POST /sign-out"] = SignedIn,
        ["GET /password"] = SignedIn,
        ["POST /password"] = SignedIn,
        ["GET /procedures"] = Everyone,
        ["GET /procedures/{code}"] = Everyone,
        ["GET /procedures/search"] = Counter,
        ["GET /apologies/posted"] = Everyone,
        ["GET /apologies/genuine/{token}"] = Everyone,
        ["GET /apologies/templates"] = Supervisor,
        ["GET /apologies/templates/{cause}"] = Supervisor,
        ["POST /apologies/templates/{cause}"] = Supervisor,
        ["GET /apologies/templates/{cause}/preview"] = Supervisor,
        ["POST /apologies/templates/{cause}/preview"] = Supervisor,
        ["GET /apologies/templates/{cause}/preview.pdf"] = Supervisor,
        ["POST /apologies/templates/{cause}/preview.pdf"] = Supervisor,
        ["GET /apologies"] = Desk,
        ["GET /apologies/{id:long}"] = Desk,
        ["GET /apologies/{id:long}/letter.pdf"] = Desk,
        ["GET /apologies/{id:long}/letter-a5.pdf"] = Desk,
        ["GET /apologies/{id:long}/reason"] = Experts,
        ["POST /apologies/{id:long}/reason"] = Experts,
        ["GET /apologies/{id:long}/signature"] = Supervisor,
        ["POST /apologies/{id:long}/signature"] = Supervisor,
        ["GET /apologies/{id:long}/hand-over"] = Desk,
        ["POST /apologies/{id:long}/hand-over"] = Desk,
        ["GET /apologies/{id:long}/delivery-slip"] = Desk,
        ["GET /apologies/{id:long}/delivery-slip.pdf"] = Desk,
        ["GET /apologies/delivery-slips.pdf"] = Desk,
        ["GET /apologies/papers.pdf"] = Desk,
        ["GET /apologies/{id:long}/posting"] = Supervisor,
        ["POST /apologies/{id:long}/posting"] = Supervisor,
        ["GET /apologies/{id:long}/return"] = Supervisor,
        ["POST /apologies/{id:long}/return"] = Supervisor,
        ["GET /apologies/{id:long}/follow-up"] = Experts,
        ["POST /apologies/{id:long}/follow-up"] = Experts,
        ["GET /apologies/{id:long}/discard"] = Experts,
        ["POST /apologies/{id:long}/discard"] = Experts,
        ["GET /apologies/{id:long}/take-down"] = Supervisor,
        ["POST /apologies/{id:long}/take-down"] = Supervisor,
        ["GET /apologies/postings"] = Supervisor,
        ["POST /apologies/postings"] = Supervisor,
        ["GET /apologies/signatures"] = Supervisor,
        ["POST /apologies/signatures"] = Supervisor,
        ["GET /kpi"] = Supervisor,
        ["GET /kpi/apologies/{cause}/{step}"] = Supervisor,
        ["GET /kpi/apologies/infringements"] = Supervisor,
        ["GET /kpi/quality-index"] = Supervisor,
        ["GET /kpi/changed-dates"] = Supervisor,
        ["GET /kpi/changed-dates.xlsx"] = Supervisor,
        ["GET /kpi/seals"] = Supervisor,
        ["GET /kpi/seals/breaches/{id:long}/review"] = Supervisor,
        ["POST /kpi/seals/breaches/{id:long}/review"] = Supervisor,
        ["GET /kpi/custody"] = Supervisor,
        ["GET /kpi/fields"] = Supervisor,
        ["GET /kpi/forecast"] = Supervisor,
        ["GET /wall"] = Counter,
        ["GET /kpi/differences"] = Supervisor,
        ["GET /kpi/frozen"] = Supervisor,
        ["GET /kpi/frozen/{from}/{to}"] = Supervisor,
        ["POST /kpi/frozen/{from}/{to}"] = Supervisor,
        ["GET /kpi/rounds"] = "vanphong quantri",
        ["GET /kpi/{id}/{part}"] = Supervisor,
        ["GET /targets"] = Supervisor,
        ["GET /targets/{id}"] = Supervisor,
        ["POST /targets/{id}"] = Supervisor,
        ["GET /targets/{id}/withdrawal"] = Supervisor,
        ["POST /targets/{id}/withdrawal"] = Supervisor,
        ["GET /evidence/{id:long}"] = Supervisor,
        ["GET /commitments"] = Supervisor,
        ["GET /commitments/new"] = Supervisor,
        ["POST /commitments/new"] = Supervisor,
        ["GET /commitments/figures/{item}"] = Supervisor,
        ["POST /commitments/figures/{item}"] = Supervisor,
        ["GET /commitments/{id:long}"] = Supervisor,
        ["GET /commitments/{id:long}/due-date"] = Supervisor,
        ["POST /commitments/{id:long}/due-date"] = Supervisor,
        ["GET /commitments/{id:long}/responsible"] = Supervisor,
        ["POST /commitments/{id:long}/responsible"] = Supervisor,
        ["GET /commitments/{id:long}/completion"] = Supervisor,
        ["POST /commitments/{id:long}/completion"] = Supervisor,
        ["GET /commitments/{id:long}/report"] = Supervisor,
        ["POST /commitments/{id:long}/report"] = Supervisor,
        ["GET /commitments/{id:long}/reopening"] = Supervisor,
        ["POST /commitments/{id:long}/reopening"] = Supervisor,
        ["GET /commitments/{id:long}/withdrawal"] = Supervisor,
        ["POST /commitments/{id:long}/withdrawal"] = Supervisor,
        ["GET /reports"] = Supervisor,
        ["GET /reports/ii06a"] = Supervisor,
        ["GET /reports/ii06a.pdf"] = Supervisor,
        ["GET /reports/ii06a.xlsx"] = Supervisor,
        ["GET /reports/ii06a/{column:int}"] = Supervisor,
        ["GET /reports/apologies"] = Supervisor,
        ["GET /reports/apologies.pdf"] = Supervisor,
        ["GET /reports/apologies.xlsx"] = Supervisor,
        ["GET /reports/ratings"] = Supervisor,
        ["GET /reports/ratings.pdf"] = Supervisor,
        ["GET /reports/ratings.xlsx"] = Supervisor,
        ["GET /reports/ratings/{column:int}"] = Supervisor,
        ["GET /reports/inspection"] = Supervisor,
        ["POST /reports/inspection"] = Supervisor,
        ["GET /reports/inspection/{id:long}"] = Supervisor,
        ["GET /reports/inspection/{id:long}/file"] = Supervisor,
        ["POST /reports/inspection/{id:long}/restart"] = Supervisor,
        ["POST /reports/inspection/{id:long}/drop"] = Supervisor,
        ["GET /reports/register.csv"] = Supervisor,
        ["GET /reports/register.xlsx"] = Supervisor,
        ["GET /dossiers"] = Desk,
        ["POST /dossiers/search"] = Desk,
        ["GET /dossiers/search"] = Desk,
        ["GET /dossiers/holder"] = Desk,
        ["POST /dossiers/holder"] = Desk,
        ["GET /dossiers/holder/{id:long}"] = Desk,
        ["GET /dossiers/holder/{id:long}.pdf"] = Desk,
        ["GET /dossiers/new"] = Counter,
        ["POST /dossiers/new"] = Counter,
        ["GET /dossiers/{code}"] = Desk,
        ["GET /dossiers/{code}/receipt"] = Desk,
        ["GET /dossiers/{code}/receipt.pdf"] = Desk,
        ["GET /dossiers/{code}/control-slip"] = Desk,
        ["GET /dossiers/{code}/control-slip.pdf"] = Desk,
        ["GET /dossiers/{code}/supplement-request/{id:long}"] = Desk,
        ["GET /dossiers/{code}/supplement-request/{id:long}.pdf"] = Desk,
        ["GET /dossiers/{code}/refusal-slip"] = Desk,
        ["GET /dossiers/{code}/refusal-slip.pdf"] = Desk,
        ["GET /dossiers/{code}/result-slip"] = Desk,
        ["GET /dossiers/{code}/result-slip.pdf"] = Desk,
        ["GET /dossiers/{code}/extension-notice"] = Desk,
        ["GET /dossiers/{code}/extension-notice.pdf"] = Desk,
        ["GET /dossiers/{code}/stop-notice"] = Desk,
        ["GET /dossiers/{code}/stop-notice.pdf"] = Desk,
        ["GET /dossiers/register"] = Counter,
        ["GET /dossiers/register.pdf"] = Counter,
        ["GET /dossiers/register.xlsx"] = Counter,
        ["GET /dossiers/morning-sheet"] = Desk,
        ["GET /dossiers/morning-sheet.pdf"] = Desk,
        ["GET /submissions/{id:long}/completion-request"] = Counter,
        ["GET /submissions/{id:long}/completion-request.pdf"] = Counter,
        ["GET /submissions/{id:long}/refusal-slip"] = Counter,
        ["GET /submissions/{id:long}/refusal-slip.pdf"] = Counter,
        ["GET /dossiers/{code}/result"] = Experts,
        ["POST /dossiers/{code}/result"] = Experts,
        ["GET /dossiers/{code}/hand-over"] = Counter,
        ["POST /dossiers/{code}/hand-over"] = Counter,
        ["GET /dossiers/{code}/withdrawal"] = Counter,
        ["POST /dossiers/{code}/withdrawal"] = Counter,
        ["GET /dossiers/{code}/payment"] = Counter,
        ["POST /dossiers/{code}/payment"] = Counter,
        ["GET /dossiers/{code}/refund"] = Counter,
        ["POST /dossiers/{code}/refund"] = Counter,
        ["GET /dossiers/{code}/fee"] = Counter,
        ["POST /dossiers/{code}/fee"] = Counter,
        ["GET /dossiers/{code}/payment-reference"] = Counter,
        ["POST /dossiers/{code}/payment-reference"] = Counter,
        ["GET /dossiers/{code}/visit"] = Counter,
        ["POST /dossiers/{code}/visit"] = Counter,
        ["GET /payments"] = Counter,
        ["GET /procedures/{code}/law"] = "vanphong quantri",
        ["POST /procedures/{code}/law"] = "vanphong quantri",
        ["GET /procedures/{code}/fees"] = "vanphong quantri",
        ["POST /procedures/{code}/fees"] = "vanphong quantri",
        ["GET /dossiers/{code}/holder"] = Desk,
        ["POST /dossiers/{code}/holder"] = Desk,
        ["GET /dossiers/{code}/loss"] = Desk,
        ["POST /dossiers/{code}/loss"] = Desk,
        ["GET /dossiers/{code}/result-error"] = Desk,
        ["POST /dossiers/{code}/result-error"] = Desk,
        ["GET /dossiers/{code}/correction"] = Experts,
        ["POST /dossiers/{code}/correction"] = Experts,
        ["GET /dossiers/{code}/supplement-request"] = Desk,
        ["POST /dossiers/{code}/supplement-request"] = Desk,
        ["GET /dossiers/{code}/supplement"] = Counter,
        ["POST /dossiers/{code}/supplement"] = Counter,
        ["GET /dossiers/{code}/suspension"] = Experts,
        ["POST /dossiers/{code}/suspension"] = Experts,
        ["GET /dossiers/{code}/resumption"] = Experts,
        ["POST /dossiers/{code}/resumption"] = Experts,
        ["GET /dossiers/{code}/extension"] = Experts,
        ["POST /dossiers/{code}/extension"] = Experts,
        ["GET /dossiers/{code}/stop"] = Experts,
        ["POST /dossiers/{code}/stop"] = Experts,
        ["GET /dossiers/{code}/opinion-request"] = Experts,
        ["POST /dossiers/{code}/opinion-request"] = Experts,
        ["GET /dossiers/{code}/opinion"] = Experts,
        ["POST /dossiers/{code}/opinion"] = Experts,
        ["GET /submissions"] = Counter,
        ["GET /submissions/{id:long}"] = Counter,
        ["GET /submissions/{id:long}/send-back"] = Counter,
        ["POST /submissions/{id:long}/send-back"] = Counter,
        ["GET /submissions/{id:long}/refusal"] = Counter,
        ["POST /submissions/{id:long}/refusal"] = Counter,
        ["GET /dossiers/{code}/documents"] = Desk,
        ["POST /dossiers/{code}/documents"] = Desk,
        ["GET /dossiers/{code}/documents/{id:long}"] = Desk,
        ["GET /dossiers/{code}/documents/{id:long}/withdrawal"] = Desk,
        ["POST /dossiers/{code}/documents/{id:long}/withdrawal"] = Desk,
        ["GET /dossiers/{code}/documents/reuse"] = Desk,
        ["POST /dossiers/{code}/documents/reuse"] = Desk,
        ["GET /dossiers/{code}/result-file"] = Experts,
        ["POST /dossiers/{code}/result-file"] = Experts,
        ["GET /staff"] = Administrator,
        ["GET /staff/roster"] = SignedIn,
        ["POST /staff/roster"] = Supervisor,
        ["GET /staff/roster/repeat"] = Supervisor,
        ["POST /staff/roster/repeat"] = Supervisor,
        ["GET /staff/roster/absence"] = Supervisor,
        ["POST /staff/roster/absence"] = Supervisor,
        ["POST /staff/roster/absence/{id:int}/end"] = Supervisor,
        ["GET /staff/new"] = Administrator,
        ["POST /staff/new"] = Administrator,
        ["GET /staff/{id:int}"] = Administrator,
        ["POST /staff/{id:int}"] = Administrator,
        ["GET /staff/{id:int}/password-reset"] = Administrator,
        ["POST /staff/{id:int}/password-reset"] = Administrator,
        ["POST /staff/{id:int}/deactivation"] = Administrator,
        ["POST /staff/{id:int}/activation"] = Administrator,
        ["GET /agencies"] = Administrator,
        ["POST /agencies"] = Administrator,
        ["GET /agencies/calendar"] = SignedIn,
    };

    [Fact]
    public void Every_route_is_listed_with_who_may()
    {
        var actions = office.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<ControllerActionDescriptor>();
        var routes = actions
            .Where(a => a.AttributeRouteInfo?.Template is { } template && !template.StartsWith("error", StringComparison.Ordinal))
            .SelectMany(a => (a.ActionConstraints?.OfType<HttpMethodActionConstraint>().SelectMany(c => c.HttpMethods) ?? ["ANY"]).Select(method => $"{method} /{a.AttributeRouteInfo!.Template!.TrimStart('/')}"))
            .Distinct().Order().ToList();
        Assert.Equal(Doors.Keys.Order(), routes);
    }

    [Fact]
    public async Task Every_route_opens_to_those_who_may_and_to_nobody_else()
    {
        string[] people = ["", "motcua", "chuyenmon", "vanphong", "quantri"];
        foreach (var person in people)
        {
            foreach (var (route, who) in Doors)
            {
                var (method, path) = (route.Split(' ')[0], route.Split(' ')[1]);
                if (path is "/sign-out" or "/password" or "/sign-in") continue;
                var visitor = person.Length == 0 ? office.Citizen() : await SignedInAsync(person);
                using var request = new HttpRequestMessage(new HttpMethod(method), path.Replace("{id:long}", "999999", StringComparison.Ordinal).Replace("{id:int}", "999999", StringComparison.Ordinal)
                    .Replace("{id}", "on-time-rate", StringComparison.Ordinal).Replace("{part}", "missing", StringComparison.Ordinal).Replace("{cause}", "late", StringComparison.Ordinal).Replace("{step}", "missing", StringComparison.Ordinal).Replace("{item}", "766-synced", StringComparison.Ordinal).Replace("{column:int}", "10", StringComparison.Ordinal).Replace("{code}", "khong-co", StringComparison.Ordinal).Replace("{token}", "khong-co", StringComparison.Ordinal));
                var answer = await visitor.Client.SendAsync(request);
                var mayCome = who == Everyone || who.Split(' ').Contains(person);
                var turnedAway = person.Length == 0
                    ? answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/sign-in", StringComparison.Ordinal)
                    : answer.StatusCode == HttpStatusCode.Forbidden;
                // Who may come in meets the page, "not found", or – with a form that carries no token – a refusal of the form (400).
                Assert.True(mayCome != turnedAway, $"{(person.Length == 0 ? "a citizen" : person)} at {route}: {(int)answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task A_form_without_its_token_does_nothing()
    {
        var clerk = await office.SignInAsync("motcua");
        var answer = await clerk.Client.PostAsync(new Uri("/dossiers/new", UriKind.Relative), new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Health_says_that_the_database_answers()
    {
        var citizen = office.Citizen();
        Assert.Equal(HttpStatusCode.OK, (await citizen.Client.GetAsync(new Uri("/healthz/live", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await citizen.Client.GetAsync(new Uri("/healthz/ready", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Every_page_carries_a_strict_policy()
    {
        var answer = await office.Citizen().Client.GetAsync(new Uri("/", UriKind.Relative));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("nosniff", answer.Headers.GetValues("X-Content-Type-Options"));
    }

    readonly Dictionary<string, Visitor> known = [];

    async Task<Visitor> SignedInAsync(string person) => known.TryGetValue(person, out var visitor) ? visitor : known[person] = await office.SignInAsync(person);
}

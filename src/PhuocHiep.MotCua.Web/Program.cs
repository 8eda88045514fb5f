using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Hangfire;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.WebEncoders;
using NodaTime;
using Npgsql;
using OpenTelemetry.Metrics;
using PhuocHiep.MotCua;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

var builder = WebApplication.CreateBuilder(args);
var services = builder.Services;

// The surroundings. Everything below asks for them when it is first used, so that a test can put others in their place.
services.AddSingleton(_ => Settings.FromEnvironment());
services.AddSingleton<IClock>(office => new OfficeClock(office.GetRequiredService<Settings>().Now));
services.AddDbContextPool<MotCuaDb>((office, options) => MotCuaDb.Configure(options, office.GetRequiredService<Settings>().Database));
services.AddOptions<KestrelServerOptions>().Configure(kestrel => kestrel.AddServerHeader = false);

// Standard output is for what other programs read. Neither form fields nor query strings are ever logged.
builder.Logging.ClearProviders().AddSimpleConsole(line => { line.SingleLine = true; line.TimestampFormat = "yyyy-MM-dd HH:mm:ss "; });
builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Hangfire", LogLevel.Warning).AddFilter("OpenTelemetry", LogLevel.Warning);
// What fails is said once, by the page, the job or the start that asked; what is caught (a form sent twice) is no failure.
builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical).AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical);
// Whoever asks for the state of health is told it; asked every few seconds, it would fill the log.
builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
// The keys lie in a folder of the program's own user; there is no certificate to wrap them with.
builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

// Who is there. The door is shut by default: a public controller says that it is one.
services.AddIdentityCore<Officer>(OfficerCookie.Configure)
    .AddEntityFrameworkStores<MotCuaDb>().AddSignInManager().AddClaimsPrincipalFactory<OfficerClaims>().AddErrorDescriber<IdentityWords>();
services.AddScoped<IUserConfirmation<Officer>, OfficerIsActive>();
services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, OfficerCookie.Configure);
services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
services.AddDataProtection().SetApplicationName("motcua");
services.AddOptions<KeyManagementOptions>().Configure<Settings, ILoggerFactory>((keys, settings, log) =>
    keys.XmlRepository = new FileSystemXmlRepository(Directory.CreateDirectory(settings.KeysFolder), log));
services.AddSingleton<KeptForms>();
services.AddRateLimiter(RateLimits.Configure);

// The pages.
services.Configure<ForwardedHeadersOptions>(proxy => proxy.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
services.Configure<RequestLocalizationOptions>(culture =>
{
    culture.SetDefaultCulture(VietnamTime.Culture.Name).AddSupportedCultures(VietnamTime.Culture.Name).AddSupportedUICultures(VietnamTime.Culture.Name);
    culture.RequestCultureProviders.Clear();
});
services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
services.Configure<RazorViewEngineOptions>(views => views.ViewLocationExpanders.Add(new ViewsInTheirRooms()));
services.Configure<CookieTempDataProviderOptions>(said => said.Cookie.Name = Saying.Cookie);
services.AddScoped<Masthead>();
services.AddControllersWithViews(mvc =>
{
    mvc.Filters.Add<AutoValidateAntiforgeryTokenAttribute>();
    mvc.Filters.Add<PasswordFirst>();
    mvc.Filters.Add<SaidNo>();
    mvc.Filters.Add<FormOfAnotherSession>();
    mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
    mvc.ModelBindingMessageProvider.SetAttemptedValueIsInvalidAccessor((value, _) => $"Không đọc được “{value}”.");
    mvc.ModelBindingMessageProvider.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"Không đọc được “{value}”.");
    mvc.ModelBindingMessageProvider.SetValueMustNotBeNullAccessor(_ => "Chưa chọn.");
    mvc.ModelBindingMessageProvider.SetValueIsInvalidAccessor(value => $"Không đọc được “{value}”.");
}).AddJsonOptions(json => json.JsonSerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All))
    .AddViewOptions(views => views.HtmlHelperOptions.ClientValidationEnabled = false);

// Watching, and what happens when nobody presses a button.
services.AddHealthChecks().AddCheck<DatabaseIsReady>("database").AddCheck<NothingIsSilent>("alarms");
services.AddOpenTelemetry().WithMetrics(metrics => metrics
    .AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddMeter("Npgsql").AddMeter(Gauges.Meter).AddPrometheusExporter());
services.AddHostedService<Gauges>();
services.AddHangfire(Schedule.Configure);
services.AddSingleton<Schedule>();
services.AddHostedService(office => office.GetRequiredService<Schedule>());

var app = builder.Build();
var inTest = app.Environment.IsEnvironment("Testing");
Settings settings;
try
{
    settings = app.Services.GetRequiredService<Settings>();
}
catch (RuleViolation e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = VietnamTime.Culture;

app.UseForwardedHeaders();
app.Use(SecurityHeaders.AddAsync);
app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error", SuppressDiagnosticsCallback = _ => true });
app.UseStatusCodePagesWithReExecute("/error/{0}");
app.Use(LoopbackOnly.CheckAsync);
if (settings.Role != ProcessRole.Worker)
    app.UseStaticFiles(new StaticFileOptions
    {
        // A file asked for by its version never changes; the others are asked for again after a day.
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "public, max-age=86400",
    });
app.UseRouting();
app.UseRequestLocalization();
app.UseRateLimiter();
app.UseAuthentication();
app.UseAuthorization();

app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
app.MapHealthChecks("/healthz/ready", new HealthCheckOptions { ResponseWriter = NothingIsSilent.WriteAsync }).AllowAnonymous();
app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous();
if (settings.Role != ProcessRole.Worker)
{
    app.MapControllers();
    app.MapHangfireDashboard("/jobs", Schedule.Dashboard).RequireAuthorization(policy => policy.RequireRole(nameof(Role.Administrator)));
}
app.MapFallback("/{**path}", () => Results.NotFound()).AllowAnonymous();

if (!inTest)
{
    app.Urls.Add(settings.ListensAt.ToString());
    app.Lifetime.ApplicationStarted.Register(() => Console.Out.WriteLine($"Ready: {settings.ListensAt.ToString().TrimEnd('/')}"));
}
try
{
    await app.RunAsync();
    return 0;
}
catch (IOException e) when (e.InnerException is AddressInUseException)
{
    Console.Error.WriteLine($"Không mở được {settings.ListensAt}: cổng này đang được một chương trình khác dùng.");
    return 1;
}
catch (NpgsqlException e)
{
    Console.Error.WriteLine($"Không dùng được cơ sở dữ liệu: {e.Message}");
    return 1;
}

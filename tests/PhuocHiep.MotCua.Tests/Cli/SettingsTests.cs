using System.Net;
using System.Net.Sockets;
using PhuocHiep.MotCua.Messages;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Cli;

public sealed class SettingsTests
{
    const string Database = "Host=/tmp;Username=motcua;Database=motcua";

    [Fact]
    public void What_is_not_said_is_as_the_contract_says()
    {
        var settings = From();

        Assert.Equal((new Uri("http://127.0.0.1:5080"), Path.GetFullPath(".data"), Database), (settings.Url, settings.Data, settings.Database));
        Assert.Equal((null, null, ProcessRole.All, false), (settings.Smtp, settings.Now, settings.Role, settings.IsProduction));
    }

    [Fact]
    public void What_is_said_is_read()
    {
        var settings = From(
            ("MOTCUA_URL", "https://motcua.example"), ("MOTCUA_DATA", "/srv/motcua/"), ("MOTCUA_SMTP", "smtps://user:pass@mail.example:465"),
            ("MOTCUA_NOW", "2024-08-12T08:00:00+07:00"), ("MOTCUA_ROLE", "worker"));

        Assert.Equal(("motcua.example", "/srv/motcua/", "/srv/motcua/mail"), (settings.Url.Host, settings.Data, settings.MailFolder));
        Assert.Equal(("smtps", 465, Monday, ProcessRole.Worker), (settings.Smtp!.Scheme, settings.Smtp.Port, settings.Now, settings.Role));
    }

    [Fact]
    public void Files_have_a_size_and_an_antivirus_only_where_it_is_said()
    {
        var unsaid = From();
        Assert.Equal((20L << 20, null), (unsaid.LargestFile, unsaid.Clamav));

        var said = From(("MOTCUA_MAX_FILE_MB", "5"), ("MOTCUA_CLAMAV", "clamav.example:3310"), ("MOTCUA_DATA", "/srv/motcua"));
        Assert.Equal((5L << 20, 50L << 20, new DnsEndPoint("clamav.example", 3310), "/srv/motcua/documents"), (said.LargestFile, said.LargestUpload, said.Clamav, said.DocumentsFolder));
        Assert.Equal(new UnixDomainSocketEndPoint("/run/clamav/clamd.ctl"), From(("MOTCUA_CLAMAV", "/run/clamav/clamd.ctl")).Clamav);
    }

    [Theory]
    [InlineData("MOTCUA_MAX_FILE_MB", "0")]
    [InlineData("MOTCUA_MAX_FILE_MB", "101")]
    [InlineData("MOTCUA_MAX_FILE_MB", "1.5")]
    [InlineData("MOTCUA_CLAMAV", "clamav.example")]
    [InlineData("MOTCUA_CLAMAV", "clamav.example:0")]
    [InlineData("MOTCUA_CLAMAV", "clamav.example:3310/x")]
    public void Of_files_nonsense_is_refused(string variable, string text) => Assert.Contains(variable, Assert.Throws<RuleViolation>(() => From((variable, text))).Message, StringComparison.Ordinal);

    [Fact]
    public void Blank_is_not_said() => Assert.Equal((ProcessRole.All, null), (From(("MOTCUA_ROLE", " "), ("MOTCUA_NOW", "")).Role, From(("MOTCUA_NOW", "")).Now));

    [Fact]
    public void A_connection_string_that_cannot_be_read_is_not_repeated() =>
        Assert.DoesNotContain("secret", Assert.Throws<RuleViolation>(() => From(("MOTCUA_DATABASE", "Host=x;Pasword=secret"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://ai-do:mat-khau@mail.example")]
    [InlineData("smtp://ai-do:mat-khau@")]
    [InlineData("ai-do:mat-khau@mail.example:25")]
    public void A_mail_server_that_cannot_be_read_is_not_repeated(string text)
    {
        var said = Assert.Throws<RuleViolation>(() => From(("MOTCUA_SMTP", text))).Message;
        Assert.Contains("MOTCUA_SMTP", said, StringComparison.Ordinal);
        Assert.DoesNotContain("mat-khau", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_channel_is_connected_where_its_folder_is_said_and_nowhere_else()
    {
        Assert.Equal((MessageChannel.Email, null, null), (From().Channels, From().SmsFolder, From().CarrierOf(MessageChannel.Sms)));

        var said = From(("MOTCUA_SMS", "/srv/sms/"), ("MOTCUA_ZALO", "zalo"));
        Assert.Equal(("/srv/sms/", Path.GetFullPath("zalo"), MessageChannel.Email | MessageChannel.Sms | MessageChannel.Zalo), (said.SmsFolder, said.ZaloFolder, said.Channels));
    }

    [Fact]
    public void In_production_the_clock_stays_and_elsewhere_it_may_be_moved()
    {
        Assert.Throws<RuleViolation>(() => From(("ASPNETCORE_ENVIRONMENT", "Production"), ("MOTCUA_NOW", "2024-08-12T08:00:00+07:00")));
        Assert.True(From(("ASPNETCORE_ENVIRONMENT", "Production")).IsProduction);
        Assert.Equal(Monday, From(("ASPNETCORE_ENVIRONMENT", "Development"), ("MOTCUA_NOW", "2024-08-12T01:00:00Z")).Now);
    }

    [Fact]
    public void A_moved_clock_starts_there_and_ticks_on()
    {
        var clock = new OfficeClock(Monday);
        var (first, second) = (clock.GetCurrentInstant(), clock.GetCurrentInstant());

        Assert.InRange(first, Monday, Monday + NodaTime.Duration.FromMinutes(1));
        Assert.True(second >= first);
    }

    static Settings From(params (string Name, string Value)[] variables) =>
        Settings.From(name => variables.FirstOrDefault(v => v.Name == name).Value ?? (name == "MOTCUA_DATABASE" ? Database : null));
}

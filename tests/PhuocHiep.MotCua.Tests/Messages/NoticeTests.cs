using Microsoft.EntityFrameworkCore;
using MimeKit;
using NodaTime;
using NodaTime.Testing;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Supplements;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Messages;

/// <summary>What an applicant is told, on which channels, and never twice.</summary>
public sealed class NoticeTests(TestTemplate template) : OwnDatabase(template)
{
    const string Applicant = "huong@example.vn";

    const MessageChannel All = MessageChannel.Email | MessageChannel.Sms | MessageChannel.Zalo;

    [Fact]
    public async Task Who_hands_in_is_told_on_the_channels_he_chose_once_however_often_the_form_is_sent()
    {
        await using var db = Database.Open();
        var application = Application(email: Applicant) with { NotifyBy = All };
        var dossier = await ReceiveAsync(db, application);
        Assert.Equal(dossier.Id, (await ReceiveAsync(db, application)).Id);

        var messages = await db.OutgoingMessages.OrderBy(m => m.Id).ToListAsync();
        Assert.Equal(
            [$"received-{dossier.Id}@motcua.phuochiep.example", $"received-{dossier.Id}-sms@motcua.phuochiep.example", $"received-{dossier.Id}-zalo@motcua.phuochiep.example"],
            messages.Select(m => m.MessageId));
        Assert.Equal([Applicant, "0905123456", "0905123456"], messages.Select(m => m.To));
        Assert.All(messages, m => Assert.Equal((MessageKind.Received, (long?)dossier.Id, Tuesday), (m.Kind, m.DossierId, m.NextAttemptAt)));

        var mail = messages[0];
        Assert.Equal($"Đã tiếp nhận hồ sơ {dossier.Code}", mail.Subject);
        Assert.Contains("Hẹn trả kết quả: 17 giờ 00 phút, ngày 09 tháng 8 năm 2024.", mail.Body, StringComparison.Ordinal);
        Assert.EndsWith($"http://motcua.phuochiep.example/lookup/{dossier.LookupToken}/reminders", mail.Body, StringComparison.Ordinal);
        Assert.Equal(
            $"UBND xã Phước Hiệp: đã tiếp nhận hồ sơ {dossier.Code}, hẹn trả kết quả 17 giờ 00, 09/08/2024. Xem: http://motcua.phuochiep.example/lookup/{dossier.LookupToken}" +
            $" Thôi nhắn tin: http://motcua.phuochiep.example/lookup/{dossier.LookupToken}/reminders", messages[1].Body);
    }

    [Theory]
    [InlineData(MessageChannel.None, 0)]
    [InlineData(MessageChannel.Email, 0)] // There is no address.
    [InlineData(All, 0)] // Neither text messages nor Zalo are connected.
    public async Task Where_nothing_leads_to_him_nothing_is_written(MessageChannel chosen, int messages)
    {
        await using var db = Database.Open();
        await new Intake(db, Database.Settings()).ReceiveAsync(Application() with { NotifyBy = chosen }, await ClerkAsync(db), Tuesday);

        Assert.Equal(messages, await db.OutgoingMessages.CountAsync());
    }

    [Fact]
    public async Task A_telephone_is_never_told_who_or_what_for()
    {
        await using var db = Database.Open();
        var dossier = await ReceiveAsync(db, Application(email: Applicant) with { NotifyBy = All });
        var (agency, settings, officer) = (await AgencyAsync(db), Database.Everywhere(), await ExpertAsync(db));
        var supplement = dossier.RequestSupplement(SupplementStage.Appraisal, SupplementFault.Applicant, "Bản sao hộ chiếu của mẹ", "Thiếu", null, await MotCua.Agencies.AgencyCalendar.CalendarAsync(db, agency), officer, Tuesday);
        List<OutgoingMessage> said =
        [
            .. DossierNotices.Received(dossier, agency, settings, Tuesday), .. DossierNotices.Ready(dossier, agency, settings, Friday), .. DossierNotices.Late(dossier, agency, settings, Monday),
            .. DossierNotices.SupplementRequested(dossier, supplement, agency, settings, Tuesday), .. DossierNotices.Extended(dossier, Tuesday, "Xác minh", agency, settings, Tuesday),
        ];

        Assert.Equal((15, 15), (said.Count, said.Select(m => m.MessageId).Distinct().Count()));
        Assert.All(said.Where(m => m.Channel != MessageChannel.Email), m =>
        {
            Assert.StartsWith("UBND xã Phước Hiệp: ", m.Body, StringComparison.Ordinal);
            Assert.Contains(dossier.Code, m.Body, StringComparison.Ordinal);
            foreach (var secret in new[] { "Hường", "052190000123", "0905123456", Applicant, "hôn nhân", "hộ chiếu" }) Assert.DoesNotContain(secret, m.Body, StringComparison.OrdinalIgnoreCase);
        });
        // Only what is no duty can be stopped.
        Assert.All(said, m => Assert.Equal(m.Kind.IsReminder(), m.Body.Contains("/reminders", StringComparison.Ordinal)));
        Assert.Contains("Giờ làm việc: 07 giờ 00 đến 11 giờ 30 và 13 giờ 30 đến 17 giờ 00, các ngày làm việc.", said.Single(m => m is { Kind: MessageKind.Ready, Channel: MessageChannel.Email }).Body, StringComparison.Ordinal);
        Assert.Contains("giấy tiếp nhận hồ sơ và hẹn trả kết quả", said.Single(m => m is { Kind: MessageKind.Ready, Channel: MessageChannel.Email }).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_brought_in_from_elsewhere_or_withdrawn_is_reminded_of_nothing()
    {
        await using var db = Database.Open();
        await RegisterAsync(db, $"""
            code,procedure_code,channel,applicant_name,email,received_at,due_at,completed_at,outcome
            so-cu-1,1.004873,counter,A,{Applicant},2024-08-01T08:00:00+07:00,2024-08-05T17:00:00+07:00,,
            """, Tuesday);
        await db.Database.ExecuteSqlAsync($"update dossiers set notify_by = 'Email'");
        var imported = await db.Dossiers.Include(d => d.Procedure).SingleAsync();
        var withdrawn = await ReceiveAsync(db, Application(email: Applicant) with { NotifyBy = All });
        withdrawn.Withdraw("Không cần nữa", await ClerkAsync(db), Tuesday);
        await db.SaveChangesAsync();
        var (agency, settings) = (await AgencyAsync(db), Database.Everywhere());

        Assert.Empty(DossierNotices.Ready(imported, agency, settings, Friday));
        Assert.Empty(DossierNotices.Ready(withdrawn, agency, settings, Friday));
        Assert.Equal(0, await LateAsync(db, Monday));
        // What waited for the post when the dossier was withdrawn does not go any more.
        Assert.Equal(new PostRound(0, 0), await Database.RoundAsync(settings, Tuesday));
        Assert.Equal(3, await db.OutgoingMessages.CountAsync(m => m.GivenUpAt != null && m.SentAt == null && m.LastError == "Hồ sơ đã rút hoặc dừng giải quyết"));
    }

    [Fact]
    public async Task Who_stopped_the_reminders_hears_only_what_the_law_has_the_office_say()
    {
        await using var db = Database.Open();
        var dossier = await ReceiveAsync(db, Application(email: Applicant) with { NotifyBy = All });
        dossier.StopReminders(Tuesday + Duration.FromMinutes(1));
        dossier.StopReminders(Tuesday + Duration.FromMinutes(2));
        await db.SaveChangesAsync();
        var (agency, settings) = (await AgencyAsync(db), Database.Everywhere());

        // What was written before he stopped them does not go either.
        Assert.Equal(new PostRound(0, 0), await Database.RoundAsync(settings, Tuesday + Duration.FromMinutes(3)));
        Assert.Equal(["Người nộp đã thôi nhận tin nhắc"], await db.OutgoingMessages.Where(m => m.GivenUpAt != null).Select(m => m.LastError).Distinct().ToListAsync());
        Assert.Empty(Letterbox.Files(settings.SmsFolder));
        Assert.Empty(DossierNotices.Ready(dossier, agency, settings, Friday));
        Assert.Equal(0, await LateAsync(db, Monday));
        Assert.Equal(3, DossierNotices.Extended(dossier, Tuesday, "Xác minh", agency, settings, Tuesday).Count());
        var line = await db.DossierEvents.SingleAsync(e => e.Kind == DossierEventKind.RemindersStopped);
        Assert.Equal(("Người nộp", null, Tuesday + Duration.FromMinutes(1)), (line.By, line.OfficerId, line.At));

        // The round has let go of what it read.
        dossier = await db.Dossiers.Include(d => d.Procedure).SingleAsync();
        dossier.ResumeReminders(Friday);
        dossier.ResumeReminders(Friday);
        await db.SaveChangesAsync();
        Assert.Equal(1, await db.DossierEvents.CountAsync(e => e.Kind == DossierEventKind.RemindersResumed));
        Assert.Equal(3, DossierNotices.Ready(dossier, agency, settings, Friday).Count());
    }

    [Fact]
    public async Task Who_is_late_and_has_no_signed_letter_is_told_so_once_and_by_day()
    {
        await using var db = Database.Open();
        var dossier = await ReceiveAsync(db, Application(email: Applicant) with { NotifyBy = All });
        Assert.Equal(0, await LateAsync(db, At(2024, 8, 9, 23, 30)));
        Assert.Equal(0, await LateAsync(db, At(2024, 8, 10, 0, 5)));
        Assert.Equal(0, await LateAsync(db, At(2024, 8, 10, 6, 55)));

        var told = await Database.AtOnceAsync(2, (other, _) => LateAsync(other, At(2024, 8, 10, 7)));
        Assert.Equal([0, 1], told.Order());
        Assert.Equal(0, await LateAsync(db, Monday));

        var late = await db.OutgoingMessages.Where(m => m.MessageId.StartsWith("late-")).OrderBy(m => m.Id).ToListAsync();
        Assert.Equal([$"late-{dossier.Id}@motcua.phuochiep.example", $"late-{dossier.Id}-sms@motcua.phuochiep.example", $"late-{dossier.Id}-zalo@motcua.phuochiep.example"], late.Select(m => m.MessageId));
        Assert.Contains("Phiếu xin lỗi và hẹn lại ngày trả kết quả sẽ được gửi", late[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_a_signed_letter_is_told_by_the_letter_alone()
    {
        await using var db = Database.Open();
        await ReceiveAsync(db, Application(email: Applicant) with { NotifyBy = All });
        await SignAsync(db, Monday);

        Assert.Equal(0, await LateAsync(db, Monday));
        Assert.Equal(3, await db.OutgoingMessages.CountAsync(m => m.LetterId != null));
    }

    [Fact]
    public async Task A_signed_letter_goes_by_mail_and_a_telephone_hears_of_it_but_only_the_mail_is_sending()
    {
        await using var db = Database.Open();
        var dossier = await ReceiveAsync(db, Application(email: Applicant) with { NotifyBy = All });
        dossier.StopReminders(Tuesday);
        var letter = await SignAsync(db, Monday);
        Assert.Equal(
            [$"letter-{letter.Id}@motcua.phuochiep.example", $"letter-{letter.Id}-sms@motcua.phuochiep.example", $"letter-{letter.Id}-zalo@motcua.phuochiep.example"],
            await db.OutgoingMessages.Where(m => m.LetterId == letter.Id).OrderBy(m => m.Id).Select(m => m.MessageId).ToListAsync());

        var settings = Database.Everywhere(Letterbox.NobodyListens());
        await Database.RoundAsync(settings, Monday);
        var sms = Assert.Single(Letterbox.Files(settings.SmsFolder));
        var text = await File.ReadAllTextAsync(Path.Combine(settings.SmsFolder!, sms));
        Assert.Contains($"UBND xã Phước Hiệp xin lỗi Ông/Bà vì không trả đúng hẹn kết quả giải quyết hồ sơ {dossier.Code}: hẹn lại ngày 16 tháng 8 năm 2024. Phiếu xin lỗi số 01/PXL-UBND. Xem: http://motcua.phuochiep.example/lookup/{dossier.LookupToken}\"", text, StringComparison.Ordinal);
        Assert.Null(await SentAtAsync(letter.Id));

        await using var server = await MailServer.OpenAsync();
        await Database.RoundAsync(Database.Everywhere(server.Address), Monday + Duration.FromHours(1));
        Assert.Equal("phieu-xin-loi.pdf", ((MimePart)Assert.Single(Assert.Single(server.Inbox, m => m.MessageId!.StartsWith("letter-", StringComparison.Ordinal)).Attachments)).FileName);
        Assert.Equal(Monday + Duration.FromHours(1), await SentAtAsync(letter.Id));
    }

    [Fact]
    public async Task A_letter_withdrawn_in_time_is_sent_nowhere()
    {
        await using var db = Database.Open();
        await ReceiveAsync(db, Application(email: Applicant) with { NotifyBy = All });
        await SignAsync(db, At(2024, 8, 9, 9));
        (await db.Dossiers.SingleAsync()).Complete(Outcome.Granted, null, false, null, await ExpertAsync(db), At(2024, 8, 9, 10));
        await db.SaveChangesAsync();
        await new ApologyRound(db, new FakeClock(At(2024, 8, 9, 10, 5))).RunAsync();

        var settings = Database.Everywhere();
        await Database.RoundAsync(settings, At(2024, 8, 9, 10, 6));

        Assert.DoesNotContain(Letterbox.Files(settings.SmsFolder), name => name.StartsWith("letter-", StringComparison.Ordinal));
        Assert.DoesNotContain(Letterbox.Files(settings.MailFolder), name => name.StartsWith("letter-", StringComparison.Ordinal));
        await using var after = Database.Open();
        Assert.Equal(3, await after.OutgoingMessages.CountAsync(m => m.LetterId != null && m.GivenUpAt != null && m.SentAt == null));
    }

    [Fact]
    public async Task A_reminder_by_mail_has_the_button_of_mail_programs_where_the_site_has_https_and_a_letter_never()
    {
        await using var db = Database.Open();
        var dossier = await ReceiveAsync(db, Application(email: Applicant) with { NotifyBy = MessageChannel.Email });
        await SignAsync(db, Monday);
        await using var server = await MailServer.OpenAsync();
        await Database.RoundAsync(Database.Settings(server.Address) with { Url = new("https://motcua.phuochiep.example") }, Monday);

        var reminder = server.Inbox.Single(m => m.MessageId!.StartsWith("received-", StringComparison.Ordinal));
        Assert.Equal($"<https://motcua.phuochiep.example/lookup/{dossier.LookupToken}/reminders/one-click>", reminder.Headers["List-Unsubscribe"]);
        Assert.Equal(("List-Unsubscribe=One-Click", "auto-generated"), (reminder.Headers["List-Unsubscribe-Post"], reminder.Headers["Auto-Submitted"]));
        Assert.Null(server.Inbox.Single(m => m.MessageId!.StartsWith("letter-", StringComparison.Ordinal)).Headers["List-Unsubscribe"]);
    }

    async Task<Dossier> ReceiveAsync(MotCuaDb db, Application application) => await new Intake(db, Database.Everywhere()).ReceiveAsync(application, await ClerkAsync(db), Tuesday);

    Task<int> LateAsync(MotCuaDb db, Instant now) => new LateNoticeRound(db, new FakeClock(now), Database.Everywhere()).RunAsync();

    /// <summary>Drafted by the round, reasoned and signed at that time, with Friday 16/8/2024 as the new day.</summary>
    async Task<ApologyLetter> SignAsync(MotCuaDb db, Instant now)
    {
        await new ApologyRound(db, new FakeClock(now)).RunAsync();
        var agency = await AgencyAsync(db);
        var letter = await db.ApologyLetters.SingleAsync();
        letter.GiveReason(DelayReason.OtherAgency, "Chờ kết quả xác minh", new(2024, 8, 16), "Bộ phận Một cửa", await MotCua.Agencies.AgencyCalendar.CalendarAsync(db, agency), await ExpertAsync(db), now);
        await db.SaveChangesAsync();
        return (await new Signing(db, Database.Everywhere()).SignAsync(letter.Id, seen: null, await ChairmanAsync(db), now))!;
    }

    async Task<Instant?> SentAtAsync(long letterId)
    {
        await using var db = Database.Open();
        return await db.ApologyLetters.Where(l => l.Id == letterId).Select(l => l.SentAt).SingleAsync();
    }
}

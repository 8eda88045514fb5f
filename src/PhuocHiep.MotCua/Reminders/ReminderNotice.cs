using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Reminders;

/// <summary>What an officer is told in one message: how it stands and the codes, nothing of a person.</summary>
static class ReminderNotice
{
    /// <summary>How many codes a message lists of one stage.</summary>
    const int Listed = 50;

    /// <param name="key">Names the message: the same one is never written twice.</param>
    public static OutgoingMessage Of(Officer officer, Agency agency, IReadOnlyList<(ReminderStage Stage, Standing Dossier)> reminders, Settings settings, string key, Instant now) =>
        OutgoingMessage.Notice(agency.Id, officer.Email!, $"{reminders.Count} hồ sơ cần xử lý", $"""
            Kính gửi Ông/Bà {officer.FullName},

            Lúc {now.Text()}, các hồ sơ sau cần Ông/Bà xử lý hoặc đôn đốc:
            {string.Join('\n', reminders.GroupBy(r => r.Stage).OrderByDescending(of => of.Key).Select(of => Part(of.Key, [.. of.Select(r => r.Dossier)])))}

            Mở danh sách: {new Uri(settings.Url, "/dossiers")}

            {agency.Name}
            """.ReplaceLineEndings("\n"), settings.Url.Host, now, key);

    static string Part(ReminderStage stage, IReadOnlyList<Standing> dossiers)
    {
        var lines = dossiers.Take(Listed).Select(d => $"- {d.Code}, hẹn trả {d.DueAt.Text()}");
        var more = dossiers.Count > Listed ? $"\n- và {dossiers.Count - Listed} hồ sơ khác" : "";
        return $"\n{stage.Text()} ({dossiers.Count}):\n{string.Join('\n', lines)}{more}";
    }
}

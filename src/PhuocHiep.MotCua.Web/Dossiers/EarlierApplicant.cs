using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Messages;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Somebody who handed in a dossier before, as written down the last time.</summary>
public sealed record EarlierApplicant(long DossierId, string Name, LocalDate? BirthOn, string? IdentityNumber, string? Phone, string? Email, string? Address, Origin Origin, MessageChannel NotifyBy, Instant? NoRemindersSince)
{
    public const int Shortest = 3;

    const int Most = 8;

    /// <summary>The newest dossiers among which the people are told apart.</summary>
    const int MostRead = 200;

    /// <summary>`Số căn cước ••••••••0123`: enough to tell two people of one name apart.</summary>
    public string? Masked =>
        IdentityNumber is not null ? $"Số căn cước {Mask(IdentityNumber)}"
        : Phone is not null ? $"Điện thoại {Mask(Phone)}"
        : null;

    /// <summary>The channels she chose, none where she stopped the reminders; null where she was never asked.</summary>
    public MessageChannel? Wished => Origin != Origin.Office ? null : NoRemindersSince is null ? NotifyBy : MessageChannel.None;

    /// <summary>What tells her from others, on one line.</summary>
    public string Detail => string.Join(" · ", new[] { BirthOn is null ? null : $"sinh năm {BirthOn.Value.Year}", Masked, Address }.OfType<string>());

    public static IQueryable<EarlierApplicant> Of(IQueryable<Dossier> dossiers) =>
        dossiers.Select(d => new EarlierApplicant(d.Id, d.ApplicantName, d.ApplicantBirthOn, d.IdentityNumber, d.Phone, d.Email, d.Address, d.Origin, d.NotifyBy, d.NoRemindersSince));

    /// <summary>Who has this name, identity number or phone; the last to come first.</summary>
    public static async Task<IReadOnlyList<EarlierApplicant>> FindAsync(IQueryable<Dossier> dossiers, string text, CancellationToken ct)
    {
        var number = Applicant.Digits(text) ?? "";
        // Digits are not looked for in a dossier's code.
        var matching = number.All(char.IsAsciiDigit)
            ? dossiers.Matching(number).Where(d => d.IdentityNumber!.Contains(number) || d.Phone!.Contains(number))
            : dossiers.Matching(text);
        var found = await Of(matching.OrderByDescending(d => d.ReceivedAt).Take(MostRead)).ToListAsync(ct);
        return [.. found.DistinctBy(a => a.IdentityNumber ?? $"{VietnameseText.Fold(a.Name)} {a.Phone}").Take(Most)];
    }

    static string Mask(string number) => number.Length <= 4 ? number : new string('•', number.Length - 4) + number[^4..];
}

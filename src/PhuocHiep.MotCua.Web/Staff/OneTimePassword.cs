using System.Security.Cryptography;

namespace PhuocHiep.MotCua.Web.Staff;

/// <summary>A password given out once, shown once and changed at the first sign-in.</summary>
/// <param name="IsNew">The account was just made; otherwise its password was reset.</param>
public sealed record OneTimePassword(string FullName, string UserName, string Password, bool IsNew)
{
    /// <summary>`k7md-3xqp-92ht`: some 59 bits, without letters that are taken for one another.</summary>
    public static string New()
    {
        var letters = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 12);
        return $"{letters[..4]}-{letters[4..8]}-{letters[8..]}";
    }
}

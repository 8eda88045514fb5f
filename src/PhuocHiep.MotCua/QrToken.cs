using System.Buffers.Text;
using System.Security.Cryptography;

namespace PhuocHiep.MotCua;

/// <summary>What a QR carries instead of a code: cannot be guessed (128 bits) and says nothing about anybody.</summary>
public static class QrToken
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}

namespace PhuocHiep.MotCua.Web.Shared;

/// <summary>A word of ours in an address: `SentInTime` is `sent-in-time`.</summary>
public static class Slug
{
    public static string Of<T>(T value) where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, i) => char.IsUpper(letter) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(letter) : letter.ToString()));

    /// <returns>Null where none is called so.</returns>
    public static T? Named<T>(string slug) where T : struct, Enum => Enum.GetValues<T>().Select(v => (T?)v).FirstOrDefault(v => Of(v!.Value) == slug);
}

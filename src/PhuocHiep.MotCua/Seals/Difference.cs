using NodaTime;

namespace PhuocHiep.MotCua.Seals;

/// <summary>Something that is not as it was sealed.</summary>
/// <param name="Night">In which night it was sealed; null: since the last one.</param>
/// <param name="DossierId">Null: the night itself.</param>
/// <param name="Code">Of the dossier, as it was sealed.</param>
/// <param name="Text">What, in Vietnamese; nothing of a person.</param>
public sealed record Difference(LocalDate? Night, long? DossierId, string? Code, string Text)
{
    /// <summary>`Hồ sơ 000.00.01-240806-0001, đêm 06/08/2024: …`.</summary>
    public override string ToString() => $"{Where}: {Text}.";

    public string Where => (Code, Night) switch
    {
        ({ } code, { } night) => $"Hồ sơ {code}, đêm {night.Text()}",
        ({ } code, null) => $"Hồ sơ {code}",
        (null, { } night) => $"Đêm {night.Text()}",
        _ => "Niêm phong",
    };
}

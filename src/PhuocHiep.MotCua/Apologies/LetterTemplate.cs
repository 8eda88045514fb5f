using NodaTime;

namespace PhuocHiep.MotCua.Apologies;

/// <summary>The words of a letter for one cause, from a day on. Written once and never changed (the database refuses): a new wording is a new row.</summary>
public sealed class LetterTemplate
{
    public int Id { get; init; }

    public int AgencyId { get; init; }

    public ApologyCause Cause { get; init; }

    public LocalDate InForceFrom { get; init; }

    /// <summary>The paragraphs below the addressee, a line each, with placeholders in braces.</summary>
    public string Body { get; init; } = "";

    public Instant WrittenAt { get; init; }

    public int? WrittenById { get; init; }

    public string WrittenBy { get; init; } = "";

    /// <summary>Why it was changed.</summary>
    public string? Note { get; init; }
}

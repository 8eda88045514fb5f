namespace PhuocHiep.MotCua;

/// <summary>The law, or the office's own rule, says no. The message is Vietnamese, for the person who stands there.</summary>
public sealed class RuleViolation : Exception
{
    public RuleViolation(string message) : base(message) { }

    public RuleViolation(string message, string article) : base($"{message} ({article})") => Article = article;

    /// <summary>The article that says so, where there is one.</summary>
    public string? Article { get; }
}

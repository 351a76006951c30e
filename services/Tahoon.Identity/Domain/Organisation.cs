namespace Tahoon.Identity.Domain;

/// <summary>A clinic or company; everything else belongs to one.</summary>
internal sealed class Organisation
{
    public const int LongestName = 120;

    public required Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The language of users who name none: <c>en</c> or <c>ar</c>.</summary>
    public required string DefaultLanguage { get; set; }

    public required DateTime CreatedAt { get; init; }
}

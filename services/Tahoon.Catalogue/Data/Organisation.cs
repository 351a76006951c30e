using Tahoon.Catalogue.Domain;

namespace Tahoon.Catalogue.Data;

/// <summary>What an organisation has settled for all its providers.</summary>
internal sealed class OrganisationSettings
{
    public const int DefaultCancellationCutoffMinutes = 60;

    public required Guid OrganisationId { get; init; }

    /// <summary>A booking can be cancelled until so many minutes before its start.</summary>
    public int CancellationCutoffMinutes { get; set; } = DefaultCancellationCutoffMinutes;

    /// <summary>ISO 4217; what its prices are in.</summary>
    public required string Currency { get; set; }
}

/// <summary>A question that an organisation asks before a first session.</summary>
internal sealed class Question
{
    public required Guid Id { get; init; }

    public required Guid OrganisationId { get; init; }

    /// <summary>The order they are asked in, from 1.</summary>
    public required int Position { get; set; }

    /// <summary><c>single</c>, <c>multiple</c>, <c>scale</c> or <c>text</c>.</summary>
    public required string Kind { get; set; }

    public required LocalText Text { get; set; }

    public List<QuestionOption> Options { get; init; } = [];
}

/// <summary>An answer to choose.</summary>
internal sealed class QuestionOption
{
    public Guid QuestionId { get; init; }

    public required int Position { get; init; }

    public required LocalText Text { get; set; }
}

using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Tahoon.Catalogue.Features.Graph;

/// <summary>
/// A request by the specification "GraphQL over HTTP"; several in one are not taken. Public, as validation is generated for
/// public types only.
/// </summary>
public sealed record GraphRequest
{
    internal const int MaxQuery = 8_000;

    /// <summary>The document.</summary>
    [Required, StringLength(MaxQuery)]
    public string? Query { get; init; }

    /// <summary>Which of the document's operations is meant, where it has several.</summary>
    [StringLength(200)]
    public string? OperationName { get; init; }

    /// <summary>Values of the operation's variables.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Variables { get; init; }

    /// <summary>Reserved by the specification; not looked at.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Extensions { get; init; }
}

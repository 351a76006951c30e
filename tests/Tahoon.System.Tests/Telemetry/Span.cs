using System.Diagnostics;

namespace Tahoon.SystemTests.Telemetry;

/// <summary>A span as a process exported it.</summary>
internal sealed record Span
{
    public required string TraceId { get; init; }

    public required string Id { get; init; }

    /// <summary>Empty where a trace begins.</summary>
    public required string ParentId { get; init; }

    public required string Name { get; init; }

    public required ActivityKind Kind { get; init; }

    /// <summary>The instrumentation that made it.</summary>
    public required string Scope { get; init; }

    public required DateTime Start { get; init; }

    public required bool Failed { get; init; }

    /// <summary>The ids of spans that it names without being below them.</summary>
    public required IReadOnlyList<string> Links { get; init; }

    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    /// <summary>What is said of the process.</summary>
    public required IReadOnlyDictionary<string, string> Resource { get; init; }

    public string Service => Resource["service.name"];

    /// <summary>The replica.</summary>
    public string Instance => Resource["service.instance.id"];

    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute);

    public override string ToString() => $"{Service} {Kind} {Name}";
}

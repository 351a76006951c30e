using System.Text.Json.Nodes;

namespace Tahoon.SecurityTests.Api;

/// <summary>One thing that a request says: a parameter, or a member of the body, however deep.</summary>
/// <param name="Steps">Names and, within lists, numbers; one name for a parameter.</param>
/// <param name="Required">A request without it can't be meant.</param>
internal sealed record Position(Place Place, IReadOnlyList<object> Steps, Shape Shape, bool Required)
{
    /// <summary>The name of the parameter, or of the innermost member that has one.</summary>
    public string Name => Steps.OfType<string>().Last();

    /// <summary>The list's name where this is an item of a list.</summary>
    public bool IsItem => Steps[^1] is int;

    /// <inheritdoc/>
    public override string ToString() => $"{Place} {string.Join('.', Steps)}".ToLowerInvariant() is var text && Place is Place.Body
        ? $"body {string.Join('.', Steps)}"
        : text;

    /// <summary>All positions of an operation; lists have one item.</summary>
    public static IReadOnlyList<Position> Of(Operation operation) =>
    [
        .. operation.Parameters.Select(parameter => new Position(parameter.In, [parameter.Name], parameter.Shape, parameter.Required)),
        .. operation.Body is { } body ? Within(body, []) : [],
    ];

    private static IEnumerable<Position> Within(Shape shape, IReadOnlyList<object> steps)
    {
        foreach (var (name, member) in shape.Properties)
        {
            var position = new Position(Place.Body, [.. steps, name], member, shape.Required.Contains(name));
            yield return position;
            if (member.Items is { } item)
            {
                yield return position with { Steps = [.. position.Steps, 0], Shape = item, Required = true };
                foreach (var inner in Within(item, [.. position.Steps, 0]))
                    yield return inner;
            }

            foreach (var inner in Within(member, position.Steps))
                yield return inner;
        }
    }

    /// <summary>The object or list in <paramref name="body"/> that holds this; null where it is not there.</summary>
    public JsonNode? Parent(JsonNode? body) => Steps.SkipLast(1).Aggregate(body, Step);

    /// <summary>What <paramref name="body"/> has here.</summary>
    public JsonNode? In(JsonNode? body) => Steps.Aggregate(body, Step);

    private static JsonNode? Step(JsonNode? node, object step) => (node, step) switch
    {
        (JsonObject some, string name) => some[name],
        (JsonArray some, int number) when number < some.Count => some[number],
        _ => null,
    };
}

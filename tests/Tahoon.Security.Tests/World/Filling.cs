using System.Text.Json.Nodes;
using Tahoon.SecurityTests.Api;

namespace Tahoon.SecurityTests.World;

/// <summary>Makes valid requests of the document alone.</summary>
internal static class Filling
{
    /// <summary>Of these members one is given, never both.</summary>
    private static readonly (string One, string Other)[] Alternatives = [("userId", "user")];

    /// <summary>An operation's ways to be asked: with all that it takes, one for each alternative, and with no more than it needs.</summary>
    public static IEnumerable<Way> Ways(Operation operation)
    {
        var optional = Position.Of(operation).Where(position => !position.Required).Select(position => position.Name).ToHashSet();
        var (one, other) = Alternatives.FirstOrDefault(
            pair => optional.Contains(pair.One) && operation.Body?.Properties.ContainsKey(pair.Other) is true);
        if (one is null)
            return [new Way(operation, [], Whole: true), new Way(operation, [], Whole: false)];

        return [new Way(operation, [other], Whole: true), new Way(operation, [one], Whole: true)];
    }

    /// <summary>The request that <paramref name="cast"/> is meant by.</summary>
    public static async Task<Draft> FillAsync(this Way way, Cast cast)
    {
        var draft = new Draft(way.Operation);
        if (way.Operation.Body is { } body)
            draft = draft with { Body = await ObjectAsync(way, body, [], cast) };
        foreach (var position in Position.Of(way.Operation).Where(position => position.Place is not Place.Body && (way.Whole || position.Required)))
            if (await ValueAsync(way, position, cast) is { } value)
                draft = draft.With(position, value.ToString());

        return draft;
    }

    private static async Task<JsonNode?> ValueAsync(Way way, Position position, Cast cast) => position.Shape.Type switch
    {
        "object" => await ObjectAsync(way, position.Shape, position.Steps, cast),
        "array" => new JsonArray(await ValueAsync(way, position with { Steps = [.. position.Steps, 0], Shape = position.Shape.Items! }, cast)),
        _ => await Members.Of(way.Operation, position).Value(cast, way.Operation),
    };

    private static async Task<JsonObject> ObjectAsync(Way way, Shape shape, IReadOnlyList<object> steps, Cast cast)
    {
        var made = new JsonObject();

        // a text is in one language at least, and none of them must be
        var least = steps.Count > 0 && shape.Required.Count == 0 ? shape.Properties.Select(member => member.Key).FirstOrDefault() : null;
        foreach (var (name, member) in shape.Properties)
        {
            var required = shape.Required.Contains(name);
            if (way.LeftOut.Contains(name) || !(required || way.Whole || name == least))
                continue;
            if (await ValueAsync(way, new Position(Place.Body, [.. steps, name], member, required), cast) is { } value)
                made[name] = value;
        }

        return made;
    }
}

/// <summary>One way to ask an operation.</summary>
/// <param name="LeftOut">Members that are not given, as others are.</param>
/// <param name="Whole">With all that may be given; else with what must be.</param>
internal sealed record Way(Operation Operation, IReadOnlyList<string> LeftOut, bool Whole)
{
    /// <summary>True where a booked provider would lose its slots by it.</summary>
    public bool ChangesSchedules =>
        Operation.Path.Contains("/schedule", StringComparison.Ordinal) || Operation.Path.Contains("/time-off", StringComparison.Ordinal);

    /// <summary>A question that is sent as a POST.</summary>
    public bool Finds => Operation.IsGraph() || Operation.Path.EndsWith("/search", StringComparison.Ordinal) || Operation.Path.Contains("/get", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"{Operation}{(Whole ? "" : ", no more than needed")}{string.Concat(LeftOut.Select(name => $", without {name}"))}";
}

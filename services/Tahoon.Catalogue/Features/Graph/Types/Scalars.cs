using System.Text.Json;
using GraphQL.Types;
using GraphQLParser.AST;
using Tahoon.Contracts.Json;

namespace Tahoon.Catalogue.Features.Graph.Types;

/// <summary>An opaque identifier. GraphQL leaves it to the service which values are one: ours are texts, never numbers.</summary>
internal sealed class IdentifierType : ScalarGraphType
{
    public IdentifierType() => Name = "ID";

    public override object? ParseLiteral(GraphQLValue value) => Texts.Of(value) is { } text ? text : Refuse(value);

    public override object? ParseValue(object? value) => value is null or string ? value : ThrowValueConversionError(value);

    public override object? Serialize(object? value) => value?.ToString();

    private object? Refuse(GraphQLValue value) => value is GraphQLNullValue ? null : ThrowLiteralConversionError(value);
}

/// <summary>An instant, read as JSON's are.</summary>
internal sealed class InstantType : ScalarGraphType
{
    public InstantType()
    {
        Name = "Instant";
        Description = "ISO 8601 with Z or an offset; written in UTC with Z.";
    }

    public override object? ParseLiteral(GraphQLValue value) => Texts.Of(value) is { } text ? Read(text)
        : value is GraphQLNullValue ? null
        : ThrowLiteralConversionError(value);

    public override object? ParseValue(object? value) => value switch
    {
        null or DateTime => value,
        string text => Read(text),
        _ => ThrowValueConversionError(value),
    };

    private object Read(string text)
    {
        try
        {
            return JsonSerializer.SerializeToElement(text).Deserialize<DateTime>(WireJson.Options);
        }
        catch (JsonException)
        {
            return ThrowValueConversionError(text);
        }
    }
}

internal static class Texts
{
    public static string? Of(GraphQLValue value) => value is GraphQLStringValue text ? (string)text.Value : null;
}

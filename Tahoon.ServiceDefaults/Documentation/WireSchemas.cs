using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tahoon.Contracts.Ids;

namespace Tahoon.ServiceDefaults.Documentation;

/// <summary>Schemas as the wire has them, where our converters hide it from the framework.</summary>
internal static class WireSchemas
{
    private const string NullableReference = "x-is-nullable-property";

    public static Task CorrectAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (IsId(type))
            BecomeId(schema);
        else if (type == typeof(DateTime))
            BecomeInstant(schema, mayBeNull: context.JsonPropertyInfo is { IsGetNullable: true });
        else if (type.IsEnum)
            schema.Type ??= JsonSchemaType.String;
        else if (context.JsonTypeInfo.ElementType is { } element && IsId(element) && schema.Items is null)
            BecomeId((OpenApiSchema)(schema.Items = new OpenApiSchema()));
        else if (type.IsAssignableTo(typeof(ProblemDetails)))
            AddOwnMembers(schema);

        if (context.JsonPropertyInfo is { } property && IsRequired(property))
            Deny(schema);
        if (context.JsonTypeInfo.Kind is JsonTypeInfoKind.Object)
            schema.Required?.ExceptWith(context.JsonTypeInfo.Properties.Where(IsLeftOutWhenNull).Select(member => member.Name));
        return Task.CompletedTask;
    }

    private static bool IsId(Type type) =>
        type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IPublicId<>));

    private static void BecomeId(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.String;
        schema.Properties?.Clear();
        schema.Description ??= "An opaque identifier.";
    }

    private static void BecomeInstant(OpenApiSchema schema, bool mayBeNull)
    {
        schema.Type = mayBeNull ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        schema.Format = "date-time";
    }

    private static void AddOwnMembers(OpenApiSchema schema)
    {
        schema.Properties ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        schema.Properties["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Stable, in snake_case." };
        schema.Properties["traceId"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Names the request to the support." };
    }

    // requests are validated after they are read, so what is required there is nullable in the code
    private static void Deny(OpenApiSchema schema)
    {
        schema.Type &= ~JsonSchemaType.Null;
        schema.Metadata?.Remove(NullableReference);
    }

    private static bool IsLeftOutWhenNull(JsonPropertyInfo member) => member.IsGetNullable && !IsRequired(member);

    private static bool IsRequired(JsonPropertyInfo member) =>
        member.AttributeProvider?.IsDefined(typeof(RequiredAttribute), inherit: true) is true;
}

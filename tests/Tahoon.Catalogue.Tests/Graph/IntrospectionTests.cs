using System.Net;
using System.Text.Json.Nodes;
using Tahoon.Catalogue.Tests.Support;

namespace Tahoon.Catalogue.Tests.Graph;

public sealed class IntrospectionTests(CatalogueUnderTest catalogue) : IClassFixture<CatalogueUnderTest>
{
    /// <summary>What the usual tools ask a schema; nine wrappings of a type are the most they look through.</summary>
    private static readonly string Introspection = $$"""
        query IntrospectionQuery {
          __schema {
            description
            queryType { name } mutationType { name } subscriptionType { name }
            types { ...FullType }
            directives { name description locations args { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind name description
          fields(includeDeprecated: true) { name description args { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
          inputFields { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue }
        fragment TypeRef on __Type { kind name {{Wrapped(9)}} }
        """;

    [Fact]
    public async Task The_schema_tells_itself_to_the_usual_tools()
    {
        using var client = catalogue.Clinic();

        var data = await client.AskAsync(Introspection);

        Assert.Contains("SearchRequest", data["__schema"]!["types"].Names());
        Assert.Equal("Query", (string?)data["__schema"]!["queryType"]!["name"]);
        Assert.Null(data["__schema"]!["mutationType"]);
        Assert.Null(data["__schema"]!["subscriptionType"]);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(30)]
    public async Task What_is_nested_more_deeply_is_too_much(int wrappings)
    {
        using var client = catalogue.Clinic();

        await RefusedAsync(client.PostAsync(Introspection.Replace(Wrapped(9), Wrapped(wrappings), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_schema_that_is_told_within_itself_again_and_again_is_too_much()
    {
        using var client = catalogue.Clinic();

        var error = await RefusedAsync(client.PostAsync(
            "{ __schema { types { fields { type { fields { type { fields { type { fields { type { fields { type { fields { name } } } } } } } } } } } } } }"));

        Assert.Contains("complex", (string?)error["message"], StringComparison.Ordinal);
    }

    private static string Wrapped(int times) => times == 0 ? "" : $"ofType {{ kind name {Wrapped(times - 1)} }}";

    private static Task<JsonObject> RefusedAsync(Task<HttpResponseMessage> asking) =>
        GraphCalls.RefusedAsync(asking, HttpStatusCode.UnprocessableEntity, "graphql_too_costly");
}

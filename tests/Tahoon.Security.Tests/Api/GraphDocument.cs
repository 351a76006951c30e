using System.Text.Json.Nodes;

namespace Tahoon.SecurityTests.Api;

/// <summary>
/// What the API's document can not tell of GraphQL: the variables of a document. Ours asks for everything, and has the REST
/// search's body as one variable and a provider's id as the other, so that each of their members is attacked as it is there.
/// </summary>
internal static class GraphDocument
{
    public const string OperationName = "Everything";

    public const string Text = $$"""
        query {{OperationName}}($providerId: ID!, $search: SearchRequest!) {
          provider(providerId: $providerId) {
            providerId name biography gender specialities { id name } languages yearsOfExperience photoUrl
            prices { durationMinutes price { amountMinor currency } }
          }
          providers(search: $search) {
            totalCount nextCursor
            items {
              providerId name gender specialities { id name } languages yearsOfExperience photoUrl fee { amountMinor currency }
              timeZone availableSlots { start end }
            }
          }
          filters { specialities { id name } languages genders sessionDurations feeRange { min max currency } }
        }
        """;

    private const string Path = "/api/v1/graphql", Variables = "variables";

    public static bool IsGraph(this Operation operation) => operation.Path == Path;

    /// <summary>The operation with the variables of the document.</summary>
    public static Operation Complete(Operation operation, JsonObject document)
    {
        if (!operation.IsGraph())
            return operation;

        var variables = new Shape
        {
            Type = "object",
            Properties = new Dictionary<string, Shape>
            {
                ["providerId"] = new() { Type = "string" },
                ["search"] = Shape.Read(document["components"]!["schemas"]!["SearchRequest"], document),
            },
            Required = new HashSet<string> { "providerId", "search" },
        };
        return operation with
        {
            Body = operation.Body is { } body
                ? body with
                {
                    Properties = new Dictionary<string, Shape>(body.Properties) { [Variables] = variables },
                    Required = new HashSet<string>(body.Required) { Variables },
                }
                : null,
            Parameters = [.. operation.Parameters.Select(parameter => parameter with { Required = parameter.Required || parameter.Name is Variables })],
        };
    }
}

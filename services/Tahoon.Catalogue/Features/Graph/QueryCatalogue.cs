using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Tahoon.Catalogue.Domain;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Json;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;
using Tahoon.ServiceDefaults.Validation;

namespace Tahoon.Catalogue.Features.Graph;

/// <summary>
/// <c>POST</c> and <c>GET /api/v1/graphql</c>. What is no GraphQL request at all is a problem as everywhere; from the document on
/// errors are GraphQL's.
/// </summary>
internal static class QueryCatalogue
{
    private const string Path = "/api/v1/graphql";

    private const int MaxBody = 64 * 1024;

    public static void Map(IEndpointRouteBuilder app)
    {
        Describe(app.MapPost(Path, AskAsync), nameof(QueryCatalogue)).WithMetadata(new RequestSizeLimitAttribute(MaxBody));
        Describe(app.MapGet(Path, AskByGetAsync), "QueryCatalogueByGet");
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, string name) => endpoint
        .RequireScope(Scopes.CatalogueRead, CallerKind.User, CallerKind.Provider)
        .Spoken()
        .WithName(name)
        .WithTags("Providers")
        .WithSummary("Search providers, and pick the fields.")
        .WithDescription(
            "GraphQL over HTTP. The same search as POST /api/v1/providers/search; free slots are looked up only where they are asked for. "
            + "A document has a depth and a cost, which grows with the pages that it asks for.")
        .Produces<GraphResponse>(200, GraphAnswer.GraphMediaType, GraphAnswer.JsonMediaType)
        .Produces<GraphResponse>(422, GraphAnswer.GraphMediaType)
        .ProducesProblem(400)
        .ProducesProblem(401)
        .ProducesProblem(403)
        .ProducesProblem(503);

    private static async Task<IResult> AskAsync(
        GraphRequest request, Asking asking, CatalogueGraph graph, CancellationToken cancellation)
    {
        var variables = graph.Read(request.Variables);
        if (variables.Failed)
            return variables.Failure.ToResult();

        using var span = GraphSpans.Begin();
        var result = await graph.AskAsync(request, variables.Value, asking, cancellation);
        span?.Tell(result);
        return new GraphAnswer(result);
    }

    // the attribute is for the document: a parameter that is missing is not validated
    private static async Task<IResult> AskByGetAsync(
        [Required] string? query,
        string? operationName,
        string? variables,
        string? extensions,
        Asking asking,
        CatalogueGraph graph,
        Validity validity,
        CancellationToken cancellation)
    {
        var given = (Variables: ReadMap("variables", variables), Extensions: ReadMap("extensions", extensions));
        if ((given.Variables.Failure ?? given.Extensions.Failure) is { } unreadable)
            return unreadable.ToResult();

        var request = new GraphRequest
        {
            Query = query,
            OperationName = operationName,
            Variables = given.Variables.Value,
            Extensions = given.Extensions.Value,
        };
        return await validity.OfAsync(request, cancellation) is { } invalid
            ? invalid.ToResult()
            : await AskAsync(request, asking, graph, cancellation);
    }

    /// <summary>A map that stands in the query as JSON; to leave it empty is not to give it.</summary>
    private static Result<Dictionary<string, JsonElement>?> ReadMap(string parameter, string? text)
    {
        if (string.IsNullOrEmpty(text))
            return (Dictionary<string, JsonElement>?)null;

        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(text, WireJson.Options);
        }
        catch (JsonException)
        {
            return Failures.Invalid(parameter, "The value is not a JSON object.");
        }
    }
}

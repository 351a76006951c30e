using System.Text.Json;
using GraphQL;
using GraphQL.SystemTextJson;
using Microsoft.Net.Http.Headers;
using Tahoon.Contracts.Json;

namespace Tahoon.Catalogue.Features.Graph;

/// <summary>
/// Writes a result as the specification "GraphQL over HTTP" says: 200 where there is data, the first error's status where nothing
/// was executed. Clients that take <c>application/json</c> only get good answers as that.
/// </summary>
internal sealed class GraphAnswer(ExecutionResult result) : IResult
{
    public const string GraphMediaType = "application/graphql-response+json", JsonMediaType = "application/json";

    /// <summary>A document can have as many errors as it has words.</summary>
    private const int MostErrors = 10;

    private static readonly GraphQLSerializer Serializer =
        new(new JsonSerializerOptions { Converters = { new InstantJsonConverter() } }, new GraphErrors());

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (result.Errors is { Count: > MostErrors } errors)
        {
            result.Errors = [];
            result.Errors.AddRange(errors.Take(MostErrors));
        }

        var (request, response) = (httpContext.Request, httpContext.Response);
        response.StatusCode = result.Executed ? StatusCodes.Status200OK : GraphErrors.Of(result.Errors![0]).Status;
        response.ContentType = result.Executed && Prefers(request, JsonMediaType, GraphMediaType) ? JsonMediaType : GraphMediaType;
        response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        return Serializer.WriteAsync(response.Body, result, httpContext.RequestAborted);
    }

    /// <summary>Of two that are as welcome, or not welcome at all, it is the other.</summary>
    private static bool Prefers(HttpRequest request, string one, string other)
    {
        var ranges = request.GetTypedHeaders().Accept;
        return Welcome(ranges, one) > Welcome(ranges, other);
    }

    /// <summary>The weight that the most specific of the ranges gives a media type.</summary>
    private static double Welcome(IList<MediaTypeHeaderValue> ranges, string type) =>
        (Weight(ranges, type) ?? Weight(ranges, "application/*") ?? Weight(ranges, "*/*")) ?? 0;

    private static double? Weight(IList<MediaTypeHeaderValue> ranges, string range) => ranges
        .Where(given => given.MediaType.Equals(range, StringComparison.OrdinalIgnoreCase))
        .Max(given => (double?)(given.Quality ?? 1));
}

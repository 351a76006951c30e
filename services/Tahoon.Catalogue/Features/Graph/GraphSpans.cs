using System.Diagnostics;
using GraphQL;

namespace Tahoon.Catalogue.Features.Graph;

/// <summary>
/// Spans by OpenTelemetry's conventions for GraphQL servers. The document is not told, as a person may have written in it, and
/// the operation's name, which is the client's, is no part of the span's.
/// </summary>
internal static class GraphSpans
{
    private static readonly ActivitySource Source = new("Tahoon.Catalogue");

    public static Activity? Begin() => Source.StartActivity("GraphQL Operation", ActivityKind.Server);

    public static void Tell(this Activity span, ExecutionResult result)
    {
        if (result.Operation is { } operation)
        {
            var type = operation.Operation.ToString().ToLowerInvariant();
            span.DisplayName = type;
            span.SetTag("graphql.operation.type", type);
            span.SetTag("graphql.operation.name", operation.Name?.StringValue);
        }

        if (result.Errors is [var error, ..])
        {
            span.SetTag("error.type", GraphErrors.Of(error).Code);
            span.SetStatus(ActivityStatusCode.Error);
        }
    }
}

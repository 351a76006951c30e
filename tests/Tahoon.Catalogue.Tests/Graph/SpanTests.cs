using System.Diagnostics;
using System.Net.Http.Json;
using System.Threading.Channels;
using Tahoon.Catalogue.Tests.Support;

namespace Tahoon.Catalogue.Tests.Graph;

public sealed class SpanTests(CatalogueUnderTest catalogue) : IClassFixture<CatalogueUnderTest>
{
    private const string Canary = "qx-canary-of-a-document";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("query Found { providers(search: { text: \"" + Canary + "\", from: \"2026-06-02T00:00:00Z\", to: \"2026-06-05T00:00:00Z\", "
        + "timeZone: \"Asia/Kuwait\", durationMinutes: 30 }) { totalCount } }", "query", "query", "Found", null)]
    [InlineData("{ filters { genders } } # " + Canary, "query", "query", null, null)]
    [InlineData("query None { provider(providerId: \"" + Canary + "\") { name } }", "query", "query", "None", "not_found")]
    [InlineData("{ filters " + Canary + "}", "GraphQL Operation", null, null, "graphql_malformed")]
    public async Task A_span_tells_the_operation_and_its_outcome_and_nothing_of_the_document(
        string query, string name, string? type, string? operation, string? error)
    {
        using var client = catalogue.Clinic();
        var trace = ActivityTraceId.CreateRandom();
        using var spans = new Spans("Tahoon.Catalogue", trace);

        using var request = new HttpRequestMessage(HttpMethod.Post, GraphCalls.Path) { Content = JsonContent.Create(GraphCalls.Body(query)) };
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        using var answer = await client.SendAsync(request, Cancellation);

        var span = await spans.FirstAsync();
        Assert.Equal((name, ActivityKind.Server), (span.DisplayName, span.Kind));
        Assert.Equal(type, span.GetTagItem("graphql.operation.type"));
        Assert.Equal(operation, span.GetTagItem("graphql.operation.name"));
        Assert.Equal(error, span.GetTagItem("error.type"));
        Assert.Equal(error is null ? ActivityStatusCode.Unset : ActivityStatusCode.Error, span.Status);
        Assert.DoesNotContain(Canary, string.Join(' ', span.TagObjects.Select(tag => $"{tag.Value}")), StringComparison.Ordinal);
    }

    /// <summary>The spans of one trace: others go on at the same time.</summary>
    private sealed class Spans : IDisposable
    {
        private readonly Channel<Activity> _heard = Channel.CreateUnbounded<Activity>();
        private readonly ActivityListener _listener;

        public Spans(string source, ActivityTraceId trace)
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = candidate => candidate.Name == source,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = span => _ = span.TraceId == trace && _heard.Writer.TryWrite(span),
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public ValueTask<Activity> FirstAsync() => _heard.Reader.ReadAsync(Cancellation);

        public void Dispose() => _listener.Dispose();
    }
}

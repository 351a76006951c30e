using System.Diagnostics;
using Tahoon.SystemTests.Support;
using Tahoon.SystemTests.Telemetry;
using Xunit;

namespace Tahoon.SystemTests.Scenarios;

/// <summary>By what the processes exported; OpenTelemetry's semantic conventions name what is asked for.</summary>
[Collection(OneSystem.Name)]
public sealed class TraceTests(TracedBooking booking) : IClassFixture<TracedBooking>
{
    /// <summary>Each line is a way down the tree, from a span to one that is somewhere below it.</summary>
    [Theory]
    [InlineData("gateway Server POST", "gateway Client POST", "booking Server POST /api/sessionbooking/booksession")]
    [InlineData("booking Server POST", "booking Client GET", "identity Server GET /internal/users/", "identity Client SELECT Users")]
    [InlineData("booking Server POST", "booking Client GET", "catalogue Server GET /internal/providers/", "catalogue Client SELECT Providers")]
    [InlineData("booking Server POST", "booking Client PUT", "scheduling Server PUT /internal/allocations/", "scheduling Client INSERT Allocations")]
    [InlineData("gateway Server POST", "gateway Client EVAL")]
    [InlineData("booking Server POST", "booking Client INSERT Bookings")]
    [InlineData("booking Server POST", "booking Client INSERT Outbox")]
    [InlineData("booking Server POST", "booking Producer create scheduling", "scheduling Consumer process scheduling", "scheduling Client INSERT Inbox")]
    [InlineData("booking Server POST", "booking Producer create meetings", "booking Consumer process meetings", "booking Internal work Meeting", "booking Client POST /v2/rooms")]
    [InlineData("booking Internal work Meeting", "booking Producer create notifications", "notification Consumer process notifications", "notification Internal work Push", "notification Client POST /v1/projects/development/messages:send")]
    public void One_booking_is_one_trace_from_the_gateway_to_the_partners(params string[] way)
    {
        var spans = booking.Trace.ToDictionary(span => span.Id);

        Assert.True(booking.Trace.Any(span => EndsHere(span, way.Length - 1)), $"{string.Join(" → ", way)} is not in\n{string.Join('\n', booking.Trace.Select(Told).Order())}");

        // the last of the way is this span, and the rest of it is above
        bool EndsHere(Span span, int step) => Told(span).StartsWith(way[step], StringComparison.Ordinal)
            && (step == 0 || Above(span).Any(above => EndsHere(above, step - 1)));

        IEnumerable<Span> Above(Span span)
        {
            while (spans.GetValueOrDefault(span.ParentId) is { } parent)
                yield return span = parent;
        }
    }

    [Fact]
    public void It_begins_once_below_the_client_s_own_span()
    {
        var ids = booking.Trace.Select(span => span.Id).ToHashSet();

        var first = Assert.Single(booking.Trace, span => !ids.Contains(span.ParentId));

        Assert.Equal(("gateway", ActivityKind.Server), (first.Service, first.Kind));
        Assert.NotEmpty(first.ParentId);
    }

    [Fact]
    public void A_batch_of_the_relay_links_to_where_each_of_its_messages_came_to_be()
    {
        var created = booking.All.Where(span => span.Kind is ActivityKind.Producer).ToDictionary(span => span.Id);
        var batches = booking.All.Where(span => span["messaging.operation.type"] is "send").ToList();

        Assert.Contains(batches, batch => batch.Links.Count > 1);
        Assert.All(batches, batch =>
        {
            Assert.Equal(batch["messaging.batch.message_count"], $"{batch.Links.Count}");
            Assert.All(batch.Links, link => Assert.Equal(
                (batch.Service, batch["messaging.destination.name"]), (created[link].Service, created[link]["messaging.destination.name"])));
        });
    }

    [Fact]
    public void What_is_processed_is_the_message_that_was_created()
    {
        var created = booking.Trace.Where(span => span.Kind is ActivityKind.Producer).ToDictionary(span => span.Id);
        var processed = booking.Trace.Where(span => span.Kind is ActivityKind.Consumer).ToList();

        Assert.Equal(["meetings", "notifications", "scheduling"], processed.Select(span => span["messaging.destination.name"]).Distinct().Order());
        Assert.All(processed, span => Assert.Equal(created[span.ParentId]["messaging.message.id"], span["messaging.message.id"]));
    }

    [Theory]
    [InlineData(ActivityKind.Server, "http.request.method", "http.route", "http.response.status_code", "url.path", "url.scheme", "server.address", "server.port")]
    [InlineData(ActivityKind.Client, "http.request.method", "http.response.status_code", "url.full", "server.address", "server.port")]
    [InlineData(ActivityKind.Client, "db.system.name", "db.namespace", "db.operation.name")]
    [InlineData(ActivityKind.Client, "db.query.summary", "db.system.name", "db.query.text")]
    [InlineData(ActivityKind.Producer, "messaging.system", "messaging.operation.name", "messaging.operation.type", "messaging.destination.name", "messaging.message.id")]
    [InlineData(ActivityKind.Consumer, "messaging.system", "messaging.operation.name", "messaging.operation.type", "messaging.destination.name", "messaging.message.id", "server.address", "server.port")]
    [InlineData(ActivityKind.Client, "messaging.system", "messaging.operation.name", "messaging.operation.type", "messaging.destination.name", "messaging.batch.message_count", "server.address", "server.port")]
    public void Every_span_says_what_the_conventions_ask_for(ActivityKind kind, string first, params string[] others)
    {
        // what was cut off as the system stopped has no answer
        var spans = booking.All.Where(span => span.Kind == kind && span[first] is not null && !span.Failed).ToList();

        Assert.NotEmpty(spans);
        Assert.All(spans, span => Assert.All(others, attribute => Assert.True(span[attribute] is { Length: > 0 }, $"{span} has no {attribute}")));
    }

    [Fact]
    public void A_command_of_Redis_is_told_without_what_it_is_about()
    {
        var commands = booking.All.Where(span => span["db.system.name"] is "redis").ToList();

        Assert.Contains(commands, span => span.Service is "gateway");
        Assert.All(commands, span =>
        {
            Assert.Equal(ActivityKind.Client, span.Kind);
            Assert.NotEmpty(span.ParentId);
            Assert.Equal(["127.0.0.1", span["db.operation.name"]], [span["server.address"], span.Name]);
            Assert.True(span["server.port"] is { Length: > 0 });
            Assert.Null(span["db.query.text"]);
        });
        Assert.All(booking.All.Where(span => span["db.system.name"] is { } system and not "redis"), span => Assert.NotNull(span["db.query.text"]));
    }

    /// <summary>What goes out by HTTP has only its method for a name.</summary>
    private static string Told(Span span) => span["url.full"] is { } url ? $"{span} {new Uri(url).AbsolutePath}" : span.ToString();
}

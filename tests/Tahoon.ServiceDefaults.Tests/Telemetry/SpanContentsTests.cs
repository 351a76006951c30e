using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Tahoon.ServiceDefaults.Telemetry;
using Tahoon.ServiceDefaults.Tests.Support;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Telemetry;

public sealed class SpanContentsTests
{
    private const string Canary = "qx-canary-of-a-query";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_client_says_in_its_query_is_in_no_span()
    {
        using var heard = new Spans("Microsoft.AspNetCore");
        await using var host = await DefaultsHost.StartAsync(app => app.MapGet("/asked-things", (string secret) => secret.Length));

        var answer = await host.ClientFor(null).GetAsync($"/asked-things?secret={Canary}", Cancellation);

        Assert.True(answer.IsSuccessStatusCode);
        var span = await heard.FirstAsync(span => span.GetTagItem("url.path") is "/asked-things");
        Assert.Contains(span.TagObjects, tag => tag.Key is "url.query");
        Assert.DoesNotContain(Canary, Spans.Text(span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_in_a_database_are_in_no_span()
    {
        using var heard = new Spans(DatabaseSpans.Name);
        using var file = new ThingsFile();
        await using var context = new ThingsDb(new DbContextOptionsBuilder<ThingsDb>()
            .UseSqlite(file.ConnectionString).AddInterceptors(DatabaseSpans.Instance).Options);
        using var request = new Activity("a request").Start();

        context.Add(new Thing { Id = 1, Name = Canary });
        await context.SaveChangesAsync(Cancellation);
        var name = Canary;
        await context.Things.Where(thing => thing.Name == name).ToListAsync(Cancellation);

        var spans = heard.SoFar.Where(span => span.TraceId == request.TraceId).ToList();
        Assert.Contains(spans, span => span.GetTagItem("db.query.text") is string text && text.Contains("INSERT", StringComparison.Ordinal));
        Assert.All(spans, span => Assert.DoesNotContain(Canary, Spans.Text(span), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""SELECT "b"."Id" FROM "Bookings" AS "b" WHERE "b"."Id" = @id""", "SELECT", "Bookings")]
    [InlineData("SET IMPLICIT_TRANSACTIONS OFF;\nSET NOCOUNT ON;\nINSERT INTO [Outbox] ([EventId]) VALUES (@p0);", "INSERT", "Outbox")]
    [InlineData("""UPDATE "Outbox" AS "o" SET "SentAt" = @now""", "UPDATE", "Outbox")]
    [InlineData("""DELETE FROM "Cells" WHERE "Start" < @then""", "DELETE", "Cells")]
    [InlineData("""SELECT COUNT(*) FROM (SELECT 1 FROM "Users" WHERE "Name" = 'FROM here') AS "t" """, "SELECT", "Users")]
    [InlineData("INSERT INTO Cells (ProviderId) VALUES (@provider)", "INSERT", "Cells")]
    [InlineData("PRAGMA busy_timeout = 5000;", "PRAGMA", null)]
    public void A_statement_is_summed_up_by_what_it_does_and_to_which_table(string text, string operation, string? collection) =>
        Assert.Equal(new Statement(operation, collection), Statement.Of(text));

    private sealed class Spans : IDisposable
    {
        private readonly Channel<Activity> _heard = Channel.CreateUnbounded<Activity>();
        private readonly ActivityListener _listener;

        public Spans(string source)
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = candidate => candidate.Name == source,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = span => _heard.Writer.TryWrite(span),
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public IEnumerable<Activity> SoFar
        {
            get
            {
                while (_heard.Reader.TryRead(out var span))
                    yield return span;
            }
        }

        // a request's span ends after its answer has left
        public ValueTask<Activity> FirstAsync(Func<Activity, bool> wanted) => _heard.Reader.ReadAllAsync(Cancellation).FirstAsync(wanted, Cancellation);

        public static string Text(Activity span) =>
            string.Join('\n', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}").Append(span.DisplayName)
                .Concat(span.Events.SelectMany(happened => happened.Tags.Select(tag => $"{tag.Key}={tag.Value}"))));

        public void Dispose() => _listener.Dispose();
    }
}

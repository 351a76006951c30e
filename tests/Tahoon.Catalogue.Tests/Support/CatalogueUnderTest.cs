using System.Collections.Concurrent;
using System.Net.Http.Json;
using Tahoon.Catalogue.Data;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Internal;
using Tahoon.Contracts.Json;
using Tahoon.Testing;
using Tahoon.Testing.Http;
using Tahoon.Testing.Security;

namespace Tahoon.Catalogue.Tests.Support;

/// <summary>Catalogue over its own database with the demonstration data, and a Scheduling that answers by rule.</summary>
public sealed class CatalogueUnderTest : TestService<Program>
{
    private readonly CatalogueUnderTest? _first;

    public CatalogueUnderTest()
        : base("catalogue-db") => Reset();

    private CatalogueUnderTest(CatalogueUnderTest first)
        : this() => _first = first;

    /// <summary>What Scheduling was asked.</summary>
    internal ConcurrentQueue<AvailabilityQuery> Questions { get; } = new();

    /// <summary>The paths that Scheduling was asked at.</summary>
    internal ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>The free slots of a provider, all of them; by default two, the later the higher its number.</summary>
    internal Func<DemoProvider, IEnumerable<DateTime>> Free { get; set; } = TwoADay;

    /// <summary>The first day of what tests search.</summary>
    internal static DateTime Day { get; } = new(2026, 6, 2, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Lets Scheduling be as it was at first.</summary>
    internal void Reset()
    {
        Questions.Clear();
        Calls.Clear();
        Free = TwoADay;
        Network.Answer("scheduling", AnswerAsync);
    }

    /// <summary>A client of Demo Clinic.</summary>
    internal HttpClient Clinic(string language = "en")
    {
        var client = ClientFor(Callers.Application());
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    /// <summary>A second replica on the same database, with memory and clock of its own.</summary>
    internal async Task<CatalogueUnderTest> ReplicaAsync()
    {
        var replica = new CatalogueUnderTest(this);
        await replica.InitializeAsync();
        return replica;
    }

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        _first is null ? [] : [new("ConnectionStrings:catalogue-db", _first.ConnectionString)];

    protected override Task PrepareAsync(IServiceProvider services) =>
        _first is null ? services.MigrateAsync<CatalogueDb>(demonstration: true) : Task.CompletedTask;

    private static IEnumerable<DateTime> TwoADay(DemoProvider provider) =>
        [Day.AddMinutes(provider.Number * 5), Day.AddMinutes((provider.Number * 5) + 600)];

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        Assert.Equal("Bearer", request.Headers.Authorization?.Scheme);
        Calls.Enqueue(request.RequestUri!.AbsolutePath);
        if (request.RequestUri.AbsolutePath == "/internal/availability/earliest")
            return await EarliestAsync(request, cancellation);

        Assert.Equal("/internal/availability", request.RequestUri.AbsolutePath);
        var query = await request.Content!.ReadFromJsonAsync<AvailabilityQuery>(WireJson.Options, cancellation);
        Questions.Enqueue(query!);
        var known = DemoClinics.Providers.ToDictionary(provider => provider.ProviderId);
        return TestAnswers.Json(new Availability(
        [
            .. query!.ProviderIds
                .Where(id => known.TryGetValue(id, out var provider) && provider.OrganisationId == query.OrganisationId)
                .Select(id => new ProviderAvailability(
                    id, known[id].TimeZone, [.. Free(known[id]).Take(query.MaxPerProvider ?? int.MaxValue)])),
        ]));
    }

    private async Task<HttpResponseMessage> EarliestAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var query = await request.Content!.ReadFromJsonAsync<EarliestQuery>(WireJson.Options, cancellation);
        var first = DemoClinics.Providers
            .Where(provider => provider.OrganisationId == query!.OrganisationId && Free(provider).Any())
            .Select(provider => (provider.ProviderId, (long)(Free(provider).First() - DateTime.UnixEpoch).TotalSeconds)).ToList();
        return TestAnswers.Json(EarliestStarts.Of(first.Count, first));
    }
}

using System.Collections.Concurrent;
using System.Net.Http.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.Catalogue.Data;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Internal;
using Tahoon.Contracts.Json;
using Tahoon.Testing;
using Tahoon.Testing.Http;
using Tahoon.Testing.Security;

namespace Tahoon.Catalogue.Tests.Support;

/// <summary>Catalogue over its own database with the demonstration data, and a Scheduling that answers by rule.</summary>
internal sealed class CatalogueUnderTest : TestService<CatalogueCache>
{
    public CatalogueUnderTest()
        : base("catalogue-db") => Network.Answer("scheduling", AnswerAsync);

    /// <summary>What Scheduling was asked.</summary>
    internal ConcurrentQueue<AvailabilityQuery> Questions { get; } = new();

    /// <summary>The free slots of a provider, all of them; by default two, the later the higher its number.</summary>
    internal Func<DemoProvider, IEnumerable<DateTime>> Free { get; set; } = provider =>
        [Day.AddMinutes(provider.Number * 5), Day.AddMinutes((provider.Number * 5) + 600)];

    /// <summary>The first day of what tests search.</summary>
    internal static DateTime Day { get; } = new(2026, 6, 2, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>A client of Demo Clinic.</summary>
    internal HttpClient Clinic(string language = "en")
    {
        var client = ClientFor(Callers.Application());
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    protected override Task PrepareAsync() => Services.MigrateAsync<CatalogueDb>(demonstration: true);

    protected override void Replace(IServiceCollection services) =>
        services.AddLogging(logging => logging.ClearProviders());

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        Assert.Equal("/internal/availability", request.RequestUri!.AbsolutePath);
        Assert.Equal("Bearer", request.Headers.Authorization?.Scheme);
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
}

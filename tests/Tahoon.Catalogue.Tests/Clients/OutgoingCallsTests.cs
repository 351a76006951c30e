using Tahoon.Catalogue.Tests.Support;
using Tahoon.Testing.Http;

namespace Tahoon.Catalogue.Tests.Clients;

public sealed class OutgoingCallsTests
{
    private static readonly string[] Known = ["ISchedulingApi", "service-tokens", "JwksDocument"];

    [Fact]
    public async Task Every_client_is_bounded_and_repeats_only_what_may_be()
    {
        await using var service = new CatalogueUnderTest();
        await service.InitializeAsync();
        var clients = OutgoingCalls.ClientsOf(service.Services);

        Assert.All(Known, known => Assert.Contains(clients, client => client.Contains(known, StringComparison.Ordinal)));
        Assert.Empty(await OutgoingCalls.FlawsAsync(service.Services));
    }
}

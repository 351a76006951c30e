using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.Contracts.Internal;
using Tahoon.Contracts.Json;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing;
using Tahoon.Testing.Http;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Security;

public sealed class ServiceTokensTests
{
    [Fact]
    public async Task A_service_asks_in_the_name_that_discovery_knows_it_by_and_with_its_own_secret()
    {
        ServiceTokenCommand? asked = null;
        var network = new TestNetwork();
        network.Answer("identity", async (request, token) =>
        {
            asked = await request.Content!.ReadFromJsonAsync<ServiceTokenCommand>(WireJson.Options, token);
            return TestAnswers.Json(new ServiceToken("a-token", 3600));
        });
        await using var host = await DefaultsHost.StartAsync(_ => { }, network: network);

        var token = await host.Services.GetRequiredService<IServiceTokens>().GetAsync(TestContext.Current.CancellationToken);

        Assert.Equal("a-token", token);
        Assert.Equal(new ServiceTokenCommand("defaults", TestTokens.ServiceSecret), asked);
    }
}

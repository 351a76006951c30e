using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tahoon.Booking.Clients;
using Tahoon.Contracts;
using Tahoon.Contracts.Internal;
using Tahoon.Contracts.Json;
using Tahoon.ServiceDefaults;
using Tahoon.ServiceDefaults.Http;
using Tahoon.Testing.Http;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.Booking.Tests.Clients;

public sealed class InternalApisTests
{
    private static readonly Guid Provider = Guid.CreateVersion7();
    private static readonly Guid Organisation = Guid.CreateVersion7();

    [Fact]
    public async Task An_internal_call_carries_the_services_token_and_brings_the_answer()
    {
        var network = new TestNetwork();
        string? authorization = null;
        network.Answer("catalogue", request =>
        {
            authorization = request.Headers.Authorization?.Scheme;
            var offer = new ProviderOffer(Provider, Organisation, "Dr. A", [new SessionPrice(30, new Money(5_000, "EUR"))], 60);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(offer, options: WireJson.Options) };
        });
        await using var app = Build(network);

        using var answer = await app.Services.GetRequiredService<ICatalogueApi>()
            .GetOfferAsync(Provider, Organisation, TestContext.Current.CancellationToken);

        Assert.Equal("Dr. A", answer.Content?.Name);
        Assert.Equal("Bearer", authorization);
        var asked = Assert.Single(network.Asked);
        Assert.Equal($"/internal/providers/{Provider}?organisationId={Organisation}", asked.Address.PathAndQuery);
    }

    [Fact]
    public async Task Every_internal_client_can_be_made()
    {
        await using var app = Build(new TestNetwork());

        Assert.NotNull(app.Services.GetRequiredService<IIdentityApi>());
        Assert.NotNull(app.Services.GetRequiredService<ICatalogueApi>());
        Assert.NotNull(app.Services.GetRequiredService<ISchedulingApi>());
    }

    private static WebApplication Build(TestNetwork network)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["Tahoon:IdentifierKey"] = TestTokens.IdentifierKey;
        builder.Configuration["Tahoon:ServiceSecret"] = TestTokens.ServiceSecret;
        builder.AddServiceDefaults("booking");
        builder.AddInternalClient<IIdentityApi>("identity");
        builder.AddInternalClient<ICatalogueApi>("catalogue");
        builder.AddInternalClient<ISchedulingApi>("scheduling");
        builder.Services.UseTestNetwork(network);
        builder.Logging.ClearProviders();
        return builder.Build();
    }
}

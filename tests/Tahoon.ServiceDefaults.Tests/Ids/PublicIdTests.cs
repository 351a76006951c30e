using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Tahoon.Contracts.Ids;
using Tahoon.Contracts.Json;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Ids;

public sealed class PublicIdTests
{
    [Fact]
    public async Task In_routes_queries_and_bodies_an_id_is_its_text()
    {
        await using var host = await DefaultsHost.StartAsync(app => app
            .MapPost("/{route}", (UserId route, UserId query, Body body) => new[] { route.Value, query.Value, body.Id.Value }));
        var id = new UserId(Guid.CreateVersion7());

        var answer = await host.ClientFor(null).PostAsJsonAsync(
            $"/{id}?query={id}", new Body(id), WireJson.Options, TestContext.Current.CancellationToken);

        var read = await answer.Content.ReadFromJsonAsync<Guid[]>(TestContext.Current.CancellationToken);
        Assert.Equal([id.Value, id.Value, id.Value], read!);
    }

    [Fact]
    public async Task What_can_not_be_read_is_the_empty_id_and_no_error()
    {
        await using var host = await DefaultsHost.StartAsync(app => app
            .MapPost("/{route}", (UserId route, UserId query, Body body) => new[] { route.Value, query.Value, body.Id.Value }));
        var otherKind = new ProviderId(Guid.CreateVersion7());

        var answer = await host.ClientFor(null).PostAsJsonAsync(
            $"/noise?query={otherKind}", new { id = "usr_" }, WireJson.Options, TestContext.Current.CancellationToken);

        var read = await answer.Content.ReadFromJsonAsync<Guid[]>(TestContext.Current.CancellationToken);
        Assert.Equal([Guid.Empty, Guid.Empty, Guid.Empty], read!);
    }

    [Fact]
    public void A_number_is_no_id() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Body>("{\"id\":7}", WireJson.Options));

    private sealed record Body(UserId Id);
}

using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Security;

public sealed class RequireScopeTests : IAsyncLifetime
{
    private DefaultsHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await DefaultsHost.StartAsync(app =>
    {
        app.MapGet("/bookings", () => TypedResults.NoContent()).RequireScope(Scopes.Bookings, CallerKind.User);
        app.MapInternal().MapGet("/things", () => TypedResults.NoContent());
        app.MapOperations().MapGet("/repairs", () => TypedResults.NoContent());
    });

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    public static TheoryData<string, Caller?, string, HttpStatusCode> Callings => new()
    {
        { "/bookings", null, "", HttpStatusCode.Unauthorized },
        { "/bookings", Callers.Application(), "bookings", HttpStatusCode.NoContent },
        { "/bookings", Callers.Application(), "users bookings", HttpStatusCode.NoContent },
        { "/bookings", Callers.Application(), "users", HttpStatusCode.Forbidden },
        { "/bookings", Callers.Application(), "bookings.read", HttpStatusCode.Forbidden },
        { "/bookings", Callers.User(Guid.NewGuid()), "", HttpStatusCode.NoContent },
        { "/bookings", Callers.Provider(Guid.NewGuid()), "", HttpStatusCode.Forbidden },
        { "/bookings", Callers.Service(), "", HttpStatusCode.Forbidden },
        { "/bookings", Callers.Operator(), "", HttpStatusCode.Forbidden },
        { "/internal/things", null, "", HttpStatusCode.Unauthorized },
        { "/internal/things", Callers.Application(), "bookings", HttpStatusCode.Forbidden },
        { "/internal/things", Callers.User(Guid.NewGuid()), "", HttpStatusCode.Forbidden },
        { "/internal/things", Callers.Operator(), "", HttpStatusCode.Forbidden },
        { "/internal/things", Callers.Service(), "", HttpStatusCode.NoContent },
        { "/internal/ops/repairs", null, "", HttpStatusCode.Unauthorized },
        { "/internal/ops/repairs", Callers.Application(), "bookings", HttpStatusCode.Forbidden },
        { "/internal/ops/repairs", Callers.User(Guid.NewGuid()), "", HttpStatusCode.Forbidden },
        { "/internal/ops/repairs", Callers.Provider(Guid.NewGuid()), "", HttpStatusCode.Forbidden },
        { "/internal/ops/repairs", Callers.Service(), "", HttpStatusCode.Forbidden },
        { "/internal/ops/repairs", Callers.Operator(), "", HttpStatusCode.NoContent },
    };

    [Theory]
    [MemberData(nameof(Callings), DisableDiscoveryEnumeration = true)]
    public async Task Only_who_may_comes_in(string path, Caller? caller, string scopes, HttpStatusCode expected)
    {
        var answer = await _host.ClientFor(caller, scopes).GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.StatusCode);
    }
}

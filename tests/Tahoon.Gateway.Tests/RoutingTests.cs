using System.Net;
using System.Net.Sockets;
using System.Text;
using Tahoon.Gateway.Tests.Support;

namespace Tahoon.Gateway.Tests;

public sealed class RoutingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", "/api/auth/token", "identity")]
    [InlineData("POST", "/api/user/register", "identity")]
    [InlineData("POST", "/api/v1/tokens", "identity")]
    [InlineData("POST", "/api/v1/users", "identity")]
    [InlineData("GET", "/api/v1/users/u1", "identity")]
    [InlineData("POST", "/api/v1/users/u1/tokens", "identity")]
    [InlineData("POST", "/api/v1/providers/p1/tokens", "identity")]
    [InlineData("GET", "/.well-known/jwks.json", "identity")]
    [InlineData("PUT", "/api/v1/users/u1/devices/d1", "notification")]
    [InlineData("GET", "/api/user/getassessmentquestions", "catalogue")]
    [InlineData("GET", "/api/careprovider/getcataloguedataforfilters", "catalogue")]
    [InlineData("GET", "/api/careprovider/getcareprovidersprofiledata?providerId=p1", "catalogue")]
    [InlineData("POST", "/api/careprovider/getcareproviderslistwithschedule", "catalogue")]
    [InlineData("GET", "/api/v1/assessment-questions", "catalogue")]
    [InlineData("GET", "/api/v1/catalogue/filters", "catalogue")]
    [InlineData("POST", "/api/v1/catalogue/specialities", "catalogue")]
    [InlineData("PUT", "/api/v1/catalogue/providers/p1", "catalogue")]
    [InlineData("POST", "/api/v1/providers/search", "catalogue")]
    [InlineData("POST", "/api/v1/graphql", "catalogue")]
    [InlineData("GET", "/api/v1/graphql?query=%7B__typename%7D", "catalogue")]
    [InlineData("GET", "/api/v1/providers/p1", "catalogue")]
    [InlineData("POST", "/api/careprovider/getcareproviderschedule", "scheduling")]
    [InlineData("GET", "/api/v1/providers/p1/slots?from=a&to=b", "scheduling")]
    [InlineData("GET", "/api/v1/providers/p1/schedule", "scheduling")]
    [InlineData("POST", "/api/v1/providers/p1/time-off", "scheduling")]
    [InlineData("DELETE", "/api/v1/providers/p1/time-off/t1", "scheduling")]
    [InlineData("PUT", "/api/v1/organisation/holidays", "scheduling")]
    [InlineData("PUT", "/api/v1/organisation/policies", "booking")]
    [InlineData("POST", "/api/sessionbooking/booksession", "booking")]
    [InlineData("POST", "/api/sessionbooking/cancelbooking", "booking")]
    [InlineData("GET", "/api/v1/bookings?userId=u1", "booking")]
    [InlineData("POST", "/api/v1/bookings/b1/cancel", "booking")]
    [InlineData("POST", "/api/v1/holds", "booking")]
    [InlineData("DELETE", "/api/v1/holds/h1", "booking")]
    public async Task Every_path_of_the_api_reaches_its_service(string method, string target, string service)
    {
        await using var right = await Backend.StartAsync();
        await using var wrong = await Backend.StartAsync();
        await using var gateway = GatewayUnderTest.Before(
            [.. Routing.RouteTable.Services.Select(name => (name, new[] { name == service ? right.Address : wrong.Address }))]);

        using var answer = await gateway.Client.SendAsync(new HttpRequestMessage(new(method), target), Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(wrong.Requests);
        var asked = Assert.Single(right.Requests);
        Assert.Equal((method, target), (asked.Method, asked.Target));
    }

    [Theory]
    [InlineData("/internal/availability")]
    [InlineData("/INTERNAL/users/1")]
    [InlineData("/api/internal/decisions")]
    [InlineData("/api/v1/internal/decisions")]
    [InlineData("/api/v1/bookings/../../../internal/decisions")]
    [InlineData("/api/v1/bookings/%2e%2e/%2e%2e/%2e%2e/internal/decisions")]
    [InlineData("/api")]
    [InlineData("/api/v1/unheard-of")]
    [InlineData("/health/of/booking")]
    [InlineData("/metrics/booking")]
    public async Task What_is_not_in_the_table_is_a_404_and_reaches_nobody(string target)
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = GatewayUnderTest.Before(
            [.. Routing.RouteTable.Services.Select(name => (name, new[] { backend.Address }))]);

        var answer = await RawAsync(gateway, target);

        Assert.StartsWith("HTTP/1.1 404", answer, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"not_found\"", answer, StringComparison.Ordinal);
        Assert.Empty(backend.Requests);
    }

    [Theory]
    [InlineData("/api/v1/bookings/..%2f..%2f..%2finternal/decisions")]
    [InlineData("/api/v1/bookings/%252e%252e/%252e%252e/%252e%252e/internal/decisions")]
    [InlineData("/api/v1/bookings/..%5c..%5c..%5cinternal/decisions")]
    [InlineData("/api/v1/bookings/..;/..;/..;/internal/decisions")]
    public async Task An_encoded_path_can_not_climb_out_of_its_service_s_part(string target)
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = GatewayUnderTest.Before(("booking", [backend.Address]));

        await RawAsync(gateway, target);

        Assert.All(backend.Requests, asked => Assert.StartsWith("/api/v1/bookings/", asked.Target, StringComparison.Ordinal));
        Assert.All(backend.Requests, asked => Assert.StartsWith("/api/v1/bookings/", Uri.UnescapeDataString(new Uri($"http://a{asked.Target}").AbsolutePath), StringComparison.Ordinal));
    }

    /// <summary>Sends a target as it is: HttpClient would tidy it up.</summary>
    private static async Task<string> RawAsync(GatewayUnderTest gateway, string target)
    {
        var address = gateway.Client.BaseAddress!;
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port, Cancellation);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n\r\n"), Cancellation);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Cancellation);
    }
}

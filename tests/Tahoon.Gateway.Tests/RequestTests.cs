using System.Net;
using Microsoft.AspNetCore.Http;
using Tahoon.Gateway.Tests.Support;

namespace Tahoon.Gateway.Tests;

public sealed class RequestTests
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_client_s_trace_goes_on_and_is_named_once()
    {
        await using var backend = await Backend.StartAsync(context =>
        {
            context.Response.Headers["trace-id"] = "of the service";
            return Task.CompletedTask;
        });
        await using var gateway = GatewayUnderTest.Before(("booking", [backend.Address]));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/bookings/b1");
        request.Headers.Add("traceparent", $"00-{TraceId}-00f067aa0ba902b7-01");

        using var answer = await gateway.Client.SendAsync(request, Cancellation);

        var sent = Assert.Single(backend.Requests).Headers.TraceParent.ToString();
        Assert.StartsWith($"00-{TraceId}-", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("00f067aa0ba902b7", sent, StringComparison.Ordinal);
        Assert.Equal([TraceId], answer.Headers.GetValues("trace-id"));
    }

    [Fact]
    public async Task Answers_of_the_gateway_s_own_name_their_trace_too()
    {
        await using var gateway = GatewayUnderTest.Before();

        using var missing = await gateway.Client.GetAsync("/nothing", Cancellation);
        using var away = await gateway.Client.GetAsync("/api/v1/bookings/b1", Cancellation);

        Assert.Equal(32, Assert.Single(missing.Headers.GetValues("trace-id")).Length);
        Assert.Equal(32, Assert.Single(away.Headers.GetValues("trace-id")).Length);
    }

    [Fact]
    public async Task A_service_is_told_who_asks_and_can_not_be_fooled_about_it()
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = GatewayUnderTest.Before(("booking", [backend.Address]));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/bookings/b1");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");

        await gateway.Client.SendAsync(request, Cancellation);

        var headers = Assert.Single(backend.Requests).Headers;
        Assert.DoesNotContain("203.0.113.9", headers["X-Forwarded-For"].ToString(), StringComparison.Ordinal);
        Assert.Equal(gateway.Client.BaseAddress!.Authority, headers["X-Forwarded-Host"]);
    }

    [Fact]
    public async Task A_service_s_own_problem_answer_passes_unchanged()
    {
        await using var backend = await Backend.StartAsync(context =>
        {
            context.Response.StatusCode = 409;
            context.Response.ContentType = "application/problem+json";
            return context.Response.WriteAsync("""{"code":"slot_taken"}""");
        });
        await using var gateway = GatewayUnderTest.Before(("booking", [backend.Address]));

        using var answer = await gateway.Client.PostAsync("/api/v1/bookings", null, Cancellation);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("""{"code":"slot_taken"}""", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task A_body_of_more_than_a_mebibyte_is_refused()
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = GatewayUnderTest.Before(("booking", [backend.Address]));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/bookings")
        {
            Content = new ByteArrayContent(new byte[1024 * 1024 + 1]),
        };
        request.Headers.ExpectContinue = true;

        using var answer = await gateway.Client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("too_large", await Problems.CodeAsync(answer));
    }

    [Fact]
    public async Task A_url_or_header_beyond_reason_is_refused()
    {
        await using var backend = await Backend.StartAsync();
        await using var gateway = GatewayUnderTest.Before(("booking", [backend.Address]));
        using var longHeader = new HttpRequestMessage(HttpMethod.Get, "/api/v1/bookings/b1");
        longHeader.Headers.Add("x-long", new string('x', 20_000));

        using var url = await gateway.Client.GetAsync($"/api/v1/bookings/{new string('x', 9_000)}", Cancellation);
        using var header = await gateway.Client.SendAsync(longHeader, Cancellation);

        Assert.Equal(HttpStatusCode.RequestUriTooLong, url.StatusCode);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, header.StatusCode);
        Assert.Empty(backend.Requests);
    }
}

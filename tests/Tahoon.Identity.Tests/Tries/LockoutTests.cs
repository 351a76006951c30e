using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tahoon.Contracts.Internal;
using Tahoon.Contracts.Json;
using Tahoon.Identity.Data;
using Tahoon.Identity.Features.Applications;
using Tahoon.Identity.Tests.Support;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.Identity.Tests.Tries;

public sealed class LockoutTests(IdentityService identity) : IClassFixture<IdentityService>
{
    private const string Audited = "/api/auth/token", V1 = "/api/v1/tokens", Operators = "/internal/ops/tokens";

    private static int _addresses;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Audited)]
    [InlineData(V1)]
    [InlineData(Operators)]
    public async Task The_eleventh_try_from_an_address_is_refused_unread_and_told_when_to_come_again(string path)
    {
        var address = NewAddress();
        for (var time = 0; time < 10; time++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(path, "wrong", address)).StatusCode);

        var refused = await AskAsync(path, RightFor(path), address);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("rate_limited", await refused.TextAsync("code"));
        Assert.Equal(TimeSpan.FromMinutes(1), refused.Headers.RetryAfter?.Delta);
        Assert.True(refused.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData(Audited)]
    [InlineData(V1)]
    [InlineData(Operators)]
    public async Task A_right_key_from_another_address_still_works(string path)
    {
        await FailAsync(path, NewAddress(), 10);

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(path, RightFor(path), NewAddress())).StatusCode);
    }

    [Fact]
    public async Task A_lock_out_ends_and_the_next_failure_makes_one_twice_as_long()
    {
        var address = NewAddress();
        await FailAsync(Audited, address, 10);

        identity.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(Audited, "wrong", address)).StatusCode);
        var second = await AskAsync(Audited, "wrong", address);
        identity.Clock.Advance(TimeSpan.FromSeconds(121));
        var afterwards = await AskAsync(Audited, DemonstrationData.DemoKey, address);

        Assert.Equal(TimeSpan.FromMinutes(2), second.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.OK, afterwards.StatusCode);
    }

    [Fact]
    public async Task A_success_in_between_does_not_start_an_attacker_s_count_anew()
    {
        var address = NewAddress();
        for (var time = 0; time < 5; time++)
        {
            await FailAsync(Audited, address, 2);
            if (time < 4)
                Assert.Equal(HttpStatusCode.OK, (await AskAsync(Audited, DemonstrationData.OtherKey, address)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(Audited, DemonstrationData.OtherKey, address)).StatusCode);
    }

    [Fact]
    public async Task Many_addresses_that_try_one_application_have_a_try_each_and_the_application_goes_on()
    {
        var (client, key) = await RegisterAsync();
        for (var time = 0; time < 10; time++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(V1, "wrong", NewAddress(), client)).StatusCode);

        var attacker = NewAddress();
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(V1, "wrong", attacker, client)).StatusCode);
        var refused = await AskAsync(V1, "wrong", attacker, client);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(V1, key, NewAddress(), client)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(V1, DemonstrationData.DemoKey, attacker)).StatusCode);
    }

    [Theory]
    [InlineData("2001:db8:7:1::1", "2001:db8:7:1:ffff::2")]
    [InlineData("198.51.100.77", "::ffff:198.51.100.77")]
    [InlineData("198.51.100.78", "198.51.100.78, 10.0.0.9")]
    public async Task Addresses_of_one_customer_are_one_source(string address, string same)
    {
        await FailAsync(Audited, address, 10);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(Audited, DemonstrationData.DemoKey, same)).StatusCode);
    }

    [Fact]
    public async Task A_service_with_a_wrong_secret_is_locked_out_and_its_neighbours_and_clients_are_not()
    {
        var address = NewAddress();
        await FailAsync(Audited, address, 10);
        for (var time = 0; time < 10; time++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsServiceAsync("catalogue", "wrong", address)).StatusCode);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsServiceAsync("catalogue", "wrong", address)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsServiceAsync("booking", TestTokens.ServiceSecret, address)).StatusCode);
    }

    [Fact]
    public async Task A_lock_out_is_logged_once_without_the_key_and_counted()
    {
        var warnings = new Warnings();
        var counted = new ConcurrentDictionary<string, long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Name.StartsWith("tahoon.token.", StringComparison.Ordinal))
                    listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (tags.ToArray().Contains(new KeyValuePair<string, object?>("kind", "operator")))
                counted.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value);
        });
        await using var replica = identity.WithWebHostBuilder(builder => builder.ConfigureTestServices(
            services => services.AddSingleton<ILoggerProvider>(warnings)));
        var client = replica.CreateClient();
        listener.Start();

        for (var time = 0; time < 13; time++)
            await SendAsync(client, Operators, "tho_secret-text", "203.0.113.200");

        var warning = Assert.Single(warnings.Texts, text => text.Contains("203.0.113.0/24", StringComparison.Ordinal));
        Assert.DoesNotContain("203.0.113.200", warning, StringComparison.Ordinal);
        Assert.DoesNotContain(warnings.Texts, text => text.Contains("secret-text", StringComparison.Ordinal));
        Assert.True(counted["tahoon.token.failures"] >= 10);
        Assert.True(counted["tahoon.token.lockouts"] >= 1);
        Assert.True(counted["tahoon.token.refusals"] >= 3);
    }

    [Fact]
    public async Task How_many_and_how_long_is_configuration()
    {
        await using var replica = identity.WithWebHostBuilder(builder => builder
            .UseSetting("Tahoon:TokenAttempts:MostFailures", "2").UseSetting("Tahoon:TokenAttempts:FirstLockout", "00:05:00"));
        var client = replica.CreateClient();

        await SendAsync(client, Audited, "wrong", "203.0.113.201");
        await SendAsync(client, Audited, "wrong", "203.0.113.201");
        var refused = await SendAsync(client, Audited, "wrong", "203.0.113.201");

        Assert.Equal(TimeSpan.FromMinutes(5), refused.Headers.RetryAfter?.Delta);
    }

    private static string RightFor(string path) => path == Operators ? DemonstrationData.OperatorKey : DemonstrationData.DemoKey;

    private static string NewAddress() => $"192.0.2.{Interlocked.Increment(ref _addresses)}";

    private async Task FailAsync(string path, string address, int times)
    {
        for (var time = 0; time < times; time++)
            await AskAsync(path, "wrong", address);
    }

    private Task<HttpResponseMessage> AskAsync(string path, string key, string address, string? clientId = null) =>
        SendAsync(identity.CreateClient(), path, key, address, clientId);

    private static Task<HttpResponseMessage> SendAsync(
        HttpClient client, string path, string key, string address, string? clientId = null)
    {
        object body = path == Audited
            ? new { grant_type = "password", access_key = key }
            : new { grant_type = "client_credentials", client_secret = key, client_id = clientId };
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Forwarded-For", address);
        return client.SendAsync(request, Cancellation);
    }

    private Task<HttpResponseMessage> AskAsServiceAsync(string service, string secret, string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/internal/tokens")
        {
            Content = JsonContent.Create(new ServiceTokenCommand(service, secret), options: WireJson.Options),
        };
        request.Headers.Add("X-Forwarded-For", address);
        return identity.CreateClient().SendAsync(request, Cancellation);
    }

    private async Task<(string Client, string Key)> RegisterAsync()
    {
        var made = await identity.Services.GetRequiredService<RegisterApplication>()
            .HandleAsync("Tried Clinic", "Its application", null, Cancellation);
        return (new Contracts.Ids.ClientId(made.Value!.ApplicationId).ToString(), made.Value.Text);
    }

    private sealed class Warnings : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Texts { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Texts.Enqueue(formatter(state, exception));

        public void Dispose() { }
    }
}

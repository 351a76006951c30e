using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.ServiceDefaults.Security;
using Tahoon.ServiceDefaults.Tests.Support;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Faults;

public sealed class FaultsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Development", null)]
    [InlineData("Development", "false")]
    [InlineData("Production", "true")]
    [InlineData("Staging", "true")]
    public async Task There_is_nothing_of_it_but_where_it_is_configured_in_Development(string environment, string? setting)
    {
        await using var service = await FaultyService.StartAsync(environment, setting);
        using var client = service.ClientFor(Callers.Service());

        using var ordered = await client.PutAsJsonAsync("/internal/faults", new { clockShiftSeconds = 600, forSeconds = 60 }, Cancellation);
        using var broken = await client.PostAsync("/internal/faults/break-connections", null, Cancellation);
        using var death = await client.PutAsJsonAsync("/internal/faults/death", new { point = "commits Nothing", after = true, times = 1 }, Cancellation);

        Assert.All([ordered, broken, death], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Same(TimeProvider.System, service.Services.GetRequiredService<TimeProvider>());
    }

    public static TheoryData<Caller?, HttpStatusCode> Callings => new()
    {
        { null, HttpStatusCode.Unauthorized },
        { Callers.Application(), HttpStatusCode.Forbidden },
        { Callers.User(Guid.NewGuid()), HttpStatusCode.Forbidden },
        { Callers.Service(), HttpStatusCode.NoContent },
    };

    [Theory, MemberData(nameof(Callings))]
    public async Task Only_services_give_orders(Caller? caller, HttpStatusCode expected)
    {
        await using var service = await FaultyService.StartAsync();
        using var client = service.ClientFor(caller);

        using var ordered = await client.PutAsJsonAsync("/internal/faults", new { clockShiftSeconds = 1, forSeconds = 1 }, Cancellation);
        using var broken = await client.PostAsync("/internal/faults/break-connections", null, Cancellation);
        using var death = await client.PutAsJsonAsync("/internal/faults/death", new { point = "commits Nothing", after = true, times = 1 }, Cancellation);

        Assert.All([ordered, broken, death], answer => Assert.Equal(expected, answer.StatusCode));
    }

    [Theory]
    [InlineData(90_000, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 601)]
    [InlineData(1, 1, 31)]
    public async Task An_order_that_makes_no_sense_is_refused(double shift, double seconds, double statement = 0)
    {
        await using var service = await FaultyService.StartAsync();
        using var client = service.ClientFor(Callers.Service());

        using var ordered = await client.PutAsJsonAsync("/internal/faults", new { clockShiftSeconds = shift, forSeconds = seconds, statementSeconds = statement }, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, ordered.StatusCode);
    }

    [Fact]
    public async Task The_clock_is_off_for_as_long_as_was_ordered()
    {
        await using var service = await FaultyService.StartAsync();
        using var client = service.ClientFor(Callers.Service());

        using var ordered = await client.PutAsJsonAsync("/internal/faults", new { clockShiftSeconds = -25, forSeconds = 1 }, Cancellation);
        var shifted = await OffAsync(client);
        while (await OffAsync(client) < TimeSpan.FromSeconds(-20))
            await Task.Delay(50, Cancellation);

        Assert.InRange(shifted, TimeSpan.FromSeconds(-26), TimeSpan.FromSeconds(-24));
        Assert.InRange(await OffAsync(client), TimeSpan.FromSeconds(-5), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Storage_is_full_for_as_long_as_was_ordered_and_that_is_a_503()
    {
        await using var service = await FaultyService.StartAsync();
        using var client = service.ClientFor(Callers.Service());
        using var before = await client.PostAsync("/things/1", null, Cancellation);

        using var ordered = await client.PutAsJsonAsync("/internal/faults", new { storageFull = true, forSeconds = 1 }, Cancellation);
        using var full = await client.PostAsync("/things/2", null, Cancellation);
        HttpStatusCode after;
        do
        {
            await Task.Delay(50, Cancellation);
            using var again = await client.PostAsync("/things/3", null, Cancellation);
            after = again.StatusCode;
        }
        while (after is HttpStatusCode.ServiceUnavailable);

        Assert.Equal(
            (HttpStatusCode.NoContent, HttpStatusCode.ServiceUnavailable, HttpStatusCode.NoContent), (before.StatusCode, full.StatusCode, after));
    }

    [Fact]
    public async Task A_statement_takes_as_much_longer_as_was_ordered()
    {
        await using var service = await FaultyService.StartAsync();
        using var client = service.ClientFor(Callers.Service());
        using var ordered = await client.PutAsJsonAsync("/internal/faults", new { statementSeconds = 0.5, forSeconds = 60 }, Cancellation);

        var began = Stopwatch.GetTimestamp();
        using var slow = await client.PostAsync("/things/1", null, Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, slow.StatusCode);
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task All_connections_break_in_the_middle_of_what_they_carry_and_new_ones_are_taken()
    {
        await using var service = await FaultyService.StartAsync();
        using var operators = service.ClientFor(Callers.Service());
        using var client = service.ClientFor(null);
        var carried = client.GetAsync("/long", Cancellation);
        using (await client.GetAsync("/now", Cancellation))
        using (await operators.PostAsync("/internal/faults/break-connections", null, Cancellation))
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => carried.WaitAsync(TimeSpan.FromSeconds(10), Cancellation));

        using var anew = await client.GetAsync("/now", Cancellation);
        Assert.Equal(HttpStatusCode.OK, anew.StatusCode);
    }

    private static async Task<TimeSpan> OffAsync(HttpClient client) =>
        await client.GetFromJsonAsync<DateTimeOffset>("/now", Cancellation) - TimeProvider.System.GetUtcNow();
}

using System.Net;
using System.Net.Http.Json;
using Tahoon.ServiceDefaults.Faults;
using Tahoon.ServiceDefaults.Tests.Support;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Faults;

public sealed class OrderedDeathTests
{
    private const string Claims = "commits Claims", Reserve = "asks scheduling PUT allocations/*";

    private readonly OrderedDeath _death;
    private int _deaths;

    public OrderedDeathTests() => _death = new OrderedDeath(() => _deaths++);

    [Fact]
    public void It_comes_at_the_point_and_on_the_side_that_were_ordered_and_nowhere_else()
    {
        _death.Give(new DeathOrder(Claims, After: true));

        Assert.Equal(0, After((Claims, false), (Reserve, true), ("commits Claims, Outbox", true), ("commits claims", true)));
        Assert.Equal(1, After((Claims, true)));
    }

    [Fact]
    public void It_comes_at_the_how_manieth_time_that_was_ordered()
    {
        _death.Give(new DeathOrder(Claims, After: false, Times: 3));

        Assert.Equal(0, After((Claims, false), (Claims, true), (Claims, false)));
        Assert.Equal(1, After((Claims, false)));
    }

    [Fact]
    public void A_new_order_replaces_the_one_before_and_counts_from_its_own_beginning()
    {
        _death.Give(new DeathOrder(Claims, After: false, Times: 2));
        After((Claims, false));
        _death.Give(new DeathOrder(Claims, After: false, Times: 2));

        Assert.Equal(0, After((Claims, false)));
        Assert.Equal(1, After((Claims, false)));
    }

    [Fact]
    public void Without_an_order_everything_is_passed() => Assert.Equal(0, After((Claims, false), (Claims, true)));

    [Theory]
    [InlineData("http://scheduling/internal/allocations/0198c0de-7000-7000-8000-00000000cafe", Reserve)]
    [InlineData(
        "http://scheduling/internal/holds/0198c0de-7000-7000-8000-00000000cafe/allocations/0198c0de-7000-7000-8000-00000000beef",
        "asks scheduling PUT holds/*/allocations/*")]
    [InlineData("http://partner/v2/rooms", "asks partner PUT /v2/rooms")]
    public void A_call_is_named_by_whom_it_asks_and_for_what_without_ids(string address, string point)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address);

        Assert.Equal(point, CallPoint.Of(request));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(Claims, 0)]
    [InlineData(Claims, -1)]
    public async Task An_order_that_makes_no_sense_is_refused(string point, int times)
    {
        await using var service = await FaultyService.StartAsync();
        using var client = service.ClientFor(Callers.Service());

        using var ordered = await client.PutAsJsonAsync(
            "/internal/faults/death", new { point, after = true, times }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, ordered.StatusCode);
    }

    private int After(params (string Point, bool After)[] passed)
    {
        foreach (var (point, after) in passed)
            _death.Pass(point, after);
        return _deaths;
    }
}

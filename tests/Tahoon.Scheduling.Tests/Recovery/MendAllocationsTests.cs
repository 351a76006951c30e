using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Internal;
using Tahoon.Contracts.Json;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.Tests.Support;
using Tahoon.Testing;
using Tahoon.Testing.Http;
using Tahoon.Testing.Security;
using static Tahoon.Scheduling.Tests.Support.Providers;

namespace Tahoon.Scheduling.Tests.Recovery;

public sealed class MendAllocationsTests(SchedulingService service) : IClassFixture<SchedulingService>
{
    private readonly AllocationCalls _calls = new(service);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_service_may_ask_for_it()
    {
        using var response = await service.ClientFor(Callers.Service()).PostAsync("/internal/ops/recovery/allocations", null, Cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task What_no_booking_stands_behind_is_given_back_and_the_rest_stays()
    {
        var provider = await service.AddProviderAsync();
        var says = new Dictionary<Guid, BackingKind>
        {
            [await ConfirmedAsync(provider, 9)] = BackingKind.Booking,
            [await ConfirmedAsync(provider, 10)] = BackingKind.Left,
            [await ConfirmedAsync(provider, 11)] = BackingKind.Lost,
            [await ConfirmedAsync(provider, 12)] = BackingKind.Ahead,
        };
        service.Network.Answer("booking", async (request, token) =>
        {
            var asked = await request.Content!.ReadFromJsonAsync<BackingQuery>(WireJson.Options, token);
            return TestAnswers.Json(new Backings([.. asked!.Items.Select(
                item => new Backing(item.AllocationId, says.GetValueOrDefault(item.AllocationId, BackingKind.Booking)))]));
        });

        var found = await MendAsync();

        Assert.Equal(
            [("time_given_back", true), ("booking_lost", false), ("booking_not_mended_yet", false)],
            found.Items.Where(item => item.ProviderId == provider).Select(item => (item.What, item.Mended)));
        List<AllocationState> states = [];
        foreach (var id in says.Keys)
            states.Add(await _calls.StateAsync(id));
        Assert.Equal([AllocationState.Confirmed, AllocationState.Released, AllocationState.Released, AllocationState.Confirmed], states);
        await Invariants.CheckAsync(service);
    }

    [Fact]
    public async Task Versions_are_raised_past_all_that_were_shown()
    {
        var provider = await service.AddProviderAsync();
        var before = await VersionAsync(provider);
        using var client = service.ClientFor(Callers.Operator());

        using var response = await client.PostAsync("/internal/ops/recovery/versions", null, Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.InRange(await VersionAsync(provider), before + 1_000_000, int.MaxValue);
    }

    private async Task<Guid> ConfirmedAsync(Guid provider, int hour)
    {
        var id = await _calls.ReserveAsync(provider, Tuesday(hour));
        await _calls.ConfirmAsync(id);
        return id;
    }

    private async Task<Findings> MendAsync()
    {
        using var response = await service.ClientFor(Callers.Operator()).PostAsync("/internal/ops/recovery/allocations", null, Cancellation);
        return await AllocationCalls.ReadAsync<Findings>(response);
    }

    private Task<int> VersionAsync(Guid provider) => service.Services.ReadAsync<SchedulingDb, int>(
        db => db.Schedules.Where(row => row.ProviderId == provider).Select(row => row.Version).SingleAsync());
}

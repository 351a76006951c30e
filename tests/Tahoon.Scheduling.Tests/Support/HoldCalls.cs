using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Internal;
using Tahoon.Contracts.Json;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Data;
using Tahoon.Testing;
using Tahoon.Testing.Security;

namespace Tahoon.Scheduling.Tests.Support;

/// <summary>Scheduling's internal endpoints of holds, as Booking calls them for one user of one application.</summary>
internal sealed class HoldCalls(SchedulingService service)
{
    private readonly HttpClient _client = service.ClientFor(Callers.Service());

    public Guid Application { get; init; } = Guid.CreateVersion7();

    public Guid User { get; init; } = Guid.CreateVersion7();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> PutAsync(
        Guid hold, Guid provider, DateTime start, Guid? user = null, Guid? organisation = null) => _client.PutAsJsonAsync(
            $"/internal/holds/{hold}",
            new HoldCommand(organisation ?? DemoClinics.DemoClinic, Application, user ?? User, provider, start, 30),
            WireJson.Options, Cancellation);

    /// <summary>Holds a slot for a user of its own, unless one is named, and expects to get it.</summary>
    public async Task<Guid> HoldAsync(Guid provider, DateTime start, Guid? user = null)
    {
        var id = Guid.CreateVersion7();
        using var response = await PutAsync(id, provider, start, user);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return id;
    }

    /// <summary>Holds and tells <c>OK</c>, or the code of the refusal.</summary>
    public async Task<string> TryAsync(Guid hold, Guid provider, DateTime start, Guid? user = null, Guid? organisation = null) =>
        await CodeAsync(await PutAsync(hold, provider, start, user, organisation));

    /// <summary>Takes a hold over and tells <c>OK</c>, or the code of the refusal.</summary>
    public async Task<string> UseAsync(
        Guid hold, Guid allocation, Guid provider, DateTime start, Guid? owner = null, Guid? user = null,
        Guid? organisation = null, int minutes = 30) => await CodeAsync(await _client.PutAsJsonAsync(
            $"/internal/holds/{hold}/allocations/{allocation}",
            new ConvertHoldCommand(
                owner ?? allocation, organisation ?? DemoClinics.DemoClinic, user ?? User, provider, start, minutes),
            WireJson.Options, Cancellation));

    public async Task<HttpStatusCode> GiveBackAsync(Guid hold, Guid? user = null, Guid? organisation = null)
    {
        using var response = await _client.DeleteAsync(
            $"/internal/holds/{hold}?organisationId={organisation ?? DemoClinics.DemoClinic}{(user is null ? "" : $"&userId={user}")}",
            Cancellation);
        return response.StatusCode;
    }

    /// <summary>Moves the end of holds to a second ago, by the database's clock.</summary>
    public Task LapseAsync(params Guid[] holds) => service.Services.WriteAsync<SchedulingDb>(db => db.Allocations
        .Where(row => holds.Contains(row.Id))
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.ExpiresAt, row => DatabaseClock.InSeconds(-1))));

    private static async Task<string> CodeAsync(HttpResponseMessage response)
    {
        using (response)
            return response.IsSuccessStatusCode ? "OK" : await AllocationCalls.CodeAsync(response);
    }
}

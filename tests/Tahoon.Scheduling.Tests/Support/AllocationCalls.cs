using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Internal;
using Tahoon.Contracts.Json;
using Tahoon.Testing.Security;

namespace Tahoon.Scheduling.Tests.Support;

/// <summary>Scheduling's internal endpoints, as another service calls them.</summary>
internal sealed class AllocationCalls(SchedulingService service)
{
    private readonly HttpClient _client = service.ClientFor(Callers.Service());

    public Task<HttpResponseMessage> PutAsync(
        Guid allocation, Guid provider, DateTime start, Guid? owner = null, int minutes = 30, Guid? organisation = null) =>
        _client.PutAsJsonAsync(
            $"/internal/allocations/{allocation}",
            new ReserveCommand(
                owner ?? allocation, organisation ?? DemoClinics.DemoClinic, provider, start, minutes),
            WireJson.Options,
            TestContext.Current.CancellationToken);

    /// <summary>Reserves a fresh allocation and expects to get it.</summary>
    public async Task<Guid> ReserveAsync(
        Guid provider, DateTime start, Guid? owner = null, int minutes = 30)
    {
        var allocation = Guid.CreateVersion7();
        using var response = await PutAsync(allocation, provider, start, owner, minutes);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return allocation;
    }

    /// <summary>Reserves and tells <c>OK</c>, or the code of the refusal.</summary>
    public async Task<string> TryAsync(
        Guid allocation, Guid provider, DateTime start, Guid? owner = null, int minutes = 30, Guid? organisation = null)
    {
        using var response = await PutAsync(allocation, provider, start, owner, minutes, organisation);
        return response.IsSuccessStatusCode ? "OK" : await CodeAsync(response);
    }

    public Task<HttpResponseMessage> ConfirmAsync(Guid allocation) =>
        _client.PostAsync($"/internal/allocations/{allocation}/confirm", null, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> ReleaseAsync(Guid allocation) =>
        _client.PostAsync($"/internal/allocations/{allocation}/release", null, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> GetAsync(Guid allocation) =>
        _client.GetAsync($"/internal/allocations/{allocation}", TestContext.Current.CancellationToken);

    public async Task<AllocationState> StateAsync(Guid allocation)
    {
        using var response = await GetAsync(allocation);
        return (await ReadAsync<AllocationView>(response)).State;
    }

    public async Task<Availability> AvailabilityAsync(AvailabilityQuery query)
    {
        using var response = await _client.PostAsJsonAsync(
            "/internal/availability", query, WireJson.Options, TestContext.Current.CancellationToken);
        return await ReadAsync<Availability>(response);
    }

    public async Task<EarliestStarts> EarliestAsync(EarliestQuery query)
    {
        using var response = await _client.PostAsJsonAsync(
            "/internal/availability/earliest", query, WireJson.Options, TestContext.Current.CancellationToken);
        return await ReadAsync<EarliestStarts>(response);
    }

    public static async Task<T> ReadAsync<T>(HttpResponseMessage response)
    {
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (await response.Content.ReadFromJsonAsync<T>(WireJson.Options, TestContext.Current.CancellationToken))!;
    }

    public static async Task<string> CodeAsync(HttpResponseMessage response) =>
        (await ProblemAsync(response)).GetProperty("code").GetString()!;

    public static Task<JsonElement> ProblemAsync(HttpResponseMessage response) =>
        response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
}

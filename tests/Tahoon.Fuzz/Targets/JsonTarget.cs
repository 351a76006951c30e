using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.Booking.Data;
using Tahoon.Catalogue.Data;
using Tahoon.Contracts.Demonstration;
using Tahoon.Fuzz.Engine;
using Tahoon.Fuzz.Http;
using Tahoon.Identity.Data;
using Tahoon.Identity.Tokens;
using Tahoon.Notification.Data;
using Tahoon.Scheduling.Data;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Fuzz.Targets;

/// <summary>Every operation that the services' own documents name: whatever is sent, an answer, and nothing logged as an error.</summary>
internal sealed class JsonTarget : Target
{
    private readonly Dictionary<string, ServiceUnderFuzz> _services = [];
    private readonly List<(string Service, Operation Operation)> _operations = [];

    public override string Name => "json";

    public override int Share => 15;

    public override async Task StartAsync()
    {
        await AddAsync<IdentityDb>("identity", demonstration: true);
        await AddAsync<CatalogueDb>("catalogue", demonstration: true);
        await AddAsync<SchedulingDb>("scheduling", demonstration: true);
        await AddAsync<BookingDb>("booking", demonstration: false);
        await AddAsync<NotificationDb>("notification", demonstration: false);
    }

    public override FuzzInput Make(Random random)
    {
        var (service, operation) = _operations[random.Next(_operations.Count)];
        // a mark for the token: a text with this run's own in it could not be tried again
        return new FuzzInput(service, operation.Make(random, "{token}").ToString());
    }

    public override async Task<string?> TryAsync(FuzzInput input)
    {
        var service = _services[input.Where];
        var text = input.Text.Replace("{token}", service.Token, StringComparison.Ordinal);
        return (await service.SendAsync(WireRequest.Parse(text)))?.Wrong;
    }

    /// <summary>Operations that were found, to see that none is left out.</summary>
    public IReadOnlyCollection<string> Operations => [.. _operations.Select(one => one.Operation.ToString()).Distinct()];

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var service in _services.Values)
            await service.DisposeAsync();
    }

    private async Task AddAsync<TContext>(string name, bool demonstration)
        where TContext : DbContext
    {
        // Identity believes its own tokens only
        Func<IServiceProvider, Task<string>>? token = name == "identity" ? IdentityTokenAsync : null;
        var service = _services[name] = await ServiceUnderFuzz.StartAsync<TContext>(name, demonstration, token);
        foreach (var document in new[] { "v1", "audited" })
        {
            var answer = await service.SendAsync(new WireRequest("GET", $"/openapi/{document}.json", [], null));
            _operations.AddRange(Operation.Of(answer!.Value.Body).Select(operation => (name, operation)));
        }
    }

    private static async Task<string> IdentityTokenAsync(IServiceProvider services) =>
        (await services.GetRequiredService<AccessTokens>().ForApplicationAsync(
            DemoClinics.Id(9, 1), DemoClinics.DemoClinic, string.Join(' ', Scopes.All), CancellationToken.None)).Text;
}

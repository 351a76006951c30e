using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Tahoon.AppHost.Embedded.Running;
using Tahoon.Contracts.Ids;
using Tahoon.SecurityTests.Api;
using Tahoon.SecurityTests.Input;
using Tahoon.SystemTests.Harness;
using Xunit;

namespace Tahoon.SecurityTests.World;

/// <summary>The whole system, started once for all tests, and the two clinics that it has.</summary>
public sealed class RunningTahoon : IAsyncLifetime
{
    /// <summary>Thousands of requests of one application, and hundreds of wrong keys, are no attack here.</summary>
    private static readonly Dictionary<string, string> Generous = new(NoRateLimits.Environment)
    {
        ["Tahoon__TokenAttempts__MostFailures"] = "1000",
        ["Tahoon__TokenAttempts__Window"] = "00:00:01",
        ["Tahoon__TokenAttempts__FirstLockout"] = "00:00:01",
        ["Tahoon__TokenAttempts__LongestLockout"] = "00:00:01",
    };

    private const int Tries = 20;

    private RunningSystem? _system;
    private Exported? _exported;

    /// <summary>What the processes export.</summary>
    internal Exported Exported => _exported!;

    /// <summary>Marks all that this run plants; printed by whoever needs it again.</summary>
    internal string Mark { get; } = $"qx{Guid.NewGuid():N}"[..10];

    internal string DataFolder { get; private set; } = "";

    /// <summary>Every process that has an address, past the gateway.</summary>
    internal IReadOnlyList<ResourceStatus> Resources { get; private set; } = [];

    internal HttpClient Gateway { get; private set; } = new();

    internal IReadOnlyList<Operation> Operations { get; private set; } = [];

    internal Clinic Demo { get; private set; } = null!;

    internal Clinic Other { get; private set; } = null!;

    /// <summary>The secrets that the runner gave the services.</summary>
    internal IReadOnlyDictionary<string, string> Secrets { get; private set; } = ImmutableDictionary<string, string>.Empty;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _exported = await Exported.StartAsync();
        _system = await RunningSystem.StartAsync(environment: Generous.Concat(_exported.Environment).ToDictionary());
        (DataFolder, Resources) = (_system.DataFolder, _system.Endpoints.Resources);
        Gateway = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        })
        {
            BaseAddress = _system.Gateway.BaseAddress,
        };
        Secrets = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(DataFolder, "parameters.json")))!.AsObject()
            .ToDictionary(secret => secret.Key, secret => (string)secret.Value!);
        IdCodec.Use(new IdCodec(new Dictionary<byte, string> { [1] = Secrets["identifier-key"] }));
        Operations = await Operation.ReadAllAsync(Gateway, CancellationToken.None);
        Demo = await Clinic.EnterAsync(this, "demo-access-key", application: 1, Mark + "d");
        Other = await Clinic.EnterAsync(this, "other-access-key", application: 3, Mark + "o");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Gateway.Dispose();
        if (_system is not null)
            await _system.DisposeAsync();
        if (_exported is not null)
            await _exported.DisposeAsync();
    }

    /// <summary>What the databases hold once messages and work that are under way have come to an end.</summary>
    internal async Task<Contents> SettledAsync()
    {
        var (now, still) = (Contents.Read(DataFolder), 0);
        for (var tries = 0; tries < 60 && still < 2; tries++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            var before = now;
            now = Contents.Read(DataFolder);
            still = now.Works || now.ChangedSince(before).Any() ? 0 : still + 1;
        }

        return now;
    }

    /// <summary>Lets the cache stand still until what is returned is disposed.</summary>
    internal StandingCache WithoutCache() => new(_system!);

    internal async Task<Answer> SendAsync(Draft draft, string? token)
    {
        for (var tries = 1; ; tries++)
        {
            var answer = await SendOnceAsync(draft, token);
            if (!IsBusy(answer) || tries == Tries)
                return answer;

            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        }
    }

    internal async Task<Answer> SendOnceAsync(Draft draft, string? token)
    {
        using var request = draft.ToRequest(token);
        using var response = await Gateway.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.OfAsync(response, TestContext.Current.CancellationToken);
    }

    /// <summary>As Retry-After says: a machine that does other things too is no finding, as long as it comes to an end.</summary>
    private static bool IsBusy(Answer answer) => answer is { Status: 503, Code: "unavailable" } && answer.Headers.ContainsKey("Retry-After");
}

/// <summary>One system for all tests; none of them stops anything for longer than it runs.</summary>
[CollectionDefinition(Name)]
public sealed class OneTahoon : ICollectionFixture<RunningTahoon>
{
    public const string Name = "one tahoon";
}

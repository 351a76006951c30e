using System.Collections.Concurrent;

namespace Tahoon.SecurityTests.World;

/// <summary>
/// The things that one request means: user, provider, time, and what was made of them. Each is made when it is first asked
/// for, and is the same from then on.
/// </summary>
internal sealed class Cast(Clinic clinic, string? user = null, string? provider = null, bool changesSchedules = false)
{
    private readonly ConcurrentDictionary<string, Lazy<Task>> _things = [];
    private readonly Lazy<string> _provider = new(() => provider ?? (changesSchedules ? clinic.ProviderForSchedules() : clinic.Provider()));

    public Clinic Clinic { get; } = clinic;

    /// <summary>Distinguishes what is planted with this request from all others.</summary>
    public int Number { get; } = clinic.Next();

    public string Key { get; } = $"{clinic.Mark}-key-{Guid.NewGuid():N}";

    /// <summary>The provider is one whose schedule may change.</summary>
    public bool ChangesSchedules { get; } = changesSchedules;

    public string Provider => _provider.Value;

    public Task<string> UserAsync() => user is not null ? Task.FromResult(user) : OnceAsync("user", Clinic.RegisterUserAsync);

    public Task<DateTime> StartAsync() => OnceAsync("start", () => Task.FromResult(Clinic.SlotOf(Provider)));

    public async Task<string> BookingAsync()
    {
        var whose = await UserAsync();
        return await OnceAsync("booking", () => Clinic.BookAsync(whose, Provider));
    }

    public async Task<string> HoldAsync()
    {
        var (whose, start) = (await UserAsync(), await StartAsync());
        return await OnceAsync("hold", () => Clinic.HoldAsync(whose, Provider, start));
    }

    public Task<string> TimeOffAsync() => OnceAsync("time off", () => Clinic.TakeTimeOffAsync(Provider));

    /// <summary>The same user at a provider whose schedule may change.</summary>
    public Cast WithProvider(string another) => new(Clinic, user, another, changesSchedules: true);

    private Task<T> OnceAsync<T>(string name, Func<Task<T>> make) => (Task<T>)_things.GetOrAdd(name, _ => new Lazy<Task>(make)).Value;
}

using Refit;

namespace Tahoon.Load.Flows;

/// <summary>What all visitors share: the connections, one application's token, users, and times to book.</summary>
internal sealed class Clinic : IDisposable
{
    public static readonly TokenQuestion Key = new("password", "demo-access-key");

    private const int AtOnce = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;

    private Clinic(HttpClient http, ITahoon tahoon, string token) => (_http, Tahoon, Token) = (http, tahoon, token);

    public ITahoon Tahoon { get; }

    public string Token { get; }

    public required Slots Slots { get; init; }

    public required IReadOnlyList<string> Users { get; init; }

    /// <summary>Asks for a token, finds times, and registers the users, before anything is measured.</summary>
    public static async Task<Clinic> OpenAsync(Uri gateway, int users, CancellationToken cancellation)
    {
        var http = Http(gateway);
        var tahoon = RestService.For<ITahoon>(http);
        var token = await Answers.InsistAsync(() => tahoon.TokenAsync(Key, cancellation), cancellation);
        return new Clinic(http, tahoon, token.AccessToken)
        {
            Slots = await Slots.FindAsync(tahoon, token.AccessToken, cancellation),
            Users = await RegisterAsync(tahoon, token.AccessToken, users, cancellation),
        };
    }

    public static HttpClient Http(Uri address) =>
        new(new SocketsHttpHandler { UseProxy = false, PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5) })
        {
            BaseAddress = address,
            Timeout = Patience,
        };

    public static UserQuestion NewUser()
    {
        var name = Guid.NewGuid().ToString("N");
        return new UserQuestion("Noor", $"{name}@example.org", "Asia/Kuwait", [new DeviceQuestion($"device-{name}", "android")]);
    }

    public void Dispose() => _http.Dispose();

    private static async Task<IReadOnlyList<string>> RegisterAsync(ITahoon tahoon, string token, int count, CancellationToken cancellation)
    {
        var users = new string[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (place, stop) =>
        {
            var somebody = NewUser();
            users[place] = (await Answers.InsistAsync(() => tahoon.RegisterAsync(token, somebody, stop), stop)).UserId;
        });
        return users;
    }
}

using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Tahoon.SecurityTests.Api;
using Tahoon.SecurityTests.World;

namespace Tahoon.SecurityTests.Ownership;

/// <summary>Tokens that open nothing, and tokens that open one thing.</summary>
internal sealed class Doors
{
    private static readonly string[] Scopes = ["catalogue.read", "bookings", "schedules", "users", "catalogue"];

    private readonly RunningTahoon _tahoon;
    private readonly Dictionary<string, string> _byScope = [];
    private readonly List<(string Name, string? Token, int Status)> _closed = [];

    private Doors(RunningTahoon tahoon) => _tahoon = tahoon;

    public static async Task<Doors> FindAsync(RunningTahoon tahoon)
    {
        var doors = new Doors(tahoon);
        foreach (var scope in Scopes)
            doors._byScope[scope] = await tahoon.Demo.TokenAsync(scope);

        var token = tahoon.Demo.Token;
        var parts = token.Split('.');
        doors._closed.AddRange(
        [
            ("nobody", null, 401),
            ("a token of nothing", "nothing", 401),
            ("a token with its signature cut off", $"{parts[0]}.{parts[1]}.", 401),
            ("a token with another's signature", $"{parts[0]}.{parts[1]}.{(await tahoon.Other.TokenAsync(null)).Split('.')[2]}", 401),
            ("a service", await ServiceTokenAsync(tahoon), 403),
        ]);
        return doors;
    }

    /// <summary>What is wrong with who comes in.</summary>
    public async Task<IReadOnlyList<string>> TryAsync(Draft draft, Cast cast, Findings tried)
    {
        var wrong = new List<string>();
        foreach (var (name, token, status) in _closed)
        {
            var answer = await SendAsync(draft, token, tried);
            if (answer.Status != status || answer.Code != (status is 401 ? "unauthenticated" : "forbidden"))
                wrong.Add($"{draft.Operation}: {name} got {answer}, not {status}");
        }

        // one scope opens it, and the others don't
        var opening = new List<string>();
        foreach (var (scope, token) in _byScope)
            if (await SendAsync(draft.WithKey(Guid.NewGuid().ToString()), token, tried) is { Status: not 403 })
                opening.Add(scope);
        if (opening.Count is 0 && await SendAsync(draft, await _tahoon.Demo.UserTokenAsync(await cast.UserAsync()), tried) is { Status: not 403 })
            return wrong;
        if (opening.Count is not 1)
            wrong.Add($"{draft.Operation}: is opened by {(opening.Count is 0 ? "no scope" : string.Join(", ", opening))}");
        return wrong;
    }

    private Task<Answer> SendAsync(Draft draft, string? token, Findings tried)
    {
        tried.Tried();
        return _tahoon.SendAsync(draft, token);
    }

    private static async Task<string> ServiceTokenAsync(RunningTahoon tahoon)
    {
        var identity = tahoon.Resources.First(resource => resource.Name == "identity").Endpoints[0];
        using var client = new HttpClient { BaseAddress = new Uri(identity) };
        using var answer = await client.PostAsJsonAsync(
            "/internal/tokens", new { service = "booking", secret = tahoon.Secrets["booking-service-secret"] });
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["accessToken"]!;
    }
}

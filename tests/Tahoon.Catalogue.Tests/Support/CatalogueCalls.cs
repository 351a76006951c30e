using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing.Security;

namespace Tahoon.Catalogue.Tests.Support;

/// <summary>The endpoints that keep the catalogue, as one caller uses them.</summary>
internal sealed class CatalogueCalls(CatalogueUnderTest catalogue, Caller? caller, params string[] scopes)
{
    public const string Providers = "/api/v1/catalogue/providers", Specialities = "/api/v1/catalogue/specialities";

    private readonly HttpClient _client = catalogue.ClientFor(caller, scopes);

    public CatalogueCalls(CatalogueUnderTest catalogue)
        : this(catalogue, Callers.Application())
    {
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A demonstration speciality of Demo Clinic, from 1.</summary>
    public static string Speciality(int number) => new SpecialityId(DemoClinics.Id((int)IdKind.Speciality, number)).ToString();

    public static string Entry(int number) => $"{Providers}/{new ProviderId(DemoClinics.Providers[number].ProviderId)}";

    /// <summary>A provider that can be added, with members changed or added.</summary>
    public static JsonObject Form(params (string Member, JsonNode? Value)[] members)
    {
        var form = new JsonObject
        {
            ["name"] = new JsonObject { ["en"] = "Dr. Zoë Al-Fahad", ["ar"] = "د. زوي الفهد" },
            ["biography"] = new JsonObject { ["en"] = "Sees families.", ["ar"] = "ترى العائلات." },
            ["gender"] = "female",
            ["yearsOfExperience"] = 4,
            ["languages"] = new JsonArray("en", "de"),
            ["specialityIds"] = new JsonArray(Speciality(1), Speciality(7)),
            ["prices"] = new JsonArray(Price(45, 21_000)),
        };
        foreach (var (member, value) in members)
            form[member] = value;
        return form;
    }

    public static JsonObject Price(int minutes, long amount, string currency = "KWD") => new()
    {
        ["durationMinutes"] = minutes,
        ["price"] = new JsonObject { ["amountMinor"] = amount, ["currency"] = currency },
    };

    public static JsonObject Named(string? en, string? ar, bool active = true) => new()
    {
        ["name"] = new JsonObject { ["en"] = en, ["ar"] = ar },
        ["active"] = active,
    };

    public async Task<Told> SendAsync(HttpMethod method, string path, JsonNode? body = null, string? ifMatch = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", $"\"{key}\"");
        using var answer = await _client.SendAsync(request, Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        return new Told(
            (int)answer.StatusCode,
            answer.Headers.ETag?.Tag,
            answer.Headers.Location?.ToString(),
            answer.Headers.Contains("Idempotency-Replayed"),
            JsonNode.Parse(text)!.AsObject());
    }

    public Task<Told> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Told> AddAsync(string path, JsonNode body, string? key = null) =>
        SendAsync(HttpMethod.Post, path, body, key: key ?? Guid.NewGuid().ToString());

    public Task<Told> PutAsync(string path, JsonNode body, string? ifMatch = "*") => SendAsync(HttpMethod.Put, path, body, ifMatch);

    /// <summary>Changes some members of what is there.</summary>
    public async Task<Told> ChangeAsync(string path, params (string Member, JsonNode? Value)[] members)
    {
        var entry = await GetAsync(path);
        foreach (var (member, value) in members)
            entry.Body[member] = value;
        var changed = await PutAsync(path, entry.Body, entry.ETag);
        Assert.True(changed.Status is 200, changed.Body.ToJsonString());
        return changed;
    }

    /// <summary>What a client was told.</summary>
    internal sealed record Told(int Status, string? ETag, string? Location, bool Replayed, JsonObject Body)
    {
        public string? Code => (string?)Body["code"];

        public IEnumerable<string> Errors => Body["errors"]?.AsObject().Select(error => error.Key) ?? [];
    }
}

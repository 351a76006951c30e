using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.Booking.Data;
using Tahoon.Contracts;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.Contracts.Internal;
using Tahoon.Contracts.Json;
using Tahoon.ServiceDefaults.Security;
using Tahoon.Testing;
using Tahoon.Testing.Http;
using Tahoon.Testing.Security;

namespace Tahoon.Booking.Tests.Support;

/// <summary>Booking under test, with one user and one provider of Demo Clinic known to its neighbours.</summary>
public sealed class BookingService() : TestService<Program>("booking-db")
{
    public Guid User { get; } = Guid.CreateVersion7();

    public Guid Provider { get; } = Guid.CreateVersion7();

    public SchedulingStandIn Scheduling { get; } = new();

    /// <summary>What the provider asks for half an hour.</summary>
    public long Price { get; set; } = 15_000;

    /// <summary>Runs before Identity or Catalogue answers who the user or the provider is; it is told which of them.</summary>
    public Func<string, Task> BeforeLookup { get; set; } = _ => Task.CompletedTask;

    /// <summary>The next whole hour two days from the service's now.</summary>
    public DateTime Start => Clock.GetUtcNow().UtcDateTime.Date.AddDays(2).AddHours(9);

    /// <summary>Asks to book for the known user with the known provider.</summary>
    public object Wish(DateTime? start = null) => new
    {
        userId = new UserId(User),
        providerId = new ProviderId(Provider),
        start = start ?? Start,
        durationMinutes = 30,
    };

    /// <summary>Posts as Demo Clinic's application, or as another caller.</summary>
    public Task<Answer> PostAsync(string path, object body, string? key = null, Caller? by = null, string? ifMatch = null) =>
        SendAsync(HttpMethod.Post, path, body, key, by, ifMatch);

    /// <summary>Puts as Demo Clinic's application, or as another caller.</summary>
    public Task<Answer> PutAsync(string path, object body, string? ifMatch, Caller? by = null) =>
        SendAsync(HttpMethod.Put, path, body, key: null, by, ifMatch);

    private async Task<Answer> SendAsync(HttpMethod method, string path, object body, string? key, Caller? by, string? ifMatch)
    {
        using var client = ClientFor(by ?? Callers.Application());
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body, options: WireJson.Options) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", $"\"{key}\"");
        if (ifMatch is not null)
            request.Headers.Add("If-Match", ifMatch);

        using var response = await client.SendAsync(request);
        return response.StatusCode is HttpStatusCode.InternalServerError
            ? throw new InvalidOperationException($"{string.Join('\n', ErrorLog.Entries)} {await response.Content.ReadAsStringAsync()}")
            : await Answer.OfAsync(response);
    }

    public async Task<Answer> GetAsync(string path, Caller? by = null)
    {
        using var client = ClientFor(by ?? Callers.Application());
        using var response = await client.GetAsync(path);
        return await Answer.OfAsync(response);
    }

    public async Task<Answer> DeleteAsync(string path, Caller? by = null)
    {
        using var client = ClientFor(by ?? Callers.Application());
        using var response = await client.DeleteAsync(path);
        return await Answer.OfAsync(response);
    }

    /// <summary>Books and returns the booking's opaque id.</summary>
    public async Task<string> BookAsync(DateTime? start = null)
    {
        var booked = await PostAsync("/api/v1/bookings", Wish(start), Guid.NewGuid().ToString());
        return booked.Status is HttpStatusCode.Created
            ? booked.Text("bookingId")
            : throw new InvalidOperationException($"Booking answered {booked.Status} {booked.Body}");
    }

    /// <summary>Moves the end of every lease into the past, as if the time had gone by.</summary>
    public Task EndLeasesAsync() => Services.WriteAsync<BookingDb>(database => database.Set<ServiceDefaults.Idempotency.ClaimRow>()
        .ExecuteUpdateAsync(set => set.SetProperty(claim => claim.LeaseUntil, DateTime.UnixEpoch)));

    protected override Task PrepareAsync(IServiceProvider services) => services.MigrateAsync<BookingDb>();

    protected override void Replace(IServiceCollection services)
    {
        Network.Answer("identity", (request, _) => AfterLookupAsync(request, Identity));
        Network.Answer("catalogue", (request, _) => AfterLookupAsync(request, Catalogue));
        Network.Answer("scheduling", Scheduling.AnswerAsync);
    }

    private async Task<HttpResponseMessage> AfterLookupAsync(
        HttpRequestMessage request, Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        if (!IdentityAnswers.Knows(request))
            await BeforeLookup(request.RequestUri!.Host);
        return answer(request);
    }

    private HttpResponseMessage Identity(HttpRequestMessage request) => request.RequestUri!.AbsolutePath switch
    {
        "/.well-known/jwks.json" or "/internal/tokens" => IdentityAnswers.To(request),
        "/internal/users" => TestAnswers.Json(new RegisteredUser(User, true)),
        var path when path.EndsWith(User.ToString(), StringComparison.Ordinal) && OfDemoClinic(request) =>
            TestAnswers.Json(new UserView(User, DemoClinics.DemoClinic, "Asia/Kuwait", "en")),
        _ => TestAnswers.Problem(Failures.NotFound),
    };

    private HttpResponseMessage Catalogue(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath.EndsWith(Provider.ToString(), StringComparison.Ordinal) && OfDemoClinic(request)
            ? TestAnswers.Json(new ProviderOffer(
                Provider, DemoClinics.DemoClinic, "Dr Sara",
                [new SessionPrice(30, new Money(Price, "KWD")), new SessionPrice(60, new Money(25_000, "KWD"))], 60))
            : TestAnswers.Problem(Failures.NotFound);

    private static bool OfDemoClinic(HttpRequestMessage request) =>
        HttpUtility.ParseQueryString(request.RequestUri!.Query)["organisationId"] == DemoClinics.DemoClinic.ToString();
}

/// <summary>What a client got.</summary>
public sealed record Answer(
    HttpStatusCode Status, string Body, string? ETag, bool Replayed, string? Location, TimeSpan? RetryAfter = null)
{
    public static async Task<Answer> OfAsync(HttpResponseMessage response) => new(
        response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.ETag?.Tag,
        response.Headers.Contains("Idempotency-Replayed"), response.Headers.Location?.ToString(),
        response.Headers.RetryAfter?.Delta);

    public string Text(string member) => Member(member).ToString();

    public JsonElement Member(string member)
    {
        using var document = JsonDocument.Parse(Body);
        return document.RootElement.GetProperty(member).Clone();
    }
}

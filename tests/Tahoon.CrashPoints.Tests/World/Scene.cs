using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Ids;
using Tahoon.Contracts.Json;
using Tahoon.Scheduling.Data;
using Tahoon.Testing;
using Tahoon.Testing.Security;
using Xunit;

namespace Tahoon.CrashPoints.World;

/// <summary>A user and a provider of their own, whom no other test meets, and a client that asks for them with one key.</summary>
internal sealed class Scene(TwoServices services)
{
    private readonly string _key = Guid.NewGuid().ToString();

    public TwoServices Services => services;

    public Guid User { get; } = Guid.CreateVersion7();

    public Guid Provider { get; } = Guid.CreateVersion7();

    /// <summary>What was prepared: the hold, or the booking, that the operation is about.</summary>
    public string About { get; set; } = "";

    /// <summary>Tuesday at nine, and half an hour later.</summary>
    public static readonly DateTime Start = new(2026, 6, 2, 9, 0, 0, DateTimeKind.Utc), Later = Start.AddMinutes(30);

    public static async Task<Scene> OpenAsync(TwoServices services)
    {
        var scene = new Scene(services);
        await services.Scheduling.Services.WriteAsync<SchedulingDb>(scene.AddScheduleAsync);
        return scene;
    }

    public object Wish(string? hold = null) => hold is null
        ? new { userId = new UserId(User), providerId = new ProviderId(Provider), start = Start, durationMinutes = 30 }
        : new { userId = new UserId(User), providerId = new ProviderId(Provider), start = Start, durationMinutes = 30, holdId = hold };

    /// <summary>Asks under the scene's key; null where the process ended before it answered.</summary>
    public Task<Answer?> AskAsync(string path, object body, string? ifMatch = null) => PostAsync(path, body, _key, ifMatch);

    /// <summary>Asks under a key of its own.</summary>
    public Task<Answer?> AskAnewAsync(string path, object body, string? ifMatch = null) =>
        PostAsync(path, body, Guid.NewGuid().ToString(), ifMatch);

    /// <summary>Makes what the operation is about, under a key of its own, and keeps its id.</summary>
    public async Task PrepareAsync(string path, string id)
    {
        services.Script.Begin();
        var made = await PostAsync(path, Wish(), Guid.NewGuid().ToString(), null);
        Assert.Equal(HttpStatusCode.Created, made!.Status);
        if (id is "bookingId")
            await services.Script.UntilPassedAsync(Script.Confirmed);
        services.Script.End();
        About = made.Text(id);
        await services.SettleAsync();
    }

    /// <summary>So many bookings the user has, cancelled ones too.</summary>
    public long Bookings() => services.Count("booking.db", "SELECT COUNT(*) FROM Bookings WHERE UserId = $user", ("$user", User));

    /// <summary>So many events the user's bookings have.</summary>
    public long Events() => services.Count(
        "booking.db", "SELECT COUNT(*) FROM BookingEvents e JOIN Bookings b ON b.BookingId = e.BookingId WHERE b.UserId = $user", ("$user", User));

    /// <summary>So many slots are held for the user.</summary>
    public long Holds() => services.Count("scheduling.db", "SELECT COUNT(*) FROM Allocations WHERE UserId = $user AND State = 1", ("$user", User));

    /// <summary>So many cells of the provider are taken.</summary>
    public long Cells() => services.Count("scheduling.db", "SELECT COUNT(*) FROM Cells WHERE ProviderId = $provider", ("$provider", Provider));

    private async Task<Answer?> PostAsync(string path, object body, string key, string? ifMatch)
    {
        using var client = services.Booking.ClientFor(Callers.Application());
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: WireJson.Options) };
        request.Headers.Add("Idempotency-Key", $"\"{key}\"");
        if (ifMatch is not null)
            request.Headers.Add("If-Match", ifMatch);
        return await services.Booking.UntilEndAsync(Answer.OfAsync(client.SendAsync(request)));
    }

    private Task AddScheduleAsync(SchedulingDb db)
    {
        db.Add(new Schedule
        {
            ProviderId = Provider,
            OrganisationId = DemoClinics.DemoClinic,
            TimeZone = "Etc/UTC",
            Version = 1,
            SlotMinutes = 30,
            NoticeMinutes = 60,
            HorizonDays = 90,
        });
        db.Add(new ProviderLock { ProviderId = Provider });
        db.Add(new SessionLength { ProviderId = Provider, Minutes = 30 });
        db.Add(new WeekHours { Id = Guid.CreateVersion7(), ProviderId = Provider, Day = 2, Opens = 9 * 60, Closes = 17 * 60 });
        return Task.CompletedTask;
    }
}

/// <summary>What a client got.</summary>
internal sealed record Answer(HttpStatusCode Status, string Body, bool Replayed)
{
    public static async Task<Answer> OfAsync(Task<HttpResponseMessage> asking)
    {
        using var response = await asking;
        return new Answer(
            response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Contains("Idempotency-Replayed"));
    }

    public string Text(string member)
    {
        using var document = JsonDocument.Parse(Body);
        return document.RootElement.GetProperty(member).ToString();
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tahoon.Booking.Data;
using Tahoon.Booking.Domain;
using Tahoon.Booking.Meetings;
using Tahoon.Contracts;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Events;
using Tahoon.Contracts.Json;
using Tahoon.Messaging;
using Tahoon.Messaging.Inbox;
using Tahoon.Messaging.Outbox;
using Tahoon.Messaging.Work;
using Tahoon.PartnerSimulators;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.Booking.Tests.Meetings;

/// <summary>A room as the simulated partner keeps it.</summary>
internal sealed record KeptRoom(string RoomId, string CustomRoomId, bool Disabled, int CreateRequests);

/// <summary>
/// Booking with one booking and the simulated partner. Its loops stand still: a test hands it messages and lets it work.
/// </summary>
internal sealed class MeetingsUnderTest() : TestService<BookingDb>("booking-db")
{
    private readonly HttpMessageInvoker _wire = new(new SocketsHttpHandler());
    private readonly HttpClient _partner = new();
    private WebApplication? _simulators;

    public SessionBooked Booked { get; private set; } = null!;

    public SessionCancelled Cancelled => new(
        Booked.BookingId, Booked.OrganisationId, Booked.UserId, Booked.ProviderId, Booked.Start, Booked.End, 2);

    public static async Task<MeetingsUnderTest> StartAsync()
    {
        var service = new MeetingsUnderTest();
        service._simulators = PartnerSimulatorsApp.Create(
            ["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning"],
            services => services.AddSingleton<TimeProvider>(service.Clock));
        await service._simulators.StartAsync(TestContext.Current.CancellationToken);
        service._partner.BaseAddress = new Uri(service._simulators.Urls.First());
        service.Network.Answer("partners", service.SendAsync);
        await service.InitializeAsync();
        await service.BookAsync();
        return service;
    }

    public async Task OrderAsync(object order)
    {
        using var answer = await _partner.PutAsJsonAsync(
            "/_simulator/orders/videosdk", order, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What the partner says to somebody who wants to enter a room.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> JoinAsync(string roomId, string token)
    {
        using var answer = await _partner.PostAsJsonAsync(
            "/_simulator/join", new { roomId, token }, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }

    /// <summary>A call of the partner's API with a token; its status.</summary>
    public async Task<HttpStatusCode> AskPartnerAsync(string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Authorization", token);
        using var answer = await _partner.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    /// <summary>The booking's row says that it was cancelled.</summary>
    public Task CancelAsync() => Services.WriteAsync<BookingDb>(db => db.Bookings.ExecuteUpdateAsync(
        set => set.SetProperty(row => row.Status, BookingStatus.Cancelled)));

    public async Task<IReadOnlyList<KeptRoom>> RoomsAsync() =>
        await _partner.GetFromJsonAsync<List<KeptRoom>>(
            "/_simulator/rooms", WireJson.Options, TestContext.Current.CancellationToken) ?? [];

    public Task<Settlement> DeliverAsync<TEvent>(TEvent data, Guid? id = null)
        where TEvent : IEvent
    {
        var eventId = id ?? Guid.CreateVersion7();
        var body = CloudEventJson.Encode(eventId, "booking", Clock.GetUtcNow().UtcDateTime, data);
        return Services.GetRequiredKeyedService<QueueConsumer<BookingDb>>(QueueNames.Meetings).HandleAsync(
            new ReceivedMessage(new QueueMessage(eventId.ToString(), TEvent.Type, body), 1, 1, Clock.GetUtcNow()),
            TestContext.Current.CancellationToken);
    }

    /// <summary>Tries once what is due.</summary>
    public async Task WorkAsync()
    {
        foreach (var meeting in await TakeAsync())
            await TryAsync(meeting);
    }

    public Task<IReadOnlyList<Meeting>> TakeAsync() => Worker.TakeAsync(8, TestContext.Current.CancellationToken);

    public Task TryAsync(Meeting meeting) => Worker.TryAsync(meeting, TestContext.Current.CancellationToken);

    /// <summary>The times of waiting rows and running leases have come.</summary>
    public Task PassTimeAsync() => Services.WriteAsync<BookingDb>(db => db.Meetings.ExecuteUpdateAsync(set => set
        .SetProperty(meeting => meeting.NextAttemptAt, DateTime.UnixEpoch)
        .SetProperty(meeting => meeting.LeaseUntil, meeting => meeting.LeaseUntil == null ? null : DateTime.UnixEpoch)));

    public Task<Meeting> MeetingAsync() => Services.ReadAsync<BookingDb, Meeting>(db => db.Meetings.SingleAsync());

    /// <summary>What the outbox owes to users.</summary>
    public Task<List<OutboxRow>> ToldAsync() => Services.ReadAsync<BookingDb, List<OutboxRow>>(
        db => db.Set<OutboxRow>().Where(row => row.Type == MeetingReady.Type).ToListAsync());

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _partner.Dispose();
        _wire.Dispose();
        if (_simulators is not null)
            await _simulators.DisposeAsync();
    }

    protected override Task PrepareAsync(IServiceProvider services) => services.MigrateAsync<BookingDb>();

    /// <summary>The loops that wait for messages, work and outlived rows are all of one assembly.</summary>
    protected override void Replace(IServiceCollection services)
    {
        var loops = services.Where(service => service.ServiceType == typeof(IHostedService)
            && service.ImplementationFactory?.Method.DeclaringType?.Assembly == typeof(IQueues).Assembly);
        foreach (var loop in loops.ToList())
            services.Remove(loop);
    }

    private Worker<BookingDb, Meeting, ArrangeRooms> Worker =>
        Services.GetRequiredService<Worker<BookingDb, Meeting, ArrangeRooms>>();

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        request.RequestUri = new Uri(_partner.BaseAddress!, request.RequestUri!.PathAndQuery);
        return _wire.SendAsync(request, cancellation);
    }

    private Task BookAsync()
    {
        var now = Clock.GetUtcNow().UtcDateTime;
        var provider = DemoClinics.Providers[0];
        var booking = BookingState.Begin(Guid.CreateVersion7(), new Booked(
            Guid.CreateVersion7(),
            provider.OrganisationId,
            Guid.CreateVersion7(),
            provider.ProviderId,
            "Dr. Sara Ali",
            Guid.CreateVersion7(),
            now.AddHours(5),
            now.AddHours(5.5),
            new Money(15_000, "KWD"),
            CancellationCutoffMinutes: 60));
        Booked = new SessionBooked(
            booking.BookingId, booking.OrganisationId, booking.UserId, booking.ProviderId, booking.ProviderName, booking.Start,
            booking.End, booking.Version);
        return Services.WriteAsync<BookingDb>(db =>
        {
            db.Add(BookingRow.Of(booking, notes: null, now));
            return Task.CompletedTask;
        });
    }
}

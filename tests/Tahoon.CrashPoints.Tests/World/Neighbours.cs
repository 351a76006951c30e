using Tahoon.Contracts;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Internal;
using Tahoon.Testing.Http;
using Tahoon.Testing.Security;
using BookingProcess = Tahoon.CrashPoints.World.ServiceProcess<Tahoon.Booking.Data.BookingDb, Tahoon.Booking.Data.SqliteBookingDb>;
using SchedulingProcess = Tahoon.CrashPoints.World.ServiceProcess<Tahoon.Scheduling.Data.SchedulingDb, Tahoon.Scheduling.Data.SqliteSchedulingDb>;

namespace Tahoon.CrashPoints.World;

/// <summary>
/// Whom each service reaches: the other one as it is, and stand-ins for Identity and Catalogue, to which every id is somebody.
/// </summary>
internal sealed class Neighbours(TwoServices services)
{
    public void OfBooking(BookingProcess booking)
    {
        Answer("identity", request => IdentityAnswers.Knows(request)
            ? Identity(request, booking.Clock.GetUtcNow())
            : TestAnswers.Json(new UserView(LastId(request), DemoClinics.DemoClinic, "Asia/Kuwait", "en")));
        Answer("catalogue", request => TestAnswers.Json(new ProviderOffer(
            LastId(request), DemoClinics.DemoClinic, "Dr Sara", [new SessionPrice(30, new Money(15_000, "KWD"))], 60)));
        booking.Network.Answer("scheduling", new Calls(booking.Life, AskSchedulingAsync));

        void Answer(string host, Func<HttpRequestMessage, HttpResponseMessage> answer) =>
            booking.Network.Answer(host, new Calls(booking.Life, (request, _) => Task.FromResult(answer(request))));
    }

    public void OfScheduling(SchedulingProcess scheduling)
    {
        scheduling.Network.Answer("identity", request => Identity(request, scheduling.Clock.GetUtcNow()));
        scheduling.Network.Answer("booking", new Calls(scheduling.Life, AskBookingAsync));
    }

    private async Task<HttpResponseMessage> AskSchedulingAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        if (services.Scheduling.Life.IsOver && !services.ComesBackAtOnce)
            throw Refused();

        var scheduling = await services.SchedulingAsync();
        return await scheduling.UntilEndAsync(SendAsync(scheduling.Server.CreateHandler(), request, cancellation)) ?? throw Broken();
    }

    private async Task<HttpResponseMessage> AskBookingAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var booking = services.Booking;
        return booking.Life.IsOver
            ? throw Refused()
            : await booking.UntilEndAsync(SendAsync(booking.Server.CreateHandler(), request, cancellation)) ?? throw Broken();
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpMessageHandler handler, HttpRequestMessage request, CancellationToken cancellation)
    {
        using var invoker = new HttpMessageInvoker(handler);
        return await invoker.SendAsync(request, cancellation);
    }

    private static HttpResponseMessage Identity(HttpRequestMessage request, DateTimeOffset now) =>
        request.RequestUri!.AbsolutePath is "/internal/tokens"
            ? TestAnswers.Json(new ServiceToken(TestTokens.For(Callers.Service(), now), 3600))
            : IdentityAnswers.To(request);

    private static Guid LastId(HttpRequestMessage request) => Guid.Parse(request.RequestUri!.Segments[^1]);

    private static HttpRequestException Refused() => new(HttpRequestError.ConnectionError, "Nobody listens there.");

    private static HttpRequestException Broken() => new(HttpRequestError.ResponseEnded, "The connection ended with its process.");
}

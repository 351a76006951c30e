using System.Net;
using System.Net.Http.Json;
using Tahoon.Contracts;
using Tahoon.Contracts.Demonstration;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.Contracts.Json;
using Tahoon.Testing.Http;

namespace Tahoon.Fuzz.Http;

/// <summary>The services beside the one that is tried: they know everybody and agree to everything.</summary>
internal static class Neighbours
{
    public static void Answer(TestNetwork network)
    {
        network.Answer("identity", Identity);
        network.Answer("catalogue", request => TestAnswers.Json(new ProviderOffer(
            Last(request), DemoClinics.DemoClinic, "Dr Sara",
            [new SessionPrice(30, new Money(15_000, "KWD")), new SessionPrice(60, new Money(25_000, "KWD"))], 60)));
        network.Answer("scheduling", SchedulingAsync);
        network.Answer("booking", _ => TestAnswers.Problem(Failures.NotFound));
    }

    private static HttpResponseMessage Identity(HttpRequestMessage request) =>
        IdentityAnswers.Knows(request) ? IdentityAnswers.To(request)
        : request.Method == HttpMethod.Post ? TestAnswers.Json(new RegisteredUser(DemoClinics.Id(3, 1), true))
        : TestAnswers.Json(new UserView(Last(request), DemoClinics.DemoClinic, "Asia/Kuwait", "en"));

    private static async Task<HttpResponseMessage> SchedulingAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (path == "/internal/availability")
        {
            var query = (await request.Content!.ReadFromJsonAsync<AvailabilityQuery>(WireJson.Options, cancellation))!;
            return TestAnswers.Json(new Availability(
                [.. query.ProviderIds.Select(id => new ProviderAvailability(id, "Asia/Kuwait", [query.From]))]));
        }

        if (path == "/internal/availability/earliest")
            return TestAnswers.Json(new EarliestStarts([]));

        if (request.Method != HttpMethod.Put)
            return new HttpResponseMessage(HttpStatusCode.OK);

        var wish = (await request.Content!.ReadFromJsonAsync<ReserveCommand>(WireJson.Options, cancellation))!;
        return TestAnswers.Json(new AllocationView(
            Last(request), wish.Owner, wish.ProviderId, wish.Start, wish.Start.AddMinutes(wish.DurationMinutes), AllocationState.Pending));
    }

    private static Guid Last(HttpRequestMessage request) =>
        Guid.TryParse(request.RequestUri!.Segments[^1], out var id) ? id : Guid.Empty;
}

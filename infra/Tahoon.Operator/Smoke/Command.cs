using System.Globalization;
using System.Text.Json;

namespace Tahoon.Operator.Smoke;

/// <summary><c>smoke</c>; answers the exit code.</summary>
internal static class Command
{
    private static readonly TimeSpan ForARoom = TimeSpan.FromMinutes(2);

    public static async Task<int> RunAsync(SmokeArguments arguments, TextWriter output, TextWriter errors)
    {
        using var deployment = new Deployment(arguments.Gateway);
        try
        {
            await Deployment.StepAsync("it is well", () => deployment.SendAsync(HttpMethod.Get, "/health/ready"), output);
            await Deployment.StepAsync("the application has a token", () => EnterAsync(deployment, arguments.AccessKey), output);
            await Deployment.StepAsync("the catalogue answers", () => deployment.SendAsync(HttpMethod.Get, "/api/v1/catalogue/filters"), output);
            var free = await Deployment.StepAsync("free time is found", () => FindAsync(deployment), output);
            if (arguments.Book)
                await BookAsync(deployment, free, output);
            return 0;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or InvalidOperationException or JsonException)
        {
            errors.WriteLine($"It does not work: {failure.Message}");
            return 1;
        }
    }

    private static async Task<bool> EnterAsync(Deployment deployment, string key)
    {
        var token = await deployment.SendAsync(HttpMethod.Post, "/api/auth/token", new { grant_type = "password", access_key = key });
        deployment.Enter(Text(token, "access_token"));
        return true;
    }

    /// <summary>The first of the page who has free time; anybody where nobody has, which the next step will say.</summary>
    private static async Task<JsonElement> FindAsync(Deployment deployment)
    {
        var page = await deployment.SendAsync(
            HttpMethod.Post,
            "/api/careprovider/getcareproviderslistwithschedule",
            new
            {
                from = Day(1),
                to = Day(8),
                timeZone = "UTC",
                durationMinutes = 30,
                pageSize = 100,
            });
        return page.GetProperty("careProvidersList").EnumerateArray()
            .FirstOrDefault(provider => provider.GetProperty("availableScheduleHoursList").GetArrayLength() > 0, page);
    }

    private static async Task BookAsync(Deployment deployment, JsonElement free, TextWriter output)
    {
        var user = await Deployment.StepAsync("a user is registered", async () => Text(
            await deployment.SendAsync(HttpMethod.Post, "/api/user/register", new
            {
                name = "Smoke test",
                email = $"smoke-{Guid.NewGuid():N}@example.org",
                timeZone = "UTC",
            }),
            "userId"), output);
        try
        {
            var session = new { userId = user, providerId = Text(free, "userLoginInfoId"), start = Text(free, "start"), durationMinutes = 30 };
            var booking = await Deployment.StepAsync("a session is booked", async () => Text(
                await deployment.SendAsync(HttpMethod.Post, "/api/v1/bookings", session, once: true), "bookingId"), output);
            try
            {
                await Deployment.StepAsync("its room is ready", () => RoomAsync(deployment, booking), output);
            }
            finally
            {
                await Deployment.StepAsync("it is cancelled", () => deployment.SendAsync(
                    HttpMethod.Post, "/api/sessionbooking/cancelbooking", new { bookingId = booking }), output);
            }
        }
        finally
        {
            await Deployment.StepAsync("the user is erased", () => deployment.SendAsync(HttpMethod.Delete, $"/api/v1/users/{user}"), output);
        }
    }

    private static async Task<bool> RoomAsync(Deployment deployment, string booking)
    {
        using var patience = new CancellationTokenSource(ForARoom);
        while (!(await deployment.SendAsync(HttpMethod.Get, $"/api/v1/bookings/{booking}")).GetRawText().Contains("\"Ready\"", StringComparison.Ordinal))
            await Task.Delay(TimeSpan.FromMilliseconds(500), patience.Token);
        return true;
    }

    private static string Day(int fromToday) => TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(fromToday)
        .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The first member of the name, wherever it is.</summary>
    private static string Text(JsonElement element, string member) =>
        Find(element, member) ?? throw new InvalidOperationException($"the answer has no {member}: {element}");

    private static string? Find(JsonElement element, string member) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject()
            .Select(one => one.NameEquals(member) ? one.Value.ToString() : Find(one.Value, member)).FirstOrDefault(found => found is not null),
        JsonValueKind.Array => element.EnumerateArray().Select(one => Find(one, member)).FirstOrDefault(found => found is not null),
        _ => null,
    };
}

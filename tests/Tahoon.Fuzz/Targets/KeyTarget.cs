using System.Net;
using Microsoft.AspNetCore.Http;
using Tahoon.Booking.Data;
using Tahoon.Fuzz.Engine;
using Tahoon.Fuzz.Http;
using Tahoon.Fuzz.Mutations;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Idempotency;

namespace Tahoon.Fuzz.Targets;

/// <summary>The headers <c>Idempotency-Key</c> and <c>If-Match</c>: read by the one who reads them, and now and then by a service.</summary>
internal sealed class KeyTarget : Target
{
    private static readonly string[] Keys = ["\"8e03978e-40d5-43dd-bc93-6894a57f9324\"", "plain-key", "\"with \\\"quotes\\\" and \\\\\"", "\"a\""];
    private static readonly string[] Tags = ["\"1\"", "W/\"1\"", "*", "\"1\", \"2\"", "\"2147483647\"", "\"-1\""];

    private ServiceUnderFuzz _service = null!;

    public override string Name => "keys";

    public override int Share => 120;

    public override async Task StartAsync() => _service = await ServiceUnderFuzz.StartAsync<BookingDb>("booking");

    public override FuzzInput Make(Random random)
    {
        var (header, specimens) = random.Next(2) == 0 ? (IdempotencyKey.Header, Keys) : ("If-Match", Tags);
        var text = WireRequest.InHeader(random.Spoil(specimens[random.Next(specimens.Length)]));
        return new FuzzInput(random.Next(20) == 0 ? $"POST {header}" : header, text);
    }

    public override Task<string?> TryAsync(FuzzInput input) => input.Where switch
    {
        IdempotencyKey.Header => Task.FromResult(Key(input.Text)),
        "If-Match" => Task.FromResult(Tag(input.Text)),
        $"POST {IdempotencyKey.Header}" => PostAsync(input.Text, "\"1\""),
        _ => PostAsync("\"key\"", input.Text),
    };

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_service is not null)
            await _service.DisposeAsync();
    }

    private static string? Key(string text)
    {
        var read = IdempotencyKey.Require(With(IdempotencyKey.Header, text));
        if (read.Failure is { } failure)
            return failure.Status == 400 ? null : $"refused by {failure.Status}";

        var key = read.Value!;
        if (key.Length is 0 or > 255 || key.Any(letter => letter is < ' ' or > '~'))
            return $"took the key '{key}'";

        var quoted = $"\"{key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        return IdempotencyKey.Require(With(IdempotencyKey.Header, quoted)).Value == key ? null : $"read {quoted} as another key than '{key}'";
    }

    private static string? Tag(string text)
    {
        var read = Booking.Answers.Tags.Expected(With("If-Match", text));
        return read.Failure is { } failure
            ? failure.Status is 412 or 428 ? null : $"refused by {failure.Status}"
            : ETag.Of(read.Value).Trim('"').TrimStart('0') == text.Trim().Trim('"').TrimStart('0')
                ? null : $"took version {read.Value}";
    }

    private async Task<string?> PostAsync(string key, string tag)
    {
        var request = new WireRequest(
            "POST", "/api/v1/bookings/bkg_unknown/cancel",
            [("Authorization", $"Bearer {_service.Token}"), ("Content-Type", "application/json"), (IdempotencyKey.Header, key), ("If-Match", tag)],
            "{}");
        if (await _service.SendAsync(request) is not ({ } status, _, var wrong))
            return null;

        return wrong ?? (status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.PreconditionFailed
            or HttpStatusCode.PreconditionRequired or HttpStatusCode.UnprocessableEntity ? null : $"answered {(int)status}");
    }

    private static HttpRequest With(string header, string value)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers[header] = value;
        return context.Request;
    }
}

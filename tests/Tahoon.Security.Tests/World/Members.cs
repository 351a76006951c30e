using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tahoon.Contracts.Ids;
using Tahoon.SecurityTests.Api;

namespace Tahoon.SecurityTests.World;

/// <summary>A member of requests by its name: what it means, and a valid value.</summary>
/// <param name="Kind">What an id names.</param>
/// <param name="Shared">All of the organisation may know it, such as a provider.</param>
internal sealed record Member(Meaning Meaning, Func<Cast, Operation, Task<JsonNode?>> Value, IdKind? Kind = null, bool Shared = false);

/// <summary>
/// All members that requests of the API have. One that is not listed fails the tests: a new member is covered once it is said
/// here what it means.
/// </summary>
internal static partial class Members
{
    private static readonly Dictionary<string, Member> Known = new(StringComparer.Ordinal)
    {
        ["userId"] = Id(IdKind.User, cast => cast.UserAsync()),
        ["providerId"] = Id(IdKind.Provider, cast => Task.FromResult(cast.Provider), shared: true),
        ["serviceProviderId"] = Id(IdKind.Provider, cast => Task.FromResult(cast.Provider), shared: true),
        ["bookingId"] = Id(IdKind.Booking, cast => cast.BookingAsync()),
        ["holdId"] = Id(IdKind.Hold, cast => cast.HoldAsync()),
        ["timeOffId"] = Id(IdKind.TimeOff, cast => cast.TimeOffAsync(), shared: true),
        ["client_id"] = Id(IdKind.Application, cast => Task.FromResult(cast.Clinic.ApplicationId)),
        ["specialityId"] = Id(IdKind.Speciality, cast => cast.Clinic.SpecialityAsync(), shared: true),
        ["specialityIds"] = Id(IdKind.Speciality, cast => cast.Clinic.SpecialityAsync(), shared: true),

        ["name"] = Text(cast => $"{cast.Clinic.Mark} person"),
        ["notes"] = Text(cast => $"{cast.Clinic.Mark} notes"),
        ["reason"] = Text(cast => $"{cast.Clinic.Mark} reason"),
        ["text"] = Text(_ => "a"),
        ["en"] = Text(cast => $"{cast.Clinic.Mark} text {cast.Number}"),
        ["ar"] = Text(cast => $"{cast.Clinic.Mark} نص {cast.Number}"),
        ["title"] = Text(_ => "Founding day"),
        ["externalReference"] = Text(cast => $"{cast.Clinic.Mark}-reference-{cast.Number}"),
        ["email"] = Closed(cast => $"{cast.Clinic.Mark}.{cast.Number}@example.org"),
        ["phone"] = Closed(cast => cast.Clinic.Phone(cast.Number)),
        ["token"] = new(Meaning.Token, (cast, _) => Json($"{cast.Clinic.Mark}-device-{cast.Number}")),
        ["idempotencyKey"] = new(Meaning.Key, (cast, _) => Json(cast.Key)),
        ["Idempotency-Key"] = new(Meaning.Key, (cast, _) => Json($"\"{cast.Key}\"")),
        ["If-Match"] = Closed(VersionAsync),

        ["grant_type"] = Closed((_, operation) => Json(operation.Path.StartsWith("/api/v1", StringComparison.Ordinal) ? "client_credentials" : "password")),
        ["access_key"] = new(Meaning.Secret, (cast, _) => Json(cast.Clinic.AccessKey)),
        ["client_secret"] = new(Meaning.Secret, (cast, _) => Json(cast.Clinic.AccessKey)),
        ["scope"] = Closed(_ => "catalogue.read"),

        ["timeZone"] = Closed(_ => "Asia/Kuwait"),
        ["language"] = Closed(_ => "ar"),
        ["languages"] = Closed(_ => "en"),
        ["genders"] = Closed(_ => "female"),
        ["gender"] = Closed(_ => "female"),
        ["photoUrl"] = Closed(_ => "https://example.org/photo.jpg"),
        ["currency"] = Closed(cast => cast.Clinic.Currency),
        ["active"] = Flag(true),
        ["platform"] = Closed(_ => "android"),
        ["override"] = Flag(true),
        ["everyYear"] = Flag(true),
        ["sort"] = Closed(_ => "name"),
        ["status"] = Closed(_ => "Confirmed"),
        ["day"] = Closed(_ => "Monday"),
        ["opens"] = Closed(_ => "08:00"),
        ["closes"] = Closed(_ => "16:00"),
        ["date"] = Closed(_ => Date(Clinic.FarAway)),
        ["validFrom"] = Closed(_ => Date(Clinic.FarAway)),
        ["validTo"] = Closed(_ => Date(Clinic.FarAway.AddDays(30))),
        ["from"] = Closed(_ => Clinic.Text(Clinic.Tomorrow)),
        ["to"] = Closed(_ => Clinic.Text(Clinic.Tomorrow.AddDays(5))),
        ["start"] = Closed(async (cast, operation) => Clinic.Text(
            cast.ChangesSchedules ? Clinic.FarAway.AddHours(cast.Number) : await cast.StartAsync())),
        ["end"] = Closed(cast => Clinic.Text(Clinic.FarAway.AddHours(cast.Number).AddMinutes(30))),
        ["query"] = Closed(cast => $"{GraphDocument.Text}\n# {cast.Clinic.Mark}"),
        ["operationName"] = Closed(_ => GraphDocument.OperationName),
        ["variables"] = Closed(async (cast, _) => $$$"""
            {"providerId":"{{{cast.Provider}}}","search":{"from":"{{{Clinic.Text(Clinic.Tomorrow)}}}","to":"{{{Clinic.Text(Clinic.Tomorrow.AddDays(5))}}}",
            "timeZone":"Asia/Kuwait","durationMinutes":30,"specialityIds":["{{{await cast.Clinic.SpecialityAsync()}}}"],"limit":5}}
            """),
        ["extensions"] = Closed(_ => "{}"),
        ["cursor"] = new(Meaning.Cursor, (_, _) => Task.FromResult<JsonNode?>(null)),

        ["durationMinutes"] = Number(30),
        ["sessionMinutes"] = Number(30),
        ["slotMinutes"] = Number(30),
        ["bufferBeforeMinutes"] = Number(5),
        ["bufferAfterMinutes"] = Number(5),
        ["noticeMinutes"] = Number(60),
        ["horizonDays"] = Number(60),
        ["maxPerDay"] = Number(20),
        ["cancellationCutoffMinutes"] = Number(60),
        ["rescheduleCutoffMinutes"] = Number(60),
        ["lateCancelRefundPercent"] = Number(50),
        ["yearsOfExperience"] = Number(12),
        ["amountMinor"] = Number(15_000),
        ["minFee"] = Number(0),
        ["maxFee"] = Number(1_000_000),
        ["page"] = Number(1),
        ["pageSize"] = Number(5),
        ["limit"] = Number(5),
    };

    /// <summary>What this position means.</summary>
    /// <exception cref="InvalidOperationException">Nobody has said yet.</exception>
    public static Member Of(Operation operation, Position position)
    {
        if (position.Shape.Type is "object" or "array")
            return new Member(Meaning.Structure, (_, _) => Task.FromResult<JsonNode?>(null));

        var name = position is { Place: Place.Path, Name: "id" } ? IdOfPath(operation.Path) : position.Name;
        var known = Known.GetValueOrDefault(name);
        if (known is { Meaning: Meaning.FreeText } && operation.Path.Contains("/specialities", StringComparison.Ordinal))
            return known with { Meaning = Meaning.UniqueText };

        return known ?? throw new InvalidOperationException(
            $"{operation} has a member that the security tests know nothing of: {position}. Say in Members what it means: "
            + "an identifier (of what, and how one is made), free text, a closed set, a number, a token, a secret.");
    }

    /// <summary><c>/users/{id}</c> is a user's.</summary>
    private static string IdOfPath(string path) =>
        PathId().Match(path) is { Success: true } found ? $"{found.Groups[1].Value}Id" : "id";

    private static async Task<string> VersionAsync(Cast cast, Operation operation)
    {
        // requests go at once, and each change of the organisation's holidays raises the version of all its schedules
        if (operation.Path.EndsWith("/organisation/holidays", StringComparison.Ordinal)
            || operation.Path.Contains("/providers/", StringComparison.Ordinal)
            || operation.Path.Contains("/specialities/", StringComparison.Ordinal))
            return "*";

        return await cast.Clinic.ETagAsync(
            operation.Path.Contains("/bookings/", StringComparison.Ordinal) ? $"/api/v1/bookings/{await cast.BookingAsync()}"
            : operation.Path.Contains("/users/", StringComparison.Ordinal) ? $"/api/v1/users/{await cast.UserAsync()}"
            : operation.Path.EndsWith("/organisation/policies", StringComparison.Ordinal) ? "/api/v1/organisation/policies"
            : throw new InvalidOperationException($"{operation} wants If-Match: say in Members whose version that is."));
    }

    private static Member Id(IdKind kind, Func<Cast, Task<string>> id, bool shared = false) =>
        new(Meaning.Id, async (cast, _) => await id(cast), kind, shared);

    private static Member Text(Func<Cast, string> text) => new(Meaning.FreeText, (cast, _) => Json(text(cast)));

    private static Member Closed(Func<Cast, string> text) => new(Meaning.Closed, (cast, _) => Json(text(cast)));

    private static Member Closed(Func<Cast, Operation, Task<JsonNode?>> value) => new(Meaning.Closed, value);

    private static Member Closed(Func<Cast, Operation, Task<string>> text) =>
        new(Meaning.Closed, async (cast, operation) => await text(cast, operation));

    private static Member Flag(bool flag) => new(Meaning.Closed, (_, _) => Task.FromResult<JsonNode?>(flag));

    private static Member Number(long number) => new(Meaning.Number, (_, _) => Task.FromResult<JsonNode?>(number));

    private static Task<JsonNode?> Json(string text) => Task.FromResult<JsonNode?>(text);

    private static string Date(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/([a-z-]+)s/\{id\}")]
    private static partial Regex PathId();
}

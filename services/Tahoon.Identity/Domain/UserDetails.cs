using System.Security.Cryptography;
using System.Text.Json;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;
using Tahoon.ServiceDefaults.Validation;
using Tahoon.ServiceDefaults.Validation.Unicode;

namespace Tahoon.Identity.Domain;

/// <summary>A user to register: trimmed, normalised, and valid by every rule.</summary>
/// <param name="Email">As it was given.</param>
/// <param name="Language">Null where the organisation's is meant.</param>
/// <param name="Devices">Null where nothing was said of devices.</param>
internal sealed record UserDetails(
    string Name,
    string Email,
    string? Phone,
    string TimeZone,
    string? Language,
    string? ExternalReference,
    IReadOnlyList<Device>? Devices)
{
    public string NormalisedEmail => Email.ToLowerInvariant();

    /// <summary>Stands for the set of devices, whatever their order; null where nothing was said of them.</summary>
    public string? DevicesHash => Devices is null
        ? null
        : Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
            Devices.OrderBy(device => device.Token, StringComparer.Ordinal))));

    /// <summary>Makes details of what was asked for, or tells every member that is not valid.</summary>
    public static Result<UserDetails> Of(RegisterUserCommand command)
    {
        var details = new UserDetails(
            Nfc.Of((command.Name ?? "").Trim()),
            Nfc.Of((command.Email ?? "").Trim()),
            Compact(command.Phone),
            (command.TimeZone ?? "").Trim(),
            Blank(command.Language),
            Blank(command.ExternalReference) is { } reference ? Nfc.Of(reference) : null,
            command.Devices?.DistinctBy(device => device.Token).ToList());

        var errors = details.Problems()
            .Where(problem => problem.Message is not null)
            .GroupBy(problem => problem.Member, problem => problem.Message!)
            .ToDictionary(member => member.Key, member => member.Distinct().ToArray());
        return errors.Count == 0
            ? details
            : Failures.Invalid(errors);
    }

    /// <summary>Without personal data, as a record's text may reach a log.</summary>
    public override string ToString() => nameof(UserDetails);

    private IEnumerable<(string Member, string? Message)> Problems()
    {
        yield return ("name", UserRules.Name(Name));
        yield return ("email", UserRules.Email(Email));
        yield return ("phone", Phone is null ? null : UserRules.Phone(Phone));
        yield return ("timeZone", UserRules.TimeZone(TimeZone));
        yield return ("language", Language is null ? null : UserRules.Language(Language));
        yield return ("externalReference", ExternalReference is null ? null : UserRules.Reference(ExternalReference));
        if (Devices?.Count > UserRules.MostDevices)
            yield return ("deviceTokens", $"At most {UserRules.MostDevices} devices are taken.");
        foreach (var (device, number) in (Devices ?? []).Select((device, number) => (device, number)))
        {
            yield return ($"deviceTokens[{number}].token", UserRules.DeviceToken(device.Token ?? ""));
            yield return ($"deviceTokens[{number}].platform", UserRules.Platform(device.Platform ?? ""));
        }
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string? Compact(string? phone) =>
        Blank(phone) is { } text ? PhoneNumberAttribute.Compact(text) : null;
}

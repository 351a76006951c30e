using System.Text.Json.Serialization;

namespace Tahoon.Load.Flows;

internal sealed record TokenQuestion(
    [property: JsonPropertyName("grant_type")] string GrantType, [property: JsonPropertyName("access_key")] string AccessKey);

internal sealed record TokenAnswer([property: JsonPropertyName("access_token")] string AccessToken);

internal sealed record UserQuestion(string Name, string Email, string TimeZone, IReadOnlyList<DeviceQuestion> DeviceTokens);

internal sealed record DeviceQuestion(string Token, string Platform);

internal sealed record UserAnswer(string UserId);

internal sealed record SearchQuestion(DateTime From, DateTime To, string TimeZone, int DurationMinutes, int Page, int PageSize, string Sort = "name");

internal sealed record SearchAnswer(int TotalCount, IReadOnlyList<ProviderAnswer> CareProvidersList);

internal sealed record ProviderAnswer(string UserLoginInfoId, IReadOnlyList<TimeAnswer> AvailableScheduleHoursList);

internal sealed record TimeAnswer(DateTime Start);

internal sealed record ScheduleQuestion(string ServiceProviderId, DateTime From, DateTime To, string TimeZone, int DurationMinutes);

internal sealed record ScheduleAnswer(IReadOnlyList<TimeAnswer> AvailableHoursList);

internal sealed record BookQuestion(string UserId, string ServiceProviderId, DateTime Start, int DurationMinutes, string IdempotencyKey);

internal sealed record BookAnswer(string BookingId);

internal sealed record CancelQuestion(string BookingId);

/// <summary>A time that a provider offers.</summary>
internal readonly record struct Slot(string ProviderId, DateTime Start);

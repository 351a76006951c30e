using Refit;
using Tahoon.Contracts.Internal;
using Tahoon.ServiceDefaults.Http;

namespace Tahoon.Catalogue.Clients;

/// <summary>What Catalogue asks of Scheduling.</summary>
internal interface ISchedulingApi
{
    /// <summary>A question, so it may be repeated.</summary>
    [Post("/internal/availability")]
    Task<Availability> FindFreeAsync(
        [Body] AvailabilityQuery query,
        [Property(HttpClientExtensions.IdempotentOption)] bool repeatable,
        CancellationToken cancellation);

    /// <summary>A question, so it may be repeated.</summary>
    [Post("/internal/availability/earliest")]
    Task<EarliestStarts> FindEarliestAsync(
        [Body] EarliestQuery query,
        [Property(HttpClientExtensions.IdempotentOption)] bool repeatable,
        CancellationToken cancellation);
}

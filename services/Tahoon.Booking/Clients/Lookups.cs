using Microsoft.Extensions.Caching.Hybrid;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;

namespace Tahoon.Booking.Clients;

/// <summary>Users and providers' offers, remembered for a few minutes. What is not there is not remembered.</summary>
internal sealed class Lookups(HybridCache cache, IIdentityApi identity, ICatalogueApi catalogue)
{
    private static readonly HybridCacheEntryOptions Minutes = new() { Expiration = TimeSpan.FromMinutes(5) };

    public Task<Result<UserView>> UserAsync(Guid organisationId, Guid userId, CancellationToken cancellation) => FindAsync(
        $"booking:user:{organisationId:N}:{userId:N}",
        token => ApiAnswers.AskAsync("identity", () => identity.GetUserAsync(userId, organisationId, token)),
        cancellation);

    public Task<Result<ProviderOffer>> OfferAsync(Guid organisationId, Guid providerId, CancellationToken cancellation) => FindAsync(
        $"booking:offer:{organisationId:N}:{providerId:N}",
        token => ApiAnswers.AskAsync("catalogue", () => catalogue.GetOfferAsync(providerId, organisationId, token)),
        cancellation);

    private async Task<Result<T>> FindAsync<T>(
        string key, Func<CancellationToken, Task<Result<T>>> ask, CancellationToken cancellation)
        where T : class
    {
        var found = await cache.GetOrCreateAsync(
            key, async token => (await ask(token)).Value, Minutes, cancellationToken: cancellation);
        if (found is not null)
            return found;

        await cache.RemoveAsync(key, cancellation);
        return Failures.NotFound;
    }
}

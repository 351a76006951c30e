using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Internal;

namespace Tahoon.Booking.Clients;

/// <summary>Users and providers' offers, as <see cref="Remembered"/> keeps them.</summary>
internal sealed class Lookups(Remembered remembered, IIdentityApi identity, ICatalogueApi catalogue)
{
    public Task<Result<Known<UserView>>> UserAsync(Guid organisationId, Guid userId, CancellationToken cancellation) =>
        remembered.FindAsync(
            $"booking:known-user:{organisationId:N}:{userId:N}",
            Remembered.Fresh,
            token => ApiAnswers.AskAsync("identity", () => identity.GetUserAsync(userId, organisationId, token)),
            cancellation);

    public Task<Result<Known<ProviderOffer>>> OfferAsync(
        Guid organisationId, Guid providerId, CancellationToken cancellation) => remembered.FindAsync(
            $"booking:known-offer:{organisationId:N}:{providerId:N}",
            Remembered.FreshOffer,
            token => ApiAnswers.AskAsync("catalogue", () => catalogue.GetOfferAsync(providerId, organisationId, token)),
            cancellation);
}

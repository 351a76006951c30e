using Tahoon.Booking.Clients;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Booking.Features.BookSession;

/// <summary>Asks for the user and the provider at the same time.</summary>
internal sealed class WhoMeets(Lookups lookups, IIdentityApi identity)
{
    public async Task<Result<Parties>> FindAsync(SessionWish wish, CancellationToken cancellation)
    {
        var asking = UserAsync(wish, cancellation);
        var offering = lookups.OfferAsync(wish.By.OrganisationId, wish.ProviderId, cancellation);
        await Task.WhenAll(asking, offering);

        var user = await asking;
        var offer = await offering;
        if (user.Failed)
            return user.Failure;
        if (offer.Failed)
            return offer.Failure;

        if (!offer.Value.Value.Active)
            return Failures.ProviderInactive;

        var price = offer.Value.Value.Prices.FirstOrDefault(price => price.DurationMinutes == wish.DurationMinutes);
        return price is null
            ? Failures.SlotNotOffered.Because("The provider has no sessions of this length.")
            : new Parties(user.Value.Id, offer.Value.Value, price, offer.Value.AsOf);
    }

    private async Task<Result<FoundUser>> UserAsync(SessionWish wish, CancellationToken cancellation)
    {
        // a user's own token books for that user only
        if (wish.By.Kind is CallerKind.User && wish.UserId != wish.By.SubjectId)
            return Failures.NotFound;

        if (wish.NewUser is { } newUser)
        {
            var registered = await ApiAnswers.AskAsync("identity", () => identity.RegisterAsync(newUser, true, cancellation));
            return registered.Failed ? registered.Failure : new FoundUser(registered.Value.UserId);
        }

        var user = await lookups.UserAsync(wish.By.OrganisationId, wish.UserId ?? Guid.Empty, cancellation);
        return user.Failed ? user.Failure : new FoundUser(user.Value.Value.UserId);
    }

    private sealed record FoundUser(Guid Id);
}

using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Booking.Answers;

/// <summary>Who may go past a cut-off: the provider, or its organisation for it, and each says why.</summary>
internal static class Overriding
{
    /// <summary>What is wrong with the request, whatever the booking is; null where nothing is.</summary>
    public static Failure? Fault(bool wanted, Caller by, string? reason) => wanted switch
    {
        false => null,
        _ when by.Kind is not (CallerKind.Application or CallerKind.Provider) =>
            Failures.Forbidden.Because("A cut-off is overridden by the provider or for it."),
        _ when string.IsNullOrWhiteSpace(reason) => Failures.Invalid("reason", "Whoever overrides the cut-off says why."),
        _ => null,
    };
}

namespace Tahoon.Identity.Domain;

/// <summary>What is left of a user that was erased: that there was one. Nothing in it names anybody.</summary>
internal sealed class ErasedUser
{
    public required Guid Id { get; init; }

    public required Guid OrganisationId { get; init; }

    public required DateTime ErasedAt { get; init; }
}

using Tahoon.ServiceDefaults.Security;

namespace Tahoon.ServiceDefaults.Data;

/// <summary>
/// Whose rows may be seen and changed. What is out of reach does not exist: it is not found, and can't be written.
/// </summary>
public sealed record Reach
{
    /// <summary>No row that belongs to anybody: where it is unknown who asks.</summary>
    public static readonly Reach Nothing = new();

    /// <summary>Every row: background work, migrations, and other services, which name the organisation in what they ask.</summary>
    public static readonly Reach Everything = new() { IsEverything = true };

    private Reach() { }

    /// <summary>True where nothing is out of reach.</summary>
    public bool IsEverything { get; private init; }

    /// <summary>The organisation; empty where none is in reach.</summary>
    public Guid OrganisationId { get; private init; }

    /// <summary>The one user whose own rows are in reach, or null for all of the organisation.</summary>
    public Guid? UserId { get; private init; }

    /// <summary>The one provider whose own rows are in reach, or null for all of the organisation.</summary>
    public Guid? ProviderId { get; private init; }

    /// <summary>True where a row may be changed by whoever has this reach.</summary>
    /// <param name="organisation">Whose it is.</param>
    /// <param name="user">The user it names, or null where it names none; likewise the provider.</param>
    /// <param name="provider">The provider it names.</param>
    public bool Covers(Guid? organisation, Guid? user, Guid? provider) => IsEverything
        || (OrganisationId != Guid.Empty && OrganisationId == organisation
            && (UserId is null || UserId == user)
            && (ProviderId is null || ProviderId == provider));

    /// <summary>An application reaches its organisation's rows; a user and a provider their own of it.</summary>
    public static Reach Of(Caller caller) => caller.Kind switch
    {
        CallerKind.Application => new() { OrganisationId = caller.OrganisationId },
        CallerKind.User => new() { OrganisationId = caller.OrganisationId, UserId = caller.SubjectId },
        CallerKind.Provider => new() { OrganisationId = caller.OrganisationId, ProviderId = caller.SubjectId },
        CallerKind.Operator or CallerKind.Service => Everything,
        _ => Nothing,
    };
}

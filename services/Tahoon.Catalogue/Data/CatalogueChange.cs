using System.Diagnostics;
using System.Text.Json;
using Tahoon.Contracts.Json;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Catalogue.Data;

/// <summary>An appended line: who made what of an entry of the catalogue, and when. Two writers of one version: one of them fails on the key.</summary>
internal sealed class CatalogueChange
{
    public const string Provider = "provider", Speciality = "speciality";

    /// <summary>The provider or speciality.</summary>
    public required Guid EntryId { get; init; }

    public required int Version { get; init; }

    public required Guid OrganisationId { get; init; }

    /// <summary><c>provider</c> or <c>speciality</c>.</summary>
    public required string What { get; init; }

    /// <summary>The entry as it is from then on, as its clients see it.</summary>
    public required string Entry { get; init; }

    public required DateTime At { get; init; }

    public required CallerKind ByKind { get; init; }

    /// <summary>The application that changed it.</summary>
    public required Guid BySubject { get; init; }

    public string? TraceId { get; init; }

    public static CatalogueChange Of(Provider provider, object view, Caller by, DateTime now) =>
        Of(provider.Id, provider.Version, Provider, view, by, now);

    public static CatalogueChange Of(Speciality speciality, object view, Caller by, DateTime now) =>
        Of(speciality.Id, speciality.Version, Speciality, view, by, now);

    private static CatalogueChange Of(Guid id, int version, string what, object view, Caller by, DateTime now) => new()
    {
        EntryId = id,
        Version = version,
        OrganisationId = by.OrganisationId,
        What = what,
        Entry = JsonSerializer.Serialize(view, view.GetType(), WireJson.Options),
        At = now,
        ByKind = by.Kind,
        BySubject = by.SubjectId,
        TraceId = Activity.Current?.TraceId.ToHexString(),
    };
}

namespace Tahoon.Catalogue.Data;

/// <summary>By which a copy of an organisation's providers is told to be old: saving one of them raises it, in the same transaction.</summary>
internal sealed class DirectoryMark
{
    public required Guid OrganisationId { get; init; }

    public long Version { get; init; }
}

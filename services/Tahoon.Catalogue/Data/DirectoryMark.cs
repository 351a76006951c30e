namespace Tahoon.Catalogue.Data;

/// <summary>By which a copy of an organisation's catalogue is told to be old: saving any of it raises it, in the same transaction.</summary>
internal sealed class DirectoryMark
{
    public required Guid OrganisationId { get; init; }

    public long Version { get; init; }
}

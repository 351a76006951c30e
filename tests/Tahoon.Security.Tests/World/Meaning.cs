namespace Tahoon.SecurityTests.World;

/// <summary>What a member is for, which says what may be in it.</summary>
internal enum Meaning
{
    /// <summary>An opaque identifier.</summary>
    Id,

    /// <summary>A list or an object: its members say more.</summary>
    Structure,

    /// <summary>What a person wrote, in any script, without markup.</summary>
    FreeText,

    /// <summary>Free text that no two things of an organisation may share.</summary>
    UniqueText,

    /// <summary>One of a closed set, or of a shape that leaves no room for anything else.</summary>
    Closed,

    /// <summary>A number within bounds.</summary>
    Number,

    /// <summary>Letters and marks that name a device.</summary>
    Token,

    /// <summary>Visible letters that name a request; they are kept as a hash and shown to nobody.</summary>
    Key,

    /// <summary>What proves who asks: anything else is refused.</summary>
    Secret,

    /// <summary>A place in a list.</summary>
    Cursor,
}

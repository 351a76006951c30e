namespace Tahoon.Load.Measuring;

/// <summary>What became of one request.</summary>
internal enum Outcome
{
    Done,

    /// <summary>The time was somebody else's already, or the provider's day is full: an answer, and the right one.</summary>
    Lost,

    /// <summary>Refused at the edge with 503 or 429 and told when to come again.</summary>
    Shed,

    /// <summary>Anything else, no answer among it.</summary>
    Failed,
}

/// <summary>The operations of the audited API, as the report names them.</summary>
internal enum Operation
{
    Token,
    Register,
    Questions,
    Filters,
    Profile,
    Search,
    Schedule,
    Book,
    Cancel,
}

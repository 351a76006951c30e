using Tahoon.SecurityTests.Api;
using Tahoon.SecurityTests.World;

namespace Tahoon.SecurityTests.Input;

/// <summary>What has to become of a request that was spoilt.</summary>
internal enum Expected
{
    /// <summary>A documented 4xx, and no database changes.</summary>
    Refused,

    /// <summary>It is no fault: it must be taken.</summary>
    Taken,

    /// <summary>Either, as long as it is told well.</summary>
    Either,
}

/// <summary>One thing wrong with a request.</summary>
internal sealed record Fault(string Name, Expected Expected, Func<Draft, Draft> Apply);

/// <summary>A request and what is wrong with it.</summary>
internal sealed record Case(Way Way, string What, Fault Fault)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Way.Operation}: {What} {Fault.Name}";
}

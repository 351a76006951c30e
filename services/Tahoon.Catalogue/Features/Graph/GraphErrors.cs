using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation.Errors.Custom;
using Tahoon.Contracts.Errors;

namespace Tahoon.Catalogue.Features.Graph;

/// <summary>A field has no value, for a reason that a client is told.</summary>
internal sealed class FieldRefused(Failure failure) : ExecutionError(failure.Title)
{
    public Failure Failure => failure;
}

/// <summary>Gives errors the codes that problem details have, and nothing of what is behind them.</summary>
internal sealed class GraphErrors : IErrorInfoProvider
{
    private const int LongestMessage = 300;

    public static Failure Of(ExecutionError error) => error switch
    {
        FieldRefused refused => refused.Failure,
        DocumentMalformed => Failures.GraphMalformed,
        ComplexityError => Failures.GraphTooCostly,
        DocumentError => Failures.GraphInvalid,
        _ => Failures.Internal,
    };

    public ErrorInfo GetInfo(ExecutionError executionError)
    {
        var failure = Of(executionError);
        var extensions = new Dictionary<string, object?> { ["code"] = failure.Code };
        if (failure.Errors is { } errors)
            extensions["errors"] = errors;

        // the library's messages repeat what the client sent
        var message = executionError is DocumentError ? executionError.Message : failure.Title;
        return new ErrorInfo
        {
            Message = message.Length > LongestMessage ? message[..LongestMessage] + "…" : message,
            Extensions = extensions,
        };
    }
}

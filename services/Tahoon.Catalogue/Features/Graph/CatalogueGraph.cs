using System.Text.Json;
using GraphQL;
using GraphQL.Execution;
using GraphQL.SystemTextJson;
using GraphQL.Validation;
using GraphQLParser.AST;
using Tahoon.Contracts.Errors;

namespace Tahoon.Catalogue.Features.Graph;

/// <summary>
/// Executes documents within limits. What breaks is thrown: it becomes the answer that it is everywhere else. Fields are
/// executed one after the other, so that nothing goes on after what was thrown.
/// </summary>
internal sealed class CatalogueGraph : IDisposable
{
    private readonly CatalogueSchema _schema = new();

    private readonly GraphQLSerializer _reader = new();

    private readonly DocumentExecuter _executer = new(
        new Documents(),
        new DocumentValidator(),
        new DefaultExecutionStrategySelector([new(SerialExecutionStrategy.Instance, OperationType.Query)]),
        []);

    private readonly IValidationRule[] _rules =
    [
        new QueriesOnly(),
        .. DocumentValidator.CoreRules,
        GraphLimits.Rule(),
    ];

    /// <summary>The schema in its own language.</summary>
    public string Sdl => _schema.Print();

    /// <summary>The variables as the library has them; JSON allows what is no text, such as half of a surrogate pair.</summary>
    public Result<Inputs> Read(IReadOnlyDictionary<string, JsonElement>? variables)
    {
        try
        {
            return variables is null ? Inputs.Empty : _reader.ReadNode<Inputs>(JsonSerializer.SerializeToElement(variables))!;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or ArgumentException)
        {
            return Failures.Invalid("variables", "The value can not be read.");
        }
    }

    public Task<ExecutionResult> AskAsync(
        GraphRequest request, Inputs variables, Asking asking, CancellationToken cancellation) =>
        _executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = _schema,
            Root = asking,
            Query = request.Query,
            OperationName = request.OperationName,
            Variables = variables,
            ValidationRules = _rules,
            ThrowOnUnhandledException = true,
            CancellationToken = cancellation,
        });

    public void Dispose() => _schema.Dispose();
}

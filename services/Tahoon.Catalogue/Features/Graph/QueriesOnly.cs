using GraphQL.Validation;
using GraphQLParser.AST;

namespace Tahoon.Catalogue.Features.Graph;

/// <summary>Refuses operations of other kinds before the library's rules look for a type that they would begin with.</summary>
internal sealed class QueriesOnly : ValidationRuleBase
{
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        if (context.Operation.Operation is not OperationType.Query)
            context.ReportError(new ValidationError(
                context.Document.Source, number: null, "There are queries only.", context.Operation));

        return default;
    }
}

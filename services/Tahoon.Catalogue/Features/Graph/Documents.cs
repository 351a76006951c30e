using GraphQL.Execution;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace Tahoon.Catalogue.Features.Graph;

/// <summary>Reads documents. What is nested more deeply than the parser goes is no document either; the library's own reader throws.</summary>
internal sealed class Documents : IDocumentBuilder
{
    private const int MaxNesting = 100;

    public GraphQLDocument Build(string body)
    {
        try
        {
            return Parser.Parse(body, new ParserOptions { Ignore = IgnoreOptions.Comments, MaxDepth = MaxNesting });
        }
        catch (GraphQLParserException exception)
        {
            throw new DocumentMalformed(exception);
        }
    }
}

/// <summary>The text is no GraphQL.</summary>
internal sealed class DocumentMalformed : DocumentError
{
    public DocumentMalformed(GraphQLParserException exception)
        : base(exception.Description, exception) => AddLocation(exception.Location);
}

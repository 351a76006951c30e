using GraphQL;
using GraphQL.Types;
using Tahoon.Catalogue.Features.Filters;
using Tahoon.Catalogue.Features.Profiles;
using Tahoon.Catalogue.Features.Search;
using Tahoon.Contracts.Ids;

namespace Tahoon.Catalogue.Features.Graph.Types;

/// <summary>Where a document begins. Each field may be refused alone, so each may be null.</summary>
internal sealed class QueryType : ObjectGraphType<Asking>
{
    /// <summary>What a field costs before anything below it: a search asks another service, the others are remembered.</summary>
    private const double Searching = 2_000, Remembering = 100;

    public QueryType()
    {
        Name = "Query";
        Field<FoundPageType, FoundPage>("providers")
            .Description("A page of the providers that match.")
            .Argument<NonNullGraphType<SearchRequestType>>("search", "As in the body of POST /api/v1/providers/search.")
            .WithComplexityImpact(Searching, 1)
            .ResolveAsync(async field =>
                await field.Source.SearchAsync(field.GetArgument<SearchRequest>("search"), field.CancellationToken));
        Field<ProviderProfileType, ProviderProfile>("provider")
            .Description("What a provider tells of itself.")
            .Argument<NonNullGraphType<IdentifierType>>("providerId")
            .WithComplexityImpact(Remembering, 1)
            .ResolveAsync(async field => await field.Source.ReadProfileAsync(
                PublicId.Read<ProviderId>(field.GetArgument<string>("providerId")), field.CancellationToken));
        Field<FilterDataType, FilterData>("filters")
            .Description("What providers can be searched by.")
            .WithComplexityImpact(Remembering, 1)
            .ResolveAsync(async field => await field.Source.ReadFiltersAsync(field.CancellationToken));
    }
}

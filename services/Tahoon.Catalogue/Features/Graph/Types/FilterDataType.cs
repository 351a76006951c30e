using GraphQL.Types;
using Tahoon.Catalogue.Features.Filters;

namespace Tahoon.Catalogue.Features.Graph.Types;

internal sealed class FilterDataType : ObjectGraphType<FilterData>
{
    public FilterDataType()
    {
        Name = nameof(FilterData);
        Description = "All that the organisation's providers offer, and nothing else.";
        Field(filters => filters.Specialities);
        Field(filters => filters.Languages).Description("Two letters each.");
        Field(filters => filters.Genders);
        Field(filters => filters.SessionDurations).Description("Minutes.");
        Field(filters => filters.FeeRange).Description("Over all lengths; null where there are no providers.");
    }
}

internal sealed class FeeRangeType : ObjectGraphType<FeeRange>
{
    public FeeRangeType()
    {
        Name = nameof(FeeRange);
        Description = "The lowest and the highest fee, in the currency's minor unit.";
        Field(range => range.Min);
        Field(range => range.Max);
        Field(range => range.Currency);
    }
}

using GraphQL;
using GraphQL.Types;
using Tahoon.Catalogue.Features.Filters;
using Tahoon.Catalogue.Features.Graph.Types;
using Tahoon.Catalogue.Features.Profiles;
using Tahoon.Catalogue.Features.Search;
using Tahoon.Contracts;
using Tahoon.Contracts.Ids;
using Tahoon.Contracts.Internal;

namespace Tahoon.Catalogue.Features.Graph;

/// <summary>Queries alone; whoever may ask may also ask what can be asked, as introspection is documentation.</summary>
internal sealed class CatalogueSchema : Schema
{
    public CatalogueSchema()
    {
        Description = "The search for providers: the same as POST /api/v1/providers/search, and the caller picks the fields.";
        this.RegisterTypeMapping<ProviderId, IdentifierType>();
        this.RegisterTypeMapping<SpecialityId, IdentifierType>();
        this.RegisterTypeMapping<DateTime, InstantType>();
        this.RegisterTypeMapping<Money, MoneyType>();
        this.RegisterTypeMapping<FreeSlot, FreeSlotType>();
        this.RegisterTypeMapping<NamedSpeciality, NamedSpecialityType>();
        this.RegisterTypeMapping<SessionPrice, SessionPriceType>();
        this.RegisterTypeMapping<ProviderProfile, ProviderProfileType>();
        this.RegisterTypeMapping<FilterData, FilterDataType>();
        this.RegisterTypeMapping<FeeRange, FeeRangeType>();
        this.RegisterTypeMapping<FoundPage, FoundPageType>();
        this.RegisterTypeMapping<FoundProvider, FoundProviderType>();
        Query = new QueryType();
    }
}

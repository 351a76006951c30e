using GraphQL.Types;
using Tahoon.Catalogue.Features.Profiles;
using Tahoon.Contracts.Internal;

namespace Tahoon.Catalogue.Features.Graph.Types;

internal sealed class ProviderProfileType : ObjectGraphType<ProviderProfile>
{
    public ProviderProfileType()
    {
        Name = nameof(ProviderProfile);
        Description = "What a provider tells of itself.";
        Field(profile => profile.ProviderId);
        Field(profile => profile.Name);
        Field(profile => profile.Biography);
        Field(profile => profile.Gender);
        Field(profile => profile.Specialities);
        Field(profile => profile.Languages).Description("Two letters each.");
        Field(profile => profile.YearsOfExperience);
        Field(profile => profile.PhotoUrl);
        Field(profile => profile.Prices).Description("One for each session length offered.");
    }
}

internal sealed class SessionPriceType : ObjectGraphType<SessionPrice>
{
    public SessionPriceType()
    {
        Name = nameof(SessionPrice);
        Field(price => price.DurationMinutes);
        Field(price => price.Price);
    }
}

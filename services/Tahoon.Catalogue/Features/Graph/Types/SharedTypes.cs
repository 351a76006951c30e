using GraphQL.Types;
using Tahoon.Contracts;

namespace Tahoon.Catalogue.Features.Graph.Types;

internal sealed class NamedSpecialityType : ObjectGraphType<NamedSpeciality>
{
    public NamedSpecialityType()
    {
        Name = nameof(NamedSpeciality);
        Description = "A speciality in the language asked for.";
        Field(speciality => speciality.Id);
        Field(speciality => speciality.Name);
    }
}

internal sealed class MoneyType : ObjectGraphType<Money>
{
    public MoneyType()
    {
        Name = nameof(Money);
        Field(money => money.AmountMinor).Description("In the currency's minor unit, such as fils or cents.");
        Field(money => money.Currency).Description("ISO 4217, three letters.");
    }
}

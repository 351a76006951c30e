using GraphQL;
using GraphQL.Types;
using GraphQL.Validation.Complexity;
using Tahoon.Catalogue.Features.Search;

namespace Tahoon.Catalogue.Features.Graph.Types;

internal sealed class FoundPageType : ObjectGraphType<FoundPage>
{
    public FoundPageType()
    {
        Name = "ProviderPage";
        Field(page => page.TotalCount).Description("Of all pages together.");
        Field(page => page.NextCursor).Description("Asks for the next page; null on the last.");
        Field(page => page.Items).WithComplexityImpact(PageCost);
    }

    /// <summary>What is below is there as often as the page is long; a length that is refused later counts as one that is not.</summary>
    private static FieldComplexityResult PageCost(FieldImpactContext field)
    {
        var limit = field.Parent?.GetArgument<SearchRequest>("search")?.Limit ?? SearchRequest.DefaultLimit;
        return new FieldComplexityResult(1, Math.Clamp(limit, 1, SearchRequest.MaxLimit));
    }
}

internal sealed class FoundProviderType : ObjectGraphType<FoundProvider>
{
    /// <summary>So many slots are counted, whatever the window.</summary>
    private const int UsualSlots = 10;

    public FoundProviderType()
    {
        Name = "ProviderItem";
        Description = "A provider as a list shows it.";
        Field("providerId", item => item.Known.Id);
        Field("name", item => item.Known.Name);
        Field("gender", item => item.Known.Gender);
        Field("specialities", item => item.Known.Specialities);
        Field("languages", item => item.Known.Languages).Description("Two letters each.");
        Field("yearsOfExperience", item => item.Known.YearsOfExperience);
        Field("photoUrl", item => item.Known.PhotoUrl, nullable: true);
        Field("fee", item => item.Known.Fee).Description("For a session of the length asked for.");
        Field<StringGraphType, string>("timeZone")
            .Description("IANA zone of the provider; looked up with the free slots.")
            .ResolveAsync(async item => (await item.Source.WholeAsync()).TimeZone);
        Field<NonNullGraphType<ListGraphType<NonNullGraphType<FreeSlotType>>>, IReadOnlyList<FreeSlot>>("availableSlots")
            .Description("Ascending; looked up only where they are asked for.")
            .WithComplexityImpact(1, UsualSlots)
            .ResolveAsync(async item => (await item.Source.WholeAsync()).Free);
    }
}

internal sealed class FreeSlotType : ObjectGraphType<FreeSlot>
{
    public FreeSlotType()
    {
        Name = nameof(FreeSlot);
        Description = "Time that can be booked; the end is exclusive.";
        Field(slot => slot.Start);
        Field(slot => slot.End);
    }
}

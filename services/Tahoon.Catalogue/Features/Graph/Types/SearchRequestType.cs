using System.Text.Json;
using GraphQL.Types;
using Tahoon.Catalogue.Features.Search;
using Tahoon.Contracts.Json;

namespace Tahoon.Catalogue.Features.Graph.Types;

/// <summary>The body of the REST search, member by member: it is read, and then validated, as that is.</summary>
internal sealed class SearchRequestType : InputObjectGraphType<SearchRequest>
{
    public SearchRequestType()
    {
        Name = nameof(SearchRequest);
        Description = "What to search for; a member that is left out does not narrow the search.";
        Field<ListGraphType<NonNullGraphType<IdentifierType>>>("specialityIds").Description("Any of these.");
        Field<ListGraphType<NonNullGraphType<StringGraphType>>>("languages").Description("Any of these; two letters each.");
        Field<ListGraphType<NonNullGraphType<StringGraphType>>>("genders").Description("Any of these; female, male.");
        Field<LongGraphType>("minFee").Description("In the currency's minor unit, for a session of the length asked for.");
        Field<LongGraphType>("maxFee").Description("In the currency's minor unit, for a session of the length asked for.");
        Field<StringGraphType>("text")
            .Description("Words of names, specialities or biographies, in any language, with or without accents.");
        Field<NonNullGraphType<InstantType>>("from").Description("Free slots from this instant.");
        Field<NonNullGraphType<InstantType>>("to").Description("Free slots before this instant, at most 31 days later.");
        Field<NonNullGraphType<StringGraphType>>("timeZone").Description("IANA zone of whoever asks.");
        Field<NonNullGraphType<IntGraphType>>("durationMinutes")
            .Description("The session's length; only providers that offer it are found.");
        Field<SearchSortType>("sort").Description("By name where left out.");
        Field<StringGraphType>("cursor").Description("Where the page before ended; opaque, and good for the same search only.");
        Field<IntGraphType>("limit").Description("Providers of a page, at most 100; 20 where left out.");
    }

    public override object ParseDictionary(IDictionary<string, object?> value) =>
        JsonSerializer.SerializeToNode(value, WireJson.Options).Deserialize<SearchRequest>(WireJson.Options)!;
}

/// <summary>In the words of the REST search, so that its body is this one's variable.</summary>
internal sealed class SearchSortType : EnumerationGraphType
{
    public SearchSortType()
    {
        Name = nameof(SearchSort);
        Description = "What a page of providers can be sorted by.";
        Add(SearchSort.Name, SearchSort.Name);
        Add(SearchSort.Fee, SearchSort.Fee);
        Add(SearchSort.Earliest, SearchSort.Earliest, "Who has no free slot in the window comes last.");
    }
}

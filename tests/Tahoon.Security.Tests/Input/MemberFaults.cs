using Tahoon.Contracts.Ids;
using Tahoon.SecurityTests.Api;
using Tahoon.SecurityTests.World;

namespace Tahoon.SecurityTests.Input;

/// <summary>What can be wrong with one member, by what it means and of which type it is.</summary>
internal static class MemberFaults
{
    public static IEnumerable<Fault> Of(Way way, Position position)
    {
        var member = Members.Of(way.Operation, position);
        return [.. OfAbsence(position), .. position.Place is Place.Body ? OfType(way, position) : [], .. OfValue(way, position, member)];
    }

    private static IEnumerable<Fault> OfAbsence(Position position)
    {
        var expected = position.Required ? Expected.Refused : Expected.Either;
        if (position.Place is not Place.Path && !position.IsItem)
            yield return new Fault("is missing", expected, draft => draft.Without(position));
        if (position.Place is Place.Body)
            yield return Json("is null", expected, position, "null");
    }

    private static IEnumerable<Fault> OfType(Way way, Position position)
    {
        string[] others = position.Shape.Type switch
        {
            "string" => ["12", "1.5", "true", "{}", "[]", "[\"a\"]"],
            "integer" => ["\"30\"", "\"NaN\"", "NaN", "1.5", "true", "{}", "[]", "1e400", "99999999999999999999", "-99999999999999999999", "0x1F", "+5", "05"],
            "number" => ["\"1\"", "NaN", "true", "{}", "[]"],
            "boolean" => ["\"true\"", "1", "{}", "[]"],
            "array" => ["\"a\"", "1", "true", "{}"],
            _ => ["\"a\"", "1", "true", "[]"],
        };
        foreach (var other in others)
        {
            // one text is a list of it there
            var isList = way.Operation.IsGraph() && position.Shape.Type is "array" && other is "\"a\"";
            yield return Json($"is {other}", isList ? Expected.Either : Expected.Refused, position, other);
        }

        if (position.Shape.Type is "array")
            yield return new Fault("is very long", Expected.Refused, draft => draft.WithJson(
                position, $"[{string.Join(',', Enumerable.Repeat(position.In(draft.Body)![0]!.ToJsonString(), 2_000))}]"));
    }

    private static IEnumerable<Fault> OfValue(Way way, Position position, Member member) => member.Meaning switch
    {
        Meaning.Structure => [],
        Meaning.Number => Numbers(position),
        Meaning.Id => Identifiers(way, position, member.Kind!.Value),
        Meaning.FreeText => Strings(position, others: Expected.Taken, injections: Expected.Either),
        Meaning.UniqueText => Strings(position, others: Expected.Either, injections: Expected.Either),
        Meaning.Token => Strings(position, others: Expected.Refused, injections: Expected.Either),
        Meaning.Key => Strings(position, others: Expected.Refused, injections: Expected.Either)
            .Select(fault => Texts.Unsafe.Any(text => IsVisible(text.Text) && fault.Name == $"is {text.Name}") ? fault with { Expected = Expected.Either } : fault),
        _ => Strings(position, others: Expected.Either, injections: Expected.Refused),
    };

    private static IEnumerable<Fault> Numbers(Position position)
    {
        string[] bad = position.Place is Place.Body ? [] : ["abc", "1.5", "NaN", "1e400", "99999999999999999999", "' OR 1=1;--", "١٢"];
        foreach (var text in bad)
            yield return new Fault($"is {text}", Expected.Refused, draft => draft.With(position, text));
        foreach (var number in new long[] { -1, 0, int.MaxValue, long.MinValue })
        {
            // a number without bounds in the document has none in the code
            var refused = number < (position.Shape.Minimum ?? 1) || number > (position.Shape.Maximum ?? 100_000);
            yield return position.Place is Place.Body
                ? Json($"is {number}", refused ? Expected.Refused : Expected.Either, position, $"{number}")
                : new Fault($"is {number}", refused ? Expected.Refused : Expected.Either, draft => draft.With(position, $"{number}"));
        }
    }

    private static IEnumerable<Fault> Identifiers(Way way, Position position, IdKind kind)
    {
        // what only narrows a search may name nothing: then nothing is found
        var expected = position.Place is not Place.Path && (way.Finds || way.Operation.IsRead) && (position.IsItem || !position.Required)
            ? Expected.Either : Expected.Refused;
        var other = Enum.GetValues<IdKind>().First(one => one != kind);
        yield return new Fault("is of nothing", expected, draft => draft.With(position, IdCodec.Current.Encode(kind, Guid.CreateVersion7())));
        yield return new Fault("is of another kind", expected, draft => draft.With(position, IdCodec.Current.Encode(other, Guid.CreateVersion7())));
        yield return new Fault("is cut off", expected, draft => draft.With(position, draft.TextAt(position)[..^1]));
        yield return new Fault("has a bit turned", expected, draft => draft.With(position, Turned(draft.TextAt(position))));
        yield return new Fault("is of another prefix", expected, draft => draft.With(position, "zzz" + draft.TextAt(position)[3..]));
        foreach (var fault in Strings(position, others: expected, injections: expected))
            yield return fault.Name is "is empty" or "is blank" && expected is Expected.Refused ? fault : fault with { Expected = expected };
    }

    private static IEnumerable<Fault> Strings(Position position, Expected others, Expected injections)
    {
        var empty = position.Required ? Expected.Refused : Expected.Either;
        if (position.Place is not Place.Path)
        {
            yield return new Fault("is empty", empty, draft => draft.With(position, ""));
            yield return new Fault("is blank", empty, draft => draft.With(position, "   "));
        }

        yield return new Fault("is too long", Expected.Refused, draft => draft.With(position, Texts.Long));
        foreach (var (name, text) in Texts.OtherScripts.Where(_ => position.Place is not Place.Header))
            yield return new Fault($"is {name}", others, draft => draft.With(position, text));
        foreach (var (name, text) in Texts.Unsafe.Concat(Texts.Injections).Where(text => MayStand(position.Place, text.Text)))
            yield return new Fault(
                $"is {name}", Texts.Injections.Contains((name, text)) ? injections : Expected.Refused, draft => draft.With(position, text));
        if (position.Place is Place.Body)
            foreach (var (name, json) in Texts.BrokenEscapes)
                yield return Json($"has {name}", Expected.Refused, position, json);
    }

    private static Fault Json(string name, Expected expected, Position position, string json) =>
        new(name, expected, draft => draft.WithJson(position, json));

    // what HTTP itself refuses, before there is anybody to answer for it
    private static bool MayStand(Place place, string text) => place switch
    {
        Place.Header => IsVisible(text),
        Place.Path => !text.Contains('\0', StringComparison.Ordinal),
        _ => true,
    };

    private static bool IsVisible(string text) => text.All(letter => letter is >= ' ' and <= '~');

    private static string Turned(string id) => id[..^5] + (char)(id[^5] ^ 1) + id[^4..];
}

using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Tahoon.Contracts.Errors;

namespace Tahoon.Catalogue.Features.Search;

/// <summary>The last provider of a page: the next begins after it, whatever was added meanwhile.</summary>
/// <param name="Sort">The order that the page was in.</param>
/// <param name="Number">The provider's number.</param>
/// <param name="Key">What it was sorted by: folded name, fee, or the earliest slot in seconds since the Unix epoch.</param>
internal sealed record SearchCursor(string Sort, int Number, string Key)
{
    private const int MaxLength = 1000;

    /// <summary>Reads the text that a client gives back; it must belong to the order asked for.</summary>
    public static Result<SearchCursor> Read(string text, string sort)
    {
        if (text.Length > MaxLength || !Base64Url.IsValid(text))
            return Wrong;

        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('\n') is [var order, var number, var key]
            && order == sort
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
                ? new SearchCursor(order, position, key)
                : Wrong;
    }

    public string Write() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Sort}\n{Number}\n{Key}")));

    private static Failure Wrong => Failures.Invalid("cursor", "The cursor does not belong to this search.");
}

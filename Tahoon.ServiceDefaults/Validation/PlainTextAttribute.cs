using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;

namespace Tahoon.ServiceDefaults.Validation;

/// <summary>
/// Free text without markup and without unsafe control characters: no tag, no comment, no character reference that a page
/// could make markup of, nothing that hides or turns around what is read. Line breaks and tabs are fine.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class PlainTextAttribute : ValidationAttribute
{
    /// <inheritdoc/>
    public override bool IsValid(object? value) => value is not string text || IsPlain(text);

    /// <inheritdoc/>
    public override string FormatErrorMessage(string name) => $"The field {name} must be plain text without markup.";

    /// <summary>True for text that is safe to show anywhere.</summary>
    public static bool IsPlain(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '<' && at + 1 < text.Length && (char.IsLetter(text[at + 1]) || text[at + 1] is '/' or '!' or '?'))
                return false;
            if (text[at] is '&' && at + 1 < text.Length && text[at + 1] is '#')
                return false;
            if (!Rune.TryGetRuneAt(text, at, out var rune))
                return false;
            if (IsUnsafe(rune))
                return false;

            at += rune.Utf16SequenceLength - 1;
        }

        return true;
    }

    private static bool IsUnsafe(Rune rune) => rune.Value switch
    {
        '\n' or '\r' or '\t' => false,

        // marks that Arabic and emoji need: zero-width joiner and non-joiner, left-to-right and right-to-left mark
        0x200C or 0x200D or 0x200E or 0x200F or 0x061C => false,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned,
    };
}

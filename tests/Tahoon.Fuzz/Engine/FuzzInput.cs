using System.Globalization;
using System.Text;

namespace Tahoon.Fuzz.Engine;

/// <summary>One thing to try.</summary>
/// <param name="Where">What takes it, where a target has several; stays as it is while the text is made smaller.</param>
/// <param name="Text">What it is given. Bytes are the letters U+0000 to U+00FF.</param>
/// <param name="Genuine">The valid specimen that the text was made of, where the target judges by it.</param>
internal sealed record FuzzInput(string Where, string Text, string Genuine = "")
{
    /// <summary>In one line, every letter visible.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var letter in Text)
        {
            if (letter is >= ' ' and <= '~' and not '\\')
                text.Append(letter);
            else
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
        }

        return $"{Where}: {text}";
    }
}

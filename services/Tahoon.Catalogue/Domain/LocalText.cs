namespace Tahoon.Catalogue.Domain;

/// <summary>A text in every language of the catalogue.</summary>
internal sealed record LocalText(string En, string Ar)
{
    public string In(Language language) => language == Language.Arabic ? Ar : En;

    /// <summary>A text that is given in one language at least, and in the other is the same where it is not given; else null.</summary>
    public static LocalText? OfEither(string? en, string? ar)
    {
        var (english, arabic) = (en?.Trim() ?? "", ar?.Trim() ?? "");
        return (english, arabic) switch
        {
            ("", "") => null,
            ("", _) => new LocalText(arabic, arabic),
            (_, "") => new LocalText(english, english),
            _ => new LocalText(english, arabic),
        };
    }
}

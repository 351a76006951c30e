namespace Tahoon.Catalogue.Domain;

/// <summary>A text in every language of the catalogue.</summary>
internal sealed record LocalText(string En, string Ar)
{
    public string In(Language language) => language == Language.Arabic ? Ar : En;
}

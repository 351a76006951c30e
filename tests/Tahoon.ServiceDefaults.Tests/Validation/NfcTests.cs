using System.Text;
using FsCheck.Xunit;
using Tahoon.ServiceDefaults.Validation.Unicode;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Validation;

public sealed class NfcTests
{
    [Theory]
    [InlineData("Cafe\u0301", "Caf\u00E9")]
    [InlineData("\u0627\u0654\u062D\u0645\u062F", "\u0623\u062D\u0645\u062F")] // alef and hamza above
    [InlineData("a\u0323\u0302", "\u1EAD")]
    [InlineData("a\u0302\u0323", "\u1EAD")] // the marks in another order
    [InlineData("\u1100\u1161\u11A8", "\uAC01")]
    [InlineData("\u0958", "\u0915\u093C")] // what must not be composed
    [InlineData("\u212B", "\u00C5")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("\u0061\u0315\u0300\u05AE\u0062", "\u00E0\u05AE\u0315\u0062")]
    [InlineData("\U0001D15E", "\U0001D157\U0001D165")]
    [InlineData("e\u0301\u0301", "\u00E9\u0301")]
    [InlineData("\u0301", "\u0301")]
    public void What_reads_alike_is_written_alike(string text, string normal) => Assert.Equal(normal, Nfc.Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("Noor Al-Sabah, +965")]
    [InlineData("\u0646\u0648\u0631 \u0627\u0644\u0635\u0628\u0627\u062D")]
    [InlineData("\U0001F469\u200D\u2695\uFE0F")]
    public void What_is_normal_already_stays(string text) => Assert.Equal(text, Nfc.Of(text));

    [Property(MaxTest = 500)]
    public void Doing_it_again_changes_nothing(string? text)
    {
        var once = Nfc.Of(text ?? "");
        Assert.Equal(once, Nfc.Of(once));
    }

    [Fact]
    public void Every_composition_is_found_from_its_parts()
    {
        Assert.NotEmpty(CanonicalData.Compositions);
        Assert.All(CanonicalData.Compositions, pair =>
            Assert.Equal(pair.Value.ToString(), Nfc.Of(string.Concat(CanonicalData.Decompositions[pair.Value].Select((Rune rune) => rune.ToString())))));
    }
}

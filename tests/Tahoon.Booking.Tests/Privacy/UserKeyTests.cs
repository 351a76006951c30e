using System.Security.Cryptography;
using Tahoon.Booking.Privacy;
using Xunit;

namespace Tahoon.Booking.Tests.Privacy;

public sealed class UserKeyTests
{
    private static readonly Guid Booking = Guid.CreateVersion7();

    private readonly UserKey _key = new(RandomNumberGenerator.GetBytes(UserKey.Length));

    [Theory]
    [InlineData("")]
    [InlineData("Trouble sleeping")]
    [InlineData("صعوبة في النوم 🌙")]
    public void A_text_is_read_under_its_key(string text)
    {
        var stored = _key.Seal(text, Booking, UserTexts.Notes);

        Assert.Equal(text, _key.Read(stored, Booking, UserTexts.Notes));
        Assert.True(UserKey.IsSealed(stored));
        if (text.Length > 0)
            Assert.DoesNotContain(text, stored, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_text_twice_looks_different() =>
        Assert.NotEqual(_key.Seal("same", Booking, UserTexts.Notes), _key.Seal("same", Booking, UserTexts.Notes));

    [Fact]
    public void Under_another_key_for_another_booking_or_field_it_can_not_be_read()
    {
        var stored = _key.Seal("Trouble sleeping", Booking, UserTexts.Notes);

        Assert.Null(new UserKey(RandomNumberGenerator.GetBytes(UserKey.Length)).Read(stored, Booking, UserTexts.Notes));
        Assert.Null(_key.Read(stored, Guid.CreateVersion7(), UserTexts.Notes));
        Assert.Null(_key.Read(stored, Booking, UserTexts.Reason));
    }

    [Theory]
    [InlineData("enc.v1.")]
    [InlineData("enc.v1.AAAA")]
    [InlineData("enc.v1.!!!")]
    public void What_was_cut_off_can_not_be_read(string stored) => Assert.Null(_key.Read(stored, Booking, UserTexts.Notes));

    [Fact]
    public void What_was_changed_can_not_be_read()
    {
        var stored = _key.Seal("Trouble sleeping", Booking, UserTexts.Notes);
        for (var at = "enc.v1.".Length; at < stored.Length - 1; at++)
        {
            var changed = stored[..at] + (stored[at] == 'A' ? 'B' : 'A') + stored[(at + 1)..];
            Assert.Null(_key.Read(changed, Booking, UserTexts.Notes));
        }
    }

    [Fact]
    public void A_text_of_before_there_were_keys_is_read_as_it_is() =>
        Assert.Equal("Feeling better", _key.Read("Feeling better", Booking, UserTexts.Reason));
}

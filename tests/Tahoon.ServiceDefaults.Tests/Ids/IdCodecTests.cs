using FsCheck.Xunit;
using Tahoon.Contracts.Ids;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Ids;

public sealed class IdCodecTests
{
    private const string Old = "an old secret of at least 32 characters", New = "a new secret of at least 32 characters";

    private static readonly IdCodec Codec = new(new Dictionary<byte, string> { [1] = Old });

    public static TheoryData<IdKind> Kinds => [.. Enum.GetValues<IdKind>()];

    [Property(MaxTest = 200)]
    public bool Every_id_of_every_kind_is_read_as_it_was_written(Guid id) => Enum.GetValues<IdKind>()
        .All(kind => Codec.TryDecode(kind, Codec.Encode(kind, id), out var read) && read == id);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_id_of_one_kind_is_noise_to_every_other(IdKind kind)
    {
        var text = Codec.Encode(kind, Guid.CreateVersion7());
        var body = text[4..];

        foreach (var other in Enum.GetValues<IdKind>().Where(other => other != kind))
        {
            var disguised = Codec.Encode(other, Guid.Empty)[..4] + body;
            Assert.False(Codec.TryDecode(other, text, out _));
            Assert.False(Codec.TryDecode(other, disguised, out _));
        }
    }

    [Fact]
    public void No_changed_letter_goes_unnoticed()
    {
        var text = Codec.Encode(IdKind.Booking, Guid.CreateVersion7());

        for (var place = 0; place < text.Length; place++)
            foreach (var letter in "AQgw7_-".Where(letter => letter != text[place]))
            {
                var changed = text[..place] + letter + text[(place + 1)..];
                Assert.False(Codec.TryDecode(IdKind.Booking, changed, out var id) && id != Guid.Empty, changed);
            }
    }

    [Theory]
    [InlineData("")]
    [InlineData("bkg_")]
    [InlineData("bkg_!!!!")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public void What_is_no_id_is_not_read(string text) => Assert.False(Codec.TryDecode(IdKind.Booking, text, out _));

    [Fact]
    public void Text_that_is_too_long_or_too_short_is_not_read()
    {
        var text = Codec.Encode(IdKind.Booking, Guid.CreateVersion7());

        Assert.False(Codec.TryDecode(IdKind.Booking, text + "A", out _));
        Assert.False(Codec.TryDecode(IdKind.Booking, text.AsSpan(..^1), out _));
    }

    [Fact]
    public void After_a_new_secret_old_ids_are_still_read_and_new_ones_are_written_with_it()
    {
        var id = Guid.CreateVersion7();
        var written = Codec.Encode(IdKind.User, id);
        var rotated = new IdCodec(new Dictionary<byte, string> { [1] = Old, [2] = New });

        Assert.True(rotated.TryDecode(IdKind.User, written, out var read));
        Assert.Equal(id, read);
        Assert.False(Codec.TryDecode(IdKind.User, rotated.Encode(IdKind.User, id), out _));
    }

    [Fact]
    public void An_id_of_a_forgotten_secret_is_not_read()
    {
        var text = Codec.Encode(IdKind.User, Guid.CreateVersion7());

        Assert.False(new IdCodec(new Dictionary<byte, string> { [2] = New }).TryDecode(IdKind.User, text, out _));
        Assert.False(new IdCodec(new Dictionary<byte, string> { [1] = New }).TryDecode(IdKind.User, text, out _));
    }

    [Fact]
    public void Ids_that_follow_each_other_do_not_look_alike()
    {
        var first = Codec.Encode(IdKind.User, new Guid("01900000-0000-7000-8000-000000000001"));
        var second = Codec.Encode(IdKind.User, new Guid("01900000-0000-7000-8000-000000000002"));

        var alike = first.Zip(second).Skip(6).Count(letters => letters.First == letters.Second);
        Assert.True(alike < 8, $"{first} and {second} share {alike} letters.");
    }

    [Fact]
    public void A_short_secret_is_refused() =>
        Assert.Throws<ArgumentException>(() => new IdCodec(new Dictionary<byte, string> { [1] = "short" }));
}

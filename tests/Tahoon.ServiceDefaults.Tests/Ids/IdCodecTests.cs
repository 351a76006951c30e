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

    [Property(MaxTest = 30)]
    public void Of_all_single_changes_none_is_read(Guid id)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= \n\u0000\u017f\uff21";
        var text = Codec.Encode(IdKind.Booking, id);

        for (var place = 0; place < text.Length; place++)
            foreach (var letter in Letters.Where(letter => letter != text[place]))
                Assert.False(Codec.TryDecode(IdKind.Booking, text[..place] + letter + text[(place + 1)..], out _), $"{text}: {letter} at {place}");
    }

    [Property(MaxTest = 200)]
    public bool Two_ids_have_two_texts(Guid one, Guid other) => Enum.GetValues<IdKind>()
        .All(kind => Codec.Encode(kind, one) == Codec.Encode(kind, other) == (one == other));

    [Property(MaxTest = 500)]
    public bool Whatever_text_comes_is_answered_by_false(string? text) => Enum.GetValues<IdKind>()
        .All(kind => !Codec.TryDecode(kind, text, out var id) && id == Guid.Empty);

    [Theory]
    [InlineData(IdKind.Organisation, "org_AZvaAMFkV4xgSbYfhNRk2bULNt9Gm9TTKw")]
    [InlineData(IdKind.Application, "app_AV6qSvt3eC0pwg8abeJ1-1tgOmCXQc_6EQ")]
    [InlineData(IdKind.User, "usr_AWOHrbr5iNK-41nhv44iG_n95aZtBP13zQ")]
    [InlineData(IdKind.Provider, "prv_AULrF2PDiA4GEDyPXSB-NkJ8mPrgcqXkTQ")]
    [InlineData(IdKind.Booking, "bkg_Ab8YU2MHoyRyFJ_ttFpIvVdFd3RHPXQoGg")]
    [InlineData(IdKind.Order, "ord_AUoMqSBxpFe4PaVwyniAEsy4ghVQPa9eKw")]
    [InlineData(IdKind.Hold, "hld_AQndT0Q2l5Q15r2EXmzUs_4i723m-nR_ng")]
    [InlineData(IdKind.Speciality, "spc_AY0MMGgioyTjakyg9eO-ub-Uy0s5p5zqBw")]
    [InlineData(IdKind.Question, "qst_Acch4686f_6Iy_gKrhh6QtXWQ4Bgyx4mgg")]
    [InlineData(IdKind.TimeOff, "tof_AfUX1LElvoOVRahia8vibbtAmY3Rj82WTw")]
    public void What_was_given_out_stays_what_it_is(IdKind kind, string text)
    {
        var id = new Guid("01900000-0000-7000-8000-000000000001");

        Assert.Equal(text, Codec.Encode(kind, id));
        Assert.True(Codec.TryDecode(kind, text, out var read));
        Assert.Equal(id, read);
    }

    [Fact]
    public void Many_threads_read_and_write_at_once()
    {
        var codec = new IdCodec(new Dictionary<byte, string> { [1] = Old, [2] = New });
        var written = Codec.Encode(IdKind.User, Guid.Empty);

        Parallel.For(0, 20_000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, _ =>
        {
            var id = Guid.NewGuid();
            Assert.True(codec.TryDecode(IdKind.User, codec.Encode(IdKind.User, id), out var read) && read == id);
            Assert.True(codec.TryDecode(IdKind.User, written, out var old) && old == Guid.Empty);
        });
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

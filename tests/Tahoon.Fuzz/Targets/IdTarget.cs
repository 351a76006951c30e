using Tahoon.Contracts.Ids;
using Tahoon.Fuzz.Engine;
using Tahoon.Fuzz.Mutations;

namespace Tahoon.Fuzz.Targets;

/// <summary>Opaque identifiers: one id has one text of one kind, and nothing else is an id.</summary>
internal sealed class IdTarget : Target
{
    private static readonly IdKind[] Kinds = Enum.GetValues<IdKind>();

    private readonly IdCodec _codec = new(new Dictionary<byte, string>
    {
        [1] = "the first secret, of 32 characters",
        [2] = "the second secret of 32 characters",
    });

    private readonly IdCodec _old = new(new Dictionary<byte, string> { [1] = "the first secret, of 32 characters" });

    public override string Name => "ids";

    public override int Share => 700;

    public override FuzzInput Make(Random random)
    {
        var kind = Kinds[random.Next(Kinds.Length)];
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        var genuine = (random.Next(4) == 0 ? _old : _codec).Encode(kind, new Guid(bytes));
        var text = random.Next(6) switch
        {
            0 => genuine[..4] + _codec.Encode(Kinds[random.Next(Kinds.Length)], new Guid(bytes))[4..],
            1 => Spliced(random, genuine, _codec.Encode(kind, Guid.Empty)),
            _ => random.Spoil(genuine),
        };
        return new FuzzInput(kind.ToString(), text, genuine);
    }

    public override Task<string?> TryAsync(FuzzInput input) => Task.FromResult(Try(input));

    private string? Try(FuzzInput input)
    {
        foreach (var kind in Kinds)
        {
            if (!_codec.TryDecode(kind, input.Text, out var id))
            {
                if (id != Guid.Empty)
                    return $"refused as {kind}, with an id all the same";
                if (input.Text == input.Genuine && kind.ToString() == input.Where)
                    return "a genuine id was refused";
            }
            else if (input.Text != _codec.Encode(kind, id) && input.Text != _old.Encode(kind, id))
            {
                return $"read as {kind} {id}, whose text is another";
            }
            else if (kind.ToString() != input.Where)
            {
                return $"read as {kind}";
            }
        }

        return null;
    }

    private static string Spliced(Random random, string one, string other)
    {
        var at = random.Next(one.Length);
        return one[..at] + other[at..];
    }
}

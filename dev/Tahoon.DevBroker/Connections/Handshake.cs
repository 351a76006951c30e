using System.Buffers;
using System.IO.Pipelines;
using Amqp.Sasl;
using Amqp.Types;
using Tahoon.DevBroker.Wire;

namespace Tahoon.DevBroker.Connections;

/// <summary>What comes before the first AMQP frame: protocol headers and SASL, which lets everybody in.</summary>
internal sealed class Handshake(PipeReader input, FrameWriter output)
{
    private static readonly byte[] Amqp = [(byte)'A', (byte)'M', (byte)'Q', (byte)'P', 0, 1, 0, 0];
    private static readonly byte[] Sasl = [(byte)'A', (byte)'M', (byte)'Q', (byte)'P', 3, 1, 0, 0];
    private static readonly Symbol[] Mechanisms = [new("MSSBCBS"), new("ANONYMOUS")];

    /// <summary>True when the peer may go on with its Open. A header is answered, never sent first:
    /// some clients take a header and an Open that come together for one frame.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        var header = await HeaderAsync(cancellation);
        if (header.AsSpan().SequenceEqual(Sasl))
        {
            output.Protocol(Sasl);
            output.WriteSasl(new SaslMechanisms { SaslServerMechanisms = Mechanisms });
            await output.FlushAsync(cancellation);
            if (!await AdmitAsync(cancellation))
                return false;

            header = await HeaderAsync(cancellation);
        }

        var spoken = header.AsSpan().SequenceEqual(Amqp);
        output.Protocol(spoken ? Amqp : Sasl);
        await output.FlushAsync(cancellation);
        return spoken;
    }

    private async Task<bool> AdmitAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var read = await input.ReadAsync(cancellation);
            var rest = read.Buffer;
            var whole = FrameReader.TryRead(ref rest, out var frame);
            input.AdvanceTo(rest.Start, whole ? rest.Start : rest.End);
            if (whole)
            {
                var known = frame.Performative is SaslInit init && Mechanisms.Contains(init.Mechanism);
                output.WriteSasl(new SaslOutcome { Code = known ? SaslCode.Ok : SaslCode.Auth });
                await output.FlushAsync(cancellation);
                return known;
            }

            if (read.IsCompleted)
                return false;
        }
    }

    private async Task<byte[]> HeaderAsync(CancellationToken cancellation)
    {
        var read = await input.ReadAtLeastAsync(8, cancellation);
        var header = read.Buffer.Slice(0, Math.Min(8, read.Buffer.Length));
        var bytes = header.ToArray();
        input.AdvanceTo(header.End);
        return bytes;
    }
}

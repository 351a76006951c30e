using System.Runtime.InteropServices;
using System.Text;

namespace Tahoon.Scheduling.FreeForms;

/// <summary>A form as Redis keeps it.</summary>
internal static class FormBytes
{
    /// <summary>Raised by whoever changes the layout or the meaning of a bit: what another version wrote is not read.</summary>
    private const byte Layout = 1;

    public static byte[] Write(FreeForm form)
    {
        using var stream = new MemoryStream((form.Bits.Length * sizeof(ulong)) + 128);
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Layout);
        writer.Write(form.ProviderId.ToByteArray());
        writer.Write(form.OrganisationId.ToByteArray());
        writer.Write(form.Zone);
        writer.Write(form.Turn);
        writer.Write(form.Version);
        writer.Write(form.NoticeMinutes);
        writer.Write(form.HorizonDays);
        writer.Write(form.FirstDay);
        writer.Write(form.GoodUntil?.Ticks ?? 0);
        writer.Write(form.OnGrid);
        writer.Write((byte)form.Minutes.Length);
        foreach (var minutes in form.Minutes)
            writer.Write((short)minutes);
        writer.Write(MemoryMarshal.AsBytes(form.Bits.AsSpan()));
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Null where it is none, or another version's.</summary>
    public static FreeForm? Read(byte[]? bytes)
    {
        if (bytes is not [Layout, ..])
            return null;

        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes, 1, bytes.Length - 1), Encoding.UTF8);
            var form = new FreeForm(
                new Guid(reader.ReadBytes(16)), new Guid(reader.ReadBytes(16)), reader.ReadString(), reader.ReadInt64(),
                reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), Time(reader.ReadInt64()),
                reader.ReadBoolean(), Lengths(reader), []);
            var bits = new ulong[form.Minutes.Length * FreeForm.WordsPerLength];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(bits.AsSpan()));
            return form with { Bits = bits };
        }
        catch (Exception exception) when (exception is EndOfStreamException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    private static DateTime? Time(long ticks) => ticks == 0 ? null : new DateTime(ticks, DateTimeKind.Utc);

    private static int[] Lengths(BinaryReader reader)
    {
        var lengths = new int[reader.ReadByte()];
        for (var place = 0; place < lengths.Length; place++)
            lengths[place] = reader.ReadInt16();
        return lengths;
    }
}

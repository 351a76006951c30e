using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Tahoon.SystemTests.Telemetry;

/// <summary>OTLP's <c>ExportTraceServiceRequest</c>, by the field numbers of opentelemetry-proto 1.x.</summary>
internal static class TraceExport
{
    // the wire's kinds begin with one that says nothing, and have another order than .NET's
    private static readonly ActivityKind[] Kinds =
        [ActivityKind.Internal, ActivityKind.Internal, ActivityKind.Server, ActivityKind.Client, ActivityKind.Producer, ActivityKind.Consumer];

    private const ulong Error = 2;

    public static IEnumerable<Span> Read(ReadOnlyMemory<byte> request) =>
        from process in Wire.Read(request).Where(field => field.Number == 1)
        let parts = Wire.Read(process.Bytes).ToList()
        let resource = parts.Where(part => part.Number == 1).SelectMany(part => Attributes(part.Bytes, 1)).ToDictionary()
        from scoped in parts.Where(part => part.Number == 2)
        let spans = Wire.Read(scoped.Bytes).ToList()
        let scope = spans.Where(part => part.Number == 1).SelectMany(part => Wire.Read(part.Bytes)).FirstOrDefault(field => field.Number == 1)
        from span in spans.Where(part => part.Number == 2)
        select Of(Wire.Read(span.Bytes).ToLookup(field => field.Number), Attributes(span.Bytes, 9), Text(scope), resource);

    private static Span Of(
        ILookup<int, Field> span, IReadOnlyDictionary<string, string> attributes, string scope, IReadOnlyDictionary<string, string> resource) => new()
        {
            TraceId = Hex(span[1].Single()),
            Id = Hex(span[2].Single()),
            ParentId = Hex(span[4].SingleOrDefault()),
            Name = Text(span[5].Single()),
            Kind = Kinds[span[6].SingleOrDefault().Value],
            Start = DateTime.UnixEpoch.AddTicks((long)(span[7].Single().Value / 100)),
            Failed = span[15].SelectMany(status => Wire.Read(status.Bytes)).Any(field => field is { Number: 3, Value: Error }),
            Links = [.. span[13].Select(link => Hex(Wire.Read(link.Bytes).Single(field => field.Number == 2)))],
            Attributes = attributes,
            Scope = scope,
            Resource = resource,
        };

    private static Dictionary<string, string> Attributes(ReadOnlyMemory<byte> message, int number) => Wire.Read(message)
        .Where(field => field.Number == number)
        .Select(field => Wire.Read(field.Bytes).ToLookup(part => part.Number))
        .ToDictionary(pair => Text(pair[1].Single()), pair => pair[2].SelectMany(value => Wire.Read(value.Bytes)).Select(Value).FirstOrDefault() ?? "");

    private static string Value(Field value) => value.Number switch
    {
        1 => Text(value),
        2 => value.Value is 0 ? "false" : "true",
        3 => ((long)value.Value).ToString(CultureInfo.InvariantCulture),
        4 => BitConverter.UInt64BitsToDouble(value.Value).ToString(CultureInfo.InvariantCulture),
        _ => string.Join(',', Wire.Read(value.Bytes).SelectMany(item => Wire.Read(item.Bytes)).Select(Value)),
    };

    private static string Hex(Field field) => Convert.ToHexStringLower(field.Bytes.Span);

    private static string Text(Field field) => Encoding.UTF8.GetString(field.Bytes.Span);
}

using System.Collections.Concurrent;
using System.Text;
using System.Xml;
using System.Xml.Serialization;

namespace Tahoon.AuditedBaseline.Storage;

/// <summary>A stored procedure as the audited API called them: one parameter, a document, and one in answer, read at both ends.</summary>
internal static class Procedure
{
    private static readonly ConcurrentDictionary<Type, XmlSerializer> Serializers = new();

    public static TDocument Call<TDocument>(string name, TDocument question, Func<TDocument, TDocument> body) where TDocument : class
    {
        var sent = Write(question);
        var got = Write(body(Read<TDocument>(sent)));
        return Read<TDocument>(got) ?? throw new InvalidOperationException($"{name} answered nothing.");
    }

    private static string Write<TDocument>(TDocument document)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text))
            Of<TDocument>().Serialize(writer, document);
        return text.ToString();
    }

    private static TDocument Read<TDocument>(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text));
        return (TDocument)Of<TDocument>().Deserialize(reader)!;
    }

    private static XmlSerializer Of<TDocument>() => Serializers.GetOrAdd(typeof(TDocument), type => new XmlSerializer(type));
}

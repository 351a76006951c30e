using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tahoon.Contracts.Events;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.Messaging.Tests.Documents;

/// <summary>docs/messages.md is what people look messages up in: it lists each, with its fields and its queues.</summary>
public sealed partial class MessagesDocumentTests
{
    private static readonly string[] Rows = [.. File.ReadLines(Repository.At("docs", "messages.md"))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))];

    private static readonly Dictionary<string, Type> Events = typeof(IEvent).Assembly.GetTypes()
        .Where(type => type is { IsInterface: false, IsAbstract: false } && type.IsAssignableTo(typeof(IEvent)))
        .ToDictionary(type => (string)type.GetProperty(nameof(IEvent.Type), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!);

    private static readonly string[] Queues = [.. typeof(QueueNames).GetFields().Select(field => (string)field.GetRawConstantValue()!)];

    public static TheoryData<string> Types => [.. Events.Keys];

    public static TheoryData<string> Names => [.. Queues];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_message_is_listed_with_its_fields_and_its_queues(string type)
    {
        var row = Assert.Single(Rows, row => FirstCell(row) == type);
        var cells = row.Split('|', StringSplitOptions.TrimEntries);

        var fields = Events[type].GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(field => JsonNamingPolicy.CamelCase.ConvertName(field.Name));
        Assert.Equal(fields.Order(), Quoted().Matches(cells[2]).Select(match => match.Groups[1].Value).Order());
        var queues = Quoted().Matches(cells[3]).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(queues);
        Assert.All(queues, queue => Assert.Contains(queue, Queues));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_queue_is_listed(string queue) => Assert.Single(Rows, row => FirstCell(row) == queue);

    [Fact]
    public void Nothing_is_listed_that_is_not_sent()
    {
        var listed = Rows.Select(FirstCell).Where(name => name.StartsWith("tahoon.", StringComparison.Ordinal)).ToList();

        Assert.Equal(Events.Keys.Order(), listed.Order());
    }

    private static string FirstCell(string row) => Quoted().Match(row).Groups[1].Value;

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}

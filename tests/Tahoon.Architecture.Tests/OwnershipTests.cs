using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tahoon.ServiceDefaults.Data;
using Xunit;

namespace Tahoon.Architecture.Tests;

/// <summary>Reads the models of all services, of both engines, as their design-time factories make them.</summary>
public sealed class OwnershipTests
{
    private static readonly string[] Services =
        ["Tahoon.Booking", "Tahoon.Catalogue", "Tahoon.Identity", "Tahoon.Notification", "Tahoon.Scheduling"];

    /// <summary>Rows that are nobody's, and why.</summary>
    private static readonly Dictionary<string, string> Nobodys = new()
    {
        ["ClaimRow"] = "its key has a hash of who asks in it, so that it is found by that caller alone",
        ["OutboxRow"] = "is added beside what it tells of, and read by the relay alone",
        ["InboxRow"] = "has the id of a message and nothing else",
        ["DeadLetterTrailRow"] = "has ids and an operator's name, and is asked by operators alone whether something was replayed",
        ["DecisionRow"] = "says of an allocation, by an id that no client has, whether it was used",
        ["HolderLock"] = "is a turn to take: an id and a number, written and counted under by services alone",
        ["ProviderSpecialities"] = "joins specialities to providers, and both are filtered wherever it is read",
        ["Operator"] = "runs Tahoon for all organisations, and is read before it is known who asks",
        ["SigningKey"] = "signs tokens of all organisations, and is read before it is known who asks",
        ["DataProtectionKey"] = "encrypts what all replicas keep",
    };

    public static TheoryData<string> Contexts => [.. Models().Select(model => model.Name).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_contexts_of_every_service_are_looked_at_for_both_engines() => Assert.Equal(
        Services.SelectMany(service => new[] { $"SqlServer{service[7..]}Db", $"Sqlite{service[7..]}Db" }).Order(StringComparer.Ordinal),
        Models().Select(model => model.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Contexts))]
    public void Every_row_has_an_owner_or_a_reason_to_have_none(string context)
    {
        var forgotten = Models().Single(model => model.Name == context).Rows
            .Where(row => !row.Filtered && !Nobodys.ContainsKey(row.Name))
            .Select(row => row.Name);

        Assert.True(
            !forgotten.Any(),
            $"Whose are {string.Join(", ", forgotten)}? Say it in {context}'s Ownership (Of, OpenWithin or "
            + $"Part), or say in {nameof(OwnershipTests)}.{nameof(Nobodys)} why they are nobody's.");
    }

    [Fact]
    public void What_is_said_to_be_nobodys_is_there_and_has_no_owner()
    {
        var rows = Models().SelectMany(model => model.Rows).ToList();

        Assert.All(Nobodys.Keys, name => Assert.Contains(rows, row => row.Name == name && !row.Filtered));
        Assert.DoesNotContain(rows, row => row.Filtered && Nobodys.ContainsKey(row.Name));
    }

    private static IEnumerable<(string Name, IReadOnlyList<(string Name, bool Filtered)> Rows)> Models() =>
        from service in Services
        from factory in Assembly.Load(service).GetTypes()
        where factory is { IsClass: true, IsAbstract: false }
        from contract in factory.GetInterfaces()
        where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IDesignTimeDbContextFactory<>)
        select Read(factory, contract);

    private static (string Name, IReadOnlyList<(string Name, bool Filtered)> Rows) Read(Type factory, Type contract)
    {
        using var context = (DbContext)contract.GetMethod(nameof(IDesignTimeDbContextFactory<>.CreateDbContext))!
            .Invoke(Activator.CreateInstance(factory), [Array.Empty<string>()])!;
        Assert.IsAssignableFrom<OwnedDbContext>(context);
        return (context.GetType().Name,
        [
            .. context.Model.GetEntityTypes().Select(row =>
                (row.ShortName(), row.GetDeclaredQueryFilters().Any(filter => filter.Key == Ownership.Filter))),
        ]);
    }
}

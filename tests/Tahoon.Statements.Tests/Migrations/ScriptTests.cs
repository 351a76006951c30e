using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac.Model;
using Tahoon.Testing.Statements;

namespace Tahoon.Statements.Tests.Migrations;

/// <summary>The migrations of SQL Server, as Microsoft's own tools read them.</summary>
public sealed partial class ScriptTests
{
    [Theory]
    [MemberData(nameof(Engines.Services), MemberType = typeof(Engines))]
    public void The_script_that_can_be_repeated_is_t_sql(string service) =>
        Assert.NotEmpty(TSql.Batches(Script(service, MigrationsSqlGenerationOptions.Idempotent)));

    [Theory]
    [MemberData(nameof(Engines.Services), MemberType = typeof(Engines))]
    public void What_they_leave_behind_is_a_model_without_a_fault(string service)
    {
        using var model = ModelOf(service);

        Assert.Empty(Faults(model));
        Assert.NotEmpty(model.GetObjects(DacQueryScopes.UserDefined, ModelSchema.Index));
    }

    [Theory]
    [MemberData(nameof(Engines.Services), MemberType = typeof(Engines))]
    public async Task Every_statement_finds_its_tables_and_columns_there(string service)
    {
        using var model = ModelOf(service);
        foreach (var statement in StatementFiles.Read(service))
            model.AddObjects(Procedure(statement.Id, statement.SqlServer));
        foreach (var statement in ByHand.All.Where(statement => statement.Service == service && statement.Name != "SnapshotIsolation"))
            model.AddObjects(Procedure(statement.Name, await statement.HearAsync(Engines.SqlServer)));

        Assert.Empty(Faults(model));
    }

    [Theory]
    [InlineData("SELECT [o].[Bdoy] FROM [Outbox] AS [o]")]
    [InlineData("SELECT 1 FROM [Outboxes] AS [o] WHERE [o].[SentAt] IS NULL")]
    public void A_table_or_column_that_is_not_there_is_found(string statement)
    {
        using var model = ModelOf("Booking");
        model.AddObjects(Procedure("planted", statement));

        Assert.NotEmpty(Faults(model));
    }

    private static TSqlModel ModelOf(string service)
    {
        var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        foreach (var declaration in Schema.Of(Script(service, MigrationsSqlGenerationOptions.Default)).Declarations())
            model.AddObjects(declaration);
        return model;
    }

    private static IEnumerable<string> Faults(TSqlModel model) => model.Validate().Select(message => message.Message);

    // whatever the types of its parameters are, what it names has to be there
    private static string Procedure(string name, string statement)
    {
        var declared = Declared().Matches(statement).Select(match => match.Groups[1].Value).ToHashSet();
        var parameters = Parameter().Matches(statement).Select(match => match.Value).Distinct().Where(parameter => !declared.Contains(parameter));
        return $"CREATE PROCEDURE [{name}] {string.Join(", ", parameters.Select(parameter => $"{parameter} nvarchar(max)"))} AS\nBEGIN\n{statement}\nEND";
    }

    private static string Script(string service, MigrationsSqlGenerationOptions options)
    {
        using var context = Engines.OfSqlServer(service);
        return context.GetService<IMigrator>().GenerateScript(options: options);
    }

    [GeneratedRegex(@"(?<!@)@\w+")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"DECLARE (@\w+)")]
    private static partial Regex Declared();
}

using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Tahoon.ServiceDefaults.Data.Migrating;

/// <summary>
/// Each migration of SQLite and the row that remembers it in one transaction. Where a table is made anew, EF Core switches foreign
/// keys off and on in the middle, which ends the transaction: a process killed there leaves half a migration that can never be
/// applied. Here the switch comes first. They are on again with the next migration, and after the last (<see cref="MigrationTurn"/>).
/// </summary>
internal sealed class WholeMigrations(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    private const string Switch = "PRAGMA foreign_keys = ";

    public override IReadOnlyList<MigrationCommand> Generate(
        IReadOnlyList<MigrationOperation> operations, IModel? model, MigrationsSqlGenerationOptions options)
    {
        var commands = base.Generate(operations, model, options);
        if (operations.Any(IsOfHistory))
            return commands;

        var whole = commands.Where(command => !command.CommandText.StartsWith(Switch, StringComparison.Ordinal)).ToList();
        var checking = whole.Count == commands.Count;
        return [.. base.Generate([new SqlOperation { Sql = $"{Switch}{(checking ? 1 : 0)};", SuppressTransaction = true }], model, options), .. whole];
    }

    /// <summary>What EF Core adds to a migration itself, of which the last is the row that remembers it.</summary>
    private static bool IsOfHistory(MigrationOperation operation) => operation switch
    {
        CreateTableOperation table => table.Name == HistoryRepository.DefaultTableName,
        InsertDataOperation row => row.Table == HistoryRepository.DefaultTableName,
        DeleteDataOperation row => row.Table == HistoryRepository.DefaultTableName,
        SqlOperation sql => sql.Sql.Contains(HistoryRepository.DefaultTableName, StringComparison.Ordinal),
        _ => false,
    };
}

using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Tahoon.Statements.Tests.Migrations;

/// <summary>What a script of all migrations leaves behind: its changes of tables, made to the tables' declarations.</summary>
internal sealed class Schema
{
    private readonly Dictionary<string, CreateTableStatement> _tables = [];
    private readonly Dictionary<string, CreateIndexStatement> _indexes = [];
    private readonly List<string> _triggers = [];

    public static Schema Of(string script)
    {
        var schema = new Schema();
        foreach (var statement in TSql.Batches(script).SelectMany(batch => batch.Statements))
            schema.Apply(statement);
        return schema;
    }

    /// <summary>The declarations, in an order in which they can be read.</summary>
    public IEnumerable<string> Declarations()
    {
        var writer = new Sql160ScriptGenerator();
        foreach (var statement in _tables.Values.Concat<TSqlStatement>(_indexes.Values))
        {
            writer.GenerateScript(statement, out var text);
            yield return text;
        }

        foreach (var trigger in _triggers)
            yield return trigger;
    }

    private void Apply(TSqlStatement statement)
    {
        switch (statement)
        {
            case CreateTableStatement table:
                _tables.Add(NameOf(table.SchemaObjectName), table);
                break;
            case AlterTableAddTableElementStatement added:
                var declared = _tables[NameOf(added.SchemaObjectName)].Definition;
                foreach (var column in added.Definition.ColumnDefinitions)
                    declared.ColumnDefinitions.Add(column);
                foreach (var constraint in added.Definition.TableConstraints)
                    declared.TableConstraints.Add(constraint);
                break;
            case AlterTableAlterColumnStatement altered:
                Alter(altered);
                break;
            case AlterTableDropTableElementStatement dropped:
                foreach (var element in dropped.AlterTableDropTableElements)
                    Drop(_tables[NameOf(dropped.SchemaObjectName)].Definition, element.Name.Value);
                break;
            case CreateIndexStatement index:
                _indexes.Add($"{NameOf(index.OnName)}.{index.Name.Value}", index);
                break;
            case DropIndexStatement indexes:
                foreach (var index in indexes.DropIndexClauses.OfType<DropIndexClause>())
                    Assert.True(_indexes.Remove($"{NameOf(index.Object)}.{index.Index.Value}"));
                break;
            case IfStatement { ThenStatement: BeginEndBlockStatement block }:
                foreach (var inner in block.StatementList.Statements)
                    Apply(inner);
                break;
            case ExecuteStatement { ExecuteSpecification.ExecutableEntity: ExecutableStringList { Strings: [StringLiteral literal] } }:
                Execute(literal.Value);
                break;
            default:
                Assert.IsType(Array.Find(ChangesNoSchema, type => type.IsInstanceOfType(statement)) ?? typeof(CreateTableStatement), statement);
                break;
        }
    }

    // a default is dropped by a name that is looked up: the columns' declarations here have none
    private static readonly Type[] ChangesNoSchema =
    [
        typeof(BeginTransactionStatement), typeof(CommitTransactionStatement), typeof(InsertStatement), typeof(UpdateStatement),
        typeof(DeleteStatement), typeof(DeclareVariableStatement), typeof(SelectStatement), typeof(IfStatement),
    ];

    private void Execute(string text)
    {
        foreach (var statement in TSql.Batches(text).SelectMany(batch => batch.Statements))
            if (statement is CreateTriggerStatement)
                _triggers.Add(text);
            else
                Apply(statement);
    }

    private void Alter(AlterTableAlterColumnStatement altered)
    {
        var column = _tables[NameOf(altered.SchemaObjectName)].Definition.ColumnDefinitions
            .Single(column => column.ColumnIdentifier.Value == altered.ColumnIdentifier.Value);
        column.DataType = altered.DataType;
        column.Collation = altered.Collation;
        column.DefaultConstraint = null;
        foreach (var constraint in column.Constraints.OfType<NullableConstraintDefinition>())
            constraint.Nullable = altered.AlterTableAlterColumnOption is AlterTableAlterColumnOption.Null;
    }

    private static void Drop(TableDefinition table, string name)
    {
        var constraint = table.TableConstraints.SingleOrDefault(constraint => constraint.ConstraintIdentifier?.Value == name);
        Assert.True(constraint is not null
            ? table.TableConstraints.Remove(constraint)
            : table.ColumnDefinitions.Remove(table.ColumnDefinitions.Single(column => column.ColumnIdentifier.Value == name)));
    }

    private static string NameOf(SchemaObjectName name) => name.BaseIdentifier.Value;
}

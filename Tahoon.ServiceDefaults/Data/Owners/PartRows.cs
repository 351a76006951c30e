using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Tahoon.ServiceDefaults.Data.Owners;

/// <summary>Rows that belong to another row.</summary>
internal sealed record PartRows<TRow, TWhole>(Expression<Func<TRow, Guid?>> Whole) : OwnedRows(typeof(TRow))
    where TRow : class
    where TWhole : class
{
    private readonly string _whole = ColumnOf(Whole)!;

    public override IEnumerable<string> Columns => [_whole];

    public override void Apply(ModelBuilder model, OwnedDbContext context)
    {
        var key = model.Entity<TWhole>().Metadata.FindPrimaryKey()!.Properties.Single().Name;
        model.Entity<TRow>().HasQueryFilter(
            Ownership.Filter,
            row => EF.Parameter(context.OrganisationInReach) == null
                || context.Set<TWhole>().Any(whole => EF.Property<Guid>(whole, key) == EF.Property<Guid?>(row, _whole)));
    }

    public override bool IsCovered(EntityEntry entry, TrackedRows tracked) =>
        tracked.IsCovered(typeof(TWhole), entry.Property(_whole).CurrentValue);
}

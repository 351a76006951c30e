using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Tahoon.ServiceDefaults.Idempotency;

namespace Tahoon.Catalogue.Data;

/// <summary>Raises the marks of organisations of whose catalogue something is about to be saved.</summary>
internal static class DirectoryMarking
{
    /// <summary>
    /// Raises an organisation's mark ahead of what is to be changed, and so keeps all others who do the same waiting until the
    /// commit: what is read from here on stays true.
    /// </summary>
    public static async Task TakeTurnAsync(CatalogueDb context, Guid organisation, CancellationToken cancellation)
    {
        await RaiseAsync(context, organisation, cancellation);
        await context.SaveChangesAsync(cancellation);
    }

    public static async Task RaiseAsync(CatalogueDb context, CancellationToken cancellation)
    {
        var entries = context.ChangeTracker.Entries().ToList();
        if (!entries.Exists(IsShown))
            return;

        // who changes what belongs to a provider or question has that one loaded
        foreach (var organisation in entries.Select(OwnerOf).OfType<Guid>().Distinct())
            await RaiseAsync(context, organisation, cancellation);
    }

    private static async Task RaiseAsync(CatalogueDb context, Guid organisation, CancellationToken cancellation)
    {
        var raised = await context.DirectoryMarks.Where(mark => mark.OrganisationId == organisation)
            .ExecuteUpdateAsync(set => set.SetProperty(mark => mark.Version, mark => mark.Version + 1), cancellation);
        if (raised == 0 && !context.DirectoryMarks.Local.Any(mark => mark.OrganisationId == organisation))
            context.DirectoryMarks.Add(new DirectoryMark { OrganisationId = organisation, Version = 1 });
    }

    /// <summary>All that is saved, but what nobody is shown.</summary>
    private static bool IsShown(EntityEntry entry) =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
        && entry.Entity is not (DirectoryMark or CatalogueChange or ClaimRow);

    private static Guid? OwnerOf(EntityEntry entry) => entry.Entity switch
    {
        Provider provider => provider.OrganisationId,
        Speciality speciality => speciality.OrganisationId,
        Question question => question.OrganisationId,
        OrganisationSettings settings => settings.OrganisationId,
        _ => null,
    };
}

using Microsoft.EntityFrameworkCore;

namespace Tahoon.Catalogue.Data;

/// <summary>Raises the marks of organisations whose providers are about to be saved; of all where a speciality is.</summary>
internal static class DirectoryMarking
{
    public static async Task RaiseAsync(CatalogueDb context, CancellationToken cancellation)
    {
        var changed = context.ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(entry => entry.Metadata.ShortName())
            .ToHashSet(StringComparer.Ordinal);
        if (changed.Contains(nameof(Speciality)))
            await RaiseAsync(context.DirectoryMarks, cancellation);
        else if (!changed.Overlaps([nameof(Provider), nameof(ProviderLanguage), nameof(ProviderPrice), "ProviderSpecialities"]))
            return;

        // who changes what belongs to a provider has it loaded
        var organisations = context.ChangeTracker.Entries<Provider>().Select(entry => entry.Entity.OrganisationId).Distinct().ToList();
        foreach (var organisation in organisations)
            if (await RaiseAsync(context.DirectoryMarks.Where(mark => mark.OrganisationId == organisation), cancellation) == 0)
                context.DirectoryMarks.Add(new DirectoryMark { OrganisationId = organisation, Version = 1 });
    }

    private static Task<int> RaiseAsync(IQueryable<DirectoryMark> marks, CancellationToken cancellation) =>
        marks.ExecuteUpdateAsync(set => set.SetProperty(mark => mark.Version, mark => mark.Version + 1), cancellation);
}

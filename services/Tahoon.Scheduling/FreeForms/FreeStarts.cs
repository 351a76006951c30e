using NodaTime;
using Tahoon.Scheduling.Calendars;
using Tahoon.Scheduling.Domain;
using Tahoon.Scheduling.FreeForms.Keeping;

namespace Tahoon.Scheduling.FreeForms;

/// <summary>
/// Answers what is free out of the forms, and out of the tables where a window lies beyond what the forms tell.
/// </summary>
internal sealed class FreeStarts(FormKeeper keeper, FreeTime tables, TimeProvider clock)
{
    /// <summary>Some providers with their free starts, as the tables are now.</summary>
    public async Task<Dictionary<Guid, ProviderStarts>> FindAsync(
        IReadOnlyCollection<Guid> providers, InstantSpan window, int minutes, int? max, CancellationToken cancellation)
    {
        var forms = await keeper.FindAsync(providers, cancellation);
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var cells = forms.Values.ToDictionary(form => form.ProviderId, form => form.Bookable(window, now));
        if (forms.Values.Any(form => !form.Covers(cells[form.ProviderId])))
            return (await tables.FindAsync(providers, window, minutes, max, cancellation)).ToDictionary(
                entry => entry.Key,
                entry => new ProviderStarts(
                    entry.Value.Schedule.OrganisationId, entry.Value.Schedule.Zone.Id, entry.Value.Starts));

        return forms.Values.ToDictionary(form => form.ProviderId, form => new ProviderStarts(
            form.OrganisationId,
            form.Zone,
            [.. form.Starts(minutes, cells[form.ProviderId]).Take(max ?? int.MaxValue).Select(FreeForm.StartOf)]));
    }

    /// <summary>
    /// The first free start of each provider of an organisation that has one in the window, no more than two seconds old.
    /// </summary>
    public async Task<IReadOnlyList<(Guid ProviderId, Instant Start)>> FirstAsync(
        Guid organisation, InstantSpan window, int minutes, CancellationToken cancellation)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        if (await keeper.OfAsync(organisation, cancellation) is not { } forms)
            return await FirstOfTablesAsync(organisation, window, minutes, cancellation);

        var first = new List<(Guid, Instant)>(forms.Length);
        foreach (var form in forms)
        {
            var cells = form.Bookable(window, now);
            if (!form.Covers(cells))
                return await FirstOfTablesAsync(organisation, window, minutes, cancellation);
            if (form.First(minutes, cells) is >= 0 and var cell)
                first.Add((form.ProviderId, FreeForm.StartOf(cell)));
        }

        return first;
    }

    private async Task<IReadOnlyList<(Guid ProviderId, Instant Start)>> FirstOfTablesAsync(
        Guid organisation, InstantSpan window, int minutes, CancellationToken cancellation)
    {
        var providers = await tables.ProvidersOfAsync(organisation, cancellation);
        var found = await tables.FindAsync(providers, window, minutes, max: 1, cancellation);
        return [.. found.Where(entry => entry.Value.Starts.Count > 0).Select(entry => (entry.Key, entry.Value.Starts[0]))];
    }
}

/// <summary>A provider with its free starts.</summary>
/// <param name="Zone">IANA zone of the provider.</param>
internal sealed record ProviderStarts(Guid OrganisationId, string Zone, IReadOnlyList<Instant> Starts);

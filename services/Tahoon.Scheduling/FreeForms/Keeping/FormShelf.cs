namespace Tahoon.Scheduling.FreeForms.Keeping;

/// <summary>
/// Forms in memory, by organisation. There is room for so many and no more: what finds none is read from the tables each time.
/// </summary>
internal sealed class FormShelf(int room)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, Kept> _kept = [];
    private readonly Dictionary<Guid, Dictionary<Guid, FreeForm>> _organisations = [];
    private long _tickets;

    /// <summary>Whoever reads draws one first: what was read earlier never replaces what was read later.</summary>
    public long Draw() => Interlocked.Increment(ref _tickets);

    public int Count
    {
        get
        {
            lock (_lock)
                return _kept.Count;
        }
    }

    public long Bytes
    {
        get
        {
            lock (_lock)
                return _kept.Values.Sum(kept => (long)kept.Form.Bits.Length * sizeof(ulong));
        }
    }

    public FreeForm? Find(Guid provider)
    {
        lock (_lock)
            return _kept.TryGetValue(provider, out var kept) ? kept.Form : null;
    }

    public FreeForm[] OfAll()
    {
        lock (_lock)
            return [.. _kept.Values.Select(kept => kept.Form)];
    }

    public FreeForm[] Of(Guid organisation)
    {
        lock (_lock)
            return _organisations.TryGetValue(organisation, out var forms) ? [.. forms.Values] : [];
    }

    public void Put(FreeForm form, long ticket)
    {
        lock (_lock)
        {
            var there = _kept.TryGetValue(form.ProviderId, out var before);
            if (there ? before.Ticket > ticket : _kept.Count >= room)
                return;
            if (there)
                Forget(before.Form);

            _kept[form.ProviderId] = new Kept(form, ticket);
            if (!_organisations.TryGetValue(form.OrganisationId, out var forms))
                _organisations[form.OrganisationId] = forms = [];
            forms[form.ProviderId] = form;
        }
    }

    public void Remove(Guid provider)
    {
        lock (_lock)
            if (_kept.Remove(provider, out var kept))
                Forget(kept.Form);
    }

    private void Forget(FreeForm form)
    {
        if (_organisations.TryGetValue(form.OrganisationId, out var forms) && forms.Remove(form.ProviderId) && forms.Count == 0)
            _organisations.Remove(form.OrganisationId);
    }

    private readonly record struct Kept(FreeForm Form, long Ticket);
}

using Tahoon.SecurityTests.Api;
using Tahoon.SecurityTests.World;

namespace Tahoon.SecurityTests.Ownership;

/// <summary>Somebody who must not see the owner's things.</summary>
/// <param name="Sees">What of the owner's this one may know all the same; null for nothing.</param>
internal sealed record Stranger(string Name, string Token, Cast Cast, Cast CastForSchedules, Func<Member, bool>? Sees = null)
{
    public Cast CastOf(Way way) => way.ChangesSchedules ? CastForSchedules : Cast;

    /// <summary>False for what is the stranger's own.</summary>
    public bool MayNotSee(string canary) => !Own.Contains(canary);

    private HashSet<string> Own { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The places of ids that are filled in this request.</summary>
    public static IEnumerable<Position> Identifiers(Way way, Draft draft) => Position.Of(way.Operation)
        .Where(position => draft.Has(position) && Members.Of(way.Operation, position).Meaning is Meaning.Id);

    /// <summary>Every kind of caller there is, in the owner's organisation and in the other.</summary>
    public static async Task<IReadOnlyList<Stranger>> AllAsync(RunningTahoon tahoon, Cast owner)
    {
        var all = new List<Stranger>();
        await AddAsync("the other organisation's application", tahoon.Other, _ => Task.FromResult<string?>(tahoon.Other.Token), null);
        await AddAsync("a user of the other organisation", tahoon.Other, cast => UserAsync(tahoon.Other, cast), null);
        await AddAsync("another user", tahoon.Demo, cast => UserAsync(tahoon.Demo, cast), member => member.Shared);
        await AddAsync("a provider of the other organisation", tahoon.Other, cast => tahoon.Other.ProviderTokenAsync(cast.Provider), null);
        await AddAsync("another provider", tahoon.Demo, cast => tahoon.Demo.ProviderTokenAsync(cast.Provider), member => member.Shared);
        return all;

        async Task AddAsync(string name, Clinic clinic, Func<Cast, Task<string?>> token, Func<Member, bool>? sees)
        {
            var cast = new Cast(clinic, await clinic.RegisterUserAsync(), OtherThan(clinic, owner));
            if (await token(cast) is { } got)
                all.Add(new Stranger(name, got, cast, cast.WithProvider(clinic.ProviderForSchedules()), sees) { Own = [clinic.Mark] });
        }
    }

    private static string OtherThan(Clinic clinic, Cast owner)
    {
        var provider = clinic.Provider();
        return provider == owner.Provider ? clinic.Provider() : provider;
    }

    private static async Task<string?> UserAsync(Clinic clinic, Cast cast) => await clinic.UserTokenAsync(await cast.UserAsync());
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tahoon.Testing;

namespace Tahoon.Fuzz.Http;

/// <summary>A service as it is, in this process, over a database of its own.</summary>
internal sealed class FuzzedService<TContext>(string name, bool demonstration) : TestService<TContext>($"{name}-db")
    where TContext : DbContext
{
    protected override bool ComparesStatements => false;

    protected override Task PrepareAsync(IServiceProvider services) => services.MigrateAsync<TContext>(demonstration);

    protected override void Replace(IServiceCollection services) => Neighbours.Answer(Network);
}

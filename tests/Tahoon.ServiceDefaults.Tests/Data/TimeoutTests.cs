using Microsoft.AspNetCore.Builder;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Data.Replicas;
using Tahoon.Testing;
using Xunit;

namespace Tahoon.ServiceDefaults.Tests.Data;

/// <summary>How long a service waits for its stores. Tests beside this one see what happens then.</summary>
public sealed class TimeoutTests
{
    [Fact]
    public void SQL_Server_is_waited_for_so_long_and_so_many_connections_are_kept()
    {
        using var context = new DbContext(new DbContextOptionsBuilder().UseTahoonSqlServer("Server=nowhere;Database=things").Options);
        var connection = new SqlConnectionStringBuilder(context.Database.GetConnectionString());

        Assert.Equal((5, 10), (connection.ConnectTimeout, context.Database.GetCommandTimeout()));
        Assert.Equal((2, 64), (connection.MinPoolSize, connection.MaxPoolSize));
        Assert.True(context.Database.CreateExecutionStrategy().RetriesOnFailure);
    }

    [Fact]
    public void A_replica_is_asked_once_and_as_what_is_only_read()
    {
        var options = new DbContextOptionsBuilder();
        options.UseSqlServerReplica("Server=nowhere;Database=things");
        using var context = new DbContext(options.Options);
        var connection = new SqlConnectionStringBuilder(context.Database.GetConnectionString());

        Assert.Equal((ApplicationIntent.ReadOnly, 0), (connection.ApplicationIntent, connection.ConnectRetryCount));
        Assert.Equal((2, 3), (connection.ConnectTimeout, context.Database.GetCommandTimeout()));
        Assert.False(context.Database.CreateExecutionStrategy().RetriesOnFailure);
    }

    [Fact]
    public async Task SQLite_is_waited_for_so_long()
    {
        var folder = Directory.CreateTempSubdirectory("tahoon-test-");
        var text = $"Data Source={Path.Combine(folder.FullName, "things.db")}";
        await using (var context = new DbContext(new DbContextOptionsBuilder().UseTahoonSqlite(text).Options))
        {
            var busy = await context.Database.SqlQuery<int>($"SELECT timeout AS Value FROM pragma_busy_timeout").SingleAsync(
                TestContext.Current.CancellationToken);

            Assert.Equal((5000, 5), (busy, context.Database.GetCommandTimeout()));
        }

        TestDatabase.Forget(text);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Redis_is_waited_for_half_a_second_and_not_at_all_while_it_is_away()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["Tahoon:IdentifierKey"] = Testing.Security.TestTokens.IdentifierKey;
        builder.Configuration["ConnectionStrings:cache"] = "127.0.0.1:1";
        builder.AddServiceDefaults("defaults");
        builder.Logging.ClearProviders();
        await using var service = builder.Build();
        var redis = service.Services.GetRequiredService<IConnectionMultiplexer>();
        var options = ConfigurationOptions.Parse(redis.Configuration);

        Assert.Equal((1000, 500, 500), (options.ConnectTimeout, options.SyncTimeout, options.AsyncTimeout));
        await Assert.ThrowsAsync<RedisConnectionException>(() => redis.GetDatabase().StringGetAsync("anything"));
    }
}

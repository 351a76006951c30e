using System.Net;
using Microsoft.Data.Sqlite;
using Tahoon.Catalogue.Tests.Support;
using Tahoon.Testing;

namespace Tahoon.Catalogue.Tests;

public sealed class DatabaseAwayTests : IAsyncLifetime
{
    private readonly CatalogueUnderTest _catalogue = new();

    public ValueTask InitializeAsync() => _catalogue.InitializeAsync();

    public ValueTask DisposeAsync() => _catalogue.DisposeAsync();

    [Theory]
    [InlineData("/api/v1/catalogue/filters")]
    [InlineData("/api/v1/assessment-questions")]
    public async Task What_was_read_is_answered_without_the_database_and_what_was_not_is_told_to_come_again(string path)
    {
        using var read = _catalogue.Clinic("en");
        using var unread = _catalogue.Clinic("ar");
        var before = await read.GetOkAsync(path);
        TakeAway();
        _catalogue.Clock.Advance(CatalogueMarks.Fresh);

        var after = await read.GetOkAsync(path);
        using var refused = await unread.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(before.ToJsonString(), after.ToJsonString());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
    }

    /// <summary>In the file's place there is what no database can be opened of.</summary>
    private void TakeAway()
    {
        TestServers.SqliteAlone("a file is taken away");
        var file = new SqliteConnectionStringBuilder(_catalogue.ConnectionString).DataSource;
        TestDatabase.Forget(_catalogue.ConnectionString);
        File.Move(file, $"{file}.away");
        Directory.CreateDirectory(file);
    }
}

using System.Net;
using System.Net.Http.Json;
using Tahoon.Contracts.Ids;
using Xunit;

namespace Tahoon.Identity.Tests.Support;

/// <summary>Users to register: no two alike.</summary>
internal static class People
{
    public static Dictionary<string, object?> Somebody() => new()
    {
        ["name"] = "Salma Haddad",
        ["email"] = $"salma.{Guid.NewGuid():N}@example.org",
        ["phone"] = "+965 5000 1234",
        ["timeZone"] = "Asia/Kuwait",
        ["language"] = "ar",
    };

    /// <summary>Registers somebody new; the opaque id.</summary>
    public static async Task<string> RegisterSomebodyAsync(this HttpClient client)
    {
        var answer = await client.PostAsJsonAsync("/api/user/register", Somebody(), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.TextAsync("userId"))!;
    }

    public static Guid InternalId(string userId) => PublicId.Read<UserId>(userId).Value;
}

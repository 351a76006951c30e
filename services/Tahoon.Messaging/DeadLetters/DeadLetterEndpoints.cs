using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Problems;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Messaging.DeadLetters;

/// <summary><c>/internal/ops/dead-letters</c>.</summary>
public static class DeadLetterEndpoints
{
    private const int DefaultLimit = 50, MostListed = 100, LongestReason = 400;

    /// <summary>Maps them for operators: see <see cref="SecurityExtensions.MapOperations"/>.</summary>
    public static void MapDeadLetters<TContext>(this IEndpointRouteBuilder operations)
        where TContext : DbContext
    {
        var letters = operations.MapGroup("/dead-letters");
        letters.MapGet("", ListAsync<TContext>);
        letters.MapGet("/{id}", OpenAsync<TContext>);
        letters.MapPost("/{id}/replay", ReplayAsync<TContext>);
        letters.MapPost("/replay", ReplayAllAsync<TContext>);
    }

    private static async Task<IResult> ListAsync<TContext>(
        string? kind, string? reason, string? cursor, int? limit, DeadLetterDesk<TContext> desk, CancellationToken cancellation)
        where TContext : DbContext
    {
        var asked = KindOf(kind, reason);
        if (asked.Failed)
            return asked.Failure.ToResult();
        if (limit is < 1 or > MostListed)
            return Wrong("limit", $"The limit is 1 to {MostListed}.").ToResult();

        var page = await desk.ListAsync(asked.Value.Kind, reason, cursor, limit ?? DefaultLimit, cancellation);
        return page.ToResult(TypedResults.Ok);
    }

    private static async Task<IResult> OpenAsync<TContext>(
        string id, HttpContext http, DeadLetterDesk<TContext> desk, CancellationToken cancellation)
        where TContext : DbContext =>
        (await desk.OpenAsync(id, OperatorOf(http), cancellation)).ToResult(TypedResults.Ok);

    private static async Task<IResult> ReplayAsync<TContext>(
        string id, HttpContext http, DeadLetterDesk<TContext> desk, CancellationToken cancellation)
        where TContext : DbContext =>
        (await desk.ReplayAsync(id, OperatorOf(http), cancellation)).ToResult(TypedResults.Ok);

    private static async Task<IResult> ReplayAllAsync<TContext>(
        string? kind, string? reason, HttpContext http, DeadLetterDesk<TContext> desk, CancellationToken cancellation)
        where TContext : DbContext
    {
        var asked = KindOf(kind, reason);
        return asked.Failed
            ? asked.Failure.ToResult()
            : TypedResults.Ok(await desk.ReplayAllAsync(asked.Value.Kind, reason, OperatorOf(http), cancellation));
    }

    private static Result<Asked> KindOf(string? kind, string? reason) => (kind, reason) switch
    {
        (_, { Length: > LongestReason }) => Wrong("reason", $"A reason has {LongestReason} characters at most."),
        (null, _) => new Asked(null),
        ("message", _) => new Asked(DeadLetterKind.Message),
        ("work", _) => new Asked(DeadLetterKind.Work),
        _ => Wrong("kind", "The kind is message or work."),
    };

    private static string OperatorOf(HttpContext http) => http.User.FindFirst(TokenClaims.Subject)!.Value;

    private static Failure Wrong(string member, string why) => Failures.InvalidRequest with
    {
        Errors = new Dictionary<string, string[]> { [member] = [why] },
    };

    private sealed record Asked(DeadLetterKind? Kind);
}

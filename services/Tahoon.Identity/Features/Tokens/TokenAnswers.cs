using Tahoon.Contracts.Errors;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.Identity.Features.Tokens;

/// <summary>Answers of token endpoints: never stored by anybody on the way, and errors in RFC 6749's words too.</summary>
internal static class TokenAnswers
{
    public static RouteHandlerBuilder AnswersTokens(this RouteHandlerBuilder endpoint) => endpoint
        .AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            context.HttpContext.Response.Headers.Pragma = "no-cache";
            return next(context);
        })
        .Produces<TokenResponse>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);

    public static IResult ToTokenResult(this Result<TokenResponse> result) =>
        result.Failed ? InTokenWords(result.Failure).ToResult() : TypedResults.Ok(result.Value);

    private static Failure InTokenWords(Failure failure)
    {
        var error = failure.Status switch
        {
            400 or 401 => failure.Code,
            _ => Failures.InvalidRequest.Code,
        };
        return failure with { Extensions = new Dictionary<string, object?> { ["error"] = error } };
    }
}

namespace Tahoon.Gateway.Askers;

/// <summary>Finds out whose token a request carries, for all that comes after.</summary>
internal sealed class Identify(RequestDelegate next, TokenReader tokens)
{
    private const string Bearer = "Bearer ";

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization is [{ } text] && text.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            context.Features.Set(await tokens.ReadAsync(text[Bearer.Length..].Trim()));

        await next(context);
    }
}

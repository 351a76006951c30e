using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.ServiceDefaults.Problems;

namespace Tahoon.ServiceDefaults.Security;

/// <summary>Authentication and authorization as every service has them.</summary>
public static class SecurityExtensions
{
    private const string ServicePolicy = "service", OperatorPolicy = "operator";

    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    /// <summary>The endpoint wants an application token with this scope, or a user's or provider's token where those may ask.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="scope">One of <see cref="Scopes"/>.</param>
    /// <param name="alsoFor">Kinds of caller that need no scope, as they see their own things only.</param>
    public static TBuilder RequireScope<TBuilder>(this TBuilder endpoint, string scope, params CallerKind[] alsoFor)
        where TBuilder : IEndpointConventionBuilder => endpoint
            .RequireAuthorization(policy => policy
                .RequireAuthenticatedUser()
                .RequireAssertion(context => May(context, scope, alsoFor)))
            .WithMetadata(Refusal(401), Refusal(403));

    /// <summary>The group <c>/internal</c>: service tokens only; never routed by the gateway, never in the API reference.</summary>
    public static RouteGroupBuilder MapInternal(this IEndpointRouteBuilder app) =>
        app.MapGroup("/internal").RequireAuthorization(ServicePolicy).WithMetadata(new ExcludeFromDescriptionAttribute());

    /// <summary>The group <c>/internal/ops</c>: operator tokens only, not even a service's; as little routed as <c>/internal</c>.</summary>
    public static RouteGroupBuilder MapOperations(this IEndpointRouteBuilder app) =>
        app.MapGroup("/internal/ops").RequireAuthorization(OperatorPolicy).WithMetadata(new ExcludeFromDescriptionAttribute());

    internal static IHostApplicationBuilder AddSecurity(this IHostApplicationBuilder builder)
    {
        UseIdentifierKeys(builder.Configuration);
        builder.Services.AddHttpClient<JwksDocument>(client => client.BaseAddress = new Uri("http://identity"));
        builder.Services.AddSingleton<IConfigurationManager<OpenIdConnectConfiguration>>(services =>
            new ConfigurationManager<OpenIdConnectConfiguration>(
                "/.well-known/jwks.json", new JwksRetriever(), new JwksDocument.Retriever(services.GetRequiredService<IHttpClientFactory>()))
            {
                // an unknown key id asks again, but no more often than this
                RefreshInterval = TimeSpan.FromSeconds(5),
                AutomaticRefreshInterval = TimeSpan.FromMinutes(10),
            });
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IConfigurationManager<OpenIdConnectConfiguration>, TimeProvider>(Configure);
        builder.Services.KeepNoKeyRing();
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy(ServicePolicy, policy => policy.RequireKind(CallerKind.Service))
            .AddPolicy(OperatorPolicy, policy => policy.RequireKind(CallerKind.Operator));
        return builder;
    }

    private static void RequireKind(this AuthorizationPolicyBuilder policy, CallerKind kind) => policy
        .RequireAuthenticatedUser()
        .RequireClaim(TokenClaims.Kind, kind.ToString().ToLowerInvariant());

    private static void Configure(
        JwtBearerOptions options, IConfigurationManager<OpenIdConnectConfiguration> keys, TimeProvider clock)
    {
        options.ConfigurationManager = keys;
        options.RequireHttpsMetadata = false;
        options.TokenHandlers.Clear();
        options.TokenHandlers.Add(new TokensOnce(clock));
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = TokenClaims.Issuer,
            ValidAudience = TokenClaims.Audience,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            // by the service's clock, which the library would not ask
            LifetimeValidator = (from, until, _, _) => IsAlive(from, until, clock.GetUtcNow().UtcDateTime),
            NameClaimType = TokenClaims.Subject,
        };
        options.Events = new JwtBearerEvents { OnChallenge = context => AnswerWithoutKeysAsync(context, keys) };
    }

    /// <summary>Without Identity's keys it is unknown what a token is worth: not the token's fault, and a reason to come again.</summary>
    private static async Task AnswerWithoutKeysAsync(
        JwtBearerChallengeContext context, IConfigurationManager<OpenIdConnectConfiguration> keys)
    {
        if (context.AuthenticateFailure is null || await HasKeysAsync(keys, context.HttpContext.RequestAborted))
            return;

        context.HandleResponse();
        await Failures.Unavailable.ToResult().ExecuteAsync(context.HttpContext);
    }

    private static async Task<bool> HasKeysAsync(
        IConfigurationManager<OpenIdConnectConfiguration> keys, CancellationToken cancellation)
    {
        try
        {
            return (await keys.GetConfigurationAsync(cancellation)).SigningKeys.Count > 0;
        }
        catch (InvalidOperationException)
        {
            // it was never read, and Identity does not answer
            return false;
        }
    }

    private static ProducesResponseTypeMetadata Refusal(int status) => new(status, typeof(ProblemDetails), ["application/problem+json"]);

    private static bool IsAlive(DateTime? from, DateTime? until, DateTime now) =>
        until is not null && now < until + ClockSkew && (from is null || now >= from - ClockSkew);

    private static bool May(AuthorizationHandlerContext context, string scope, CallerKind[] alsoFor)
    {
        if (context.User.Identity?.IsAuthenticated is not true)
            return false;

        var kind = context.User.FindFirst(TokenClaims.Kind)?.Value;
        return alsoFor.Any(also => string.Equals(also.ToString(), kind, StringComparison.OrdinalIgnoreCase))
            || (string.Equals(kind, nameof(CallerKind.Application), StringComparison.OrdinalIgnoreCase)
                && (context.User.FindFirst(TokenClaims.Scope)?.Value ?? "").Split(' ').Contains(scope, StringComparer.Ordinal));
    }

    private static void UseIdentifierKeys(IConfiguration configuration)
    {
        var secret = configuration["Tahoon:IdentifierKey"]
            ?? throw new InvalidOperationException("Tahoon:IdentifierKey is not configured.");
        var older = configuration.GetSection("Tahoon:OlderIdentifierKeys").GetChildren()
            .ToDictionary(key => byte.Parse(key.Key, System.Globalization.CultureInfo.InvariantCulture), key => key.Value!);
        var version = older.Count == 0 ? (byte)1 : (byte)(older.Keys.Max() + 1);
        IdCodec.Use(new IdCodec(new Dictionary<byte, string>(older) { [version] = secret }));
    }
}

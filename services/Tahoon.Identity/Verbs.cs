using System.Globalization;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.Identity.Data;
using Tahoon.Identity.Features.Applications;
using Tahoon.Identity.Features.Operators;
using Tahoon.Identity.Tokens;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Identity;

/// <summary>
/// What the program does instead of serving, where its first argument says so; docs/runbook.md lists it. A key or secret is
/// printed once, to standard output; what is refused is said on standard error, with exit code 1.
/// </summary>
internal static class Verbs
{
    /// <summary>True where a verb was run.</summary>
    public static async Task<bool> RunVerbAsync(this WebApplication app, string[] arguments)
    {
        var (services, cancellation) = (app.Services, app.Lifetime.ApplicationStopping);
        if (await app.MigrateWhereAskedAsync<IdentityDb>(arguments))
        {
            // replicas that start at once then find a key, and a key ring, instead of each making one
            await services.GetRequiredService<SigningKeys>().CurrentAsync(cancellation);
            return true;
        }

        if (arguments is ["--rotate-signing-key", ..])
        {
            await services.GetRequiredService<SigningKeys>().RotateAsync(cancellation);
            return true;
        }

        if (await RunAsync(services, arguments, cancellation) is not { } result)
            return false;

        if (result.Failed)
        {
            Console.Error.WriteLine($"{result.Failure.Code}: {result.Failure.Detail ?? result.Failure.Title}");
            Environment.ExitCode = 1;
        }
        else
        {
            Console.WriteLine(result.Value);
        }

        return true;
    }

    /// <summary>What the verb has to say; null where there is none.</summary>
    internal static async Task<Result<string>?> RunAsync(
        IServiceProvider services, string[] arguments, CancellationToken cancellation) => arguments switch
        {
            ["--register-application", var organisation, var name, .. var scopes] => Said(
                await services.GetRequiredService<RegisterApplication>()
                    .HandleAsync(organisation, name, scopes.Length == 0 ? null : string.Join(' ', scopes), cancellation),
                key => Shown(key, "access_key")),
            ["--set-scopes", var client, var scopes] => Said(
                await services.GetRequiredService<ChangeApplication>().SetScopesAsync(IdOf(client), scopes, cancellation),
                set => $"scopes {set}"),
            ["--set-origins", var client, var origins] => Said(
                await services.GetRequiredService<ChangeApplication>().SetOriginsAsync(IdOf(client), origins, cancellation),
                set => $"origins {set}"),
            ["--add-access-key", var client] => Said(
                await services.GetRequiredService<ChangeAccessKeys>().AddAsync(IdOf(client), cancellation),
                key => Shown(key, "access_key")),
            ["--revoke-access-key", var client, var slot] => Said(
                await services.GetRequiredService<ChangeAccessKeys>().RevokeAsync(IdOf(client), SlotOf(slot), cancellation),
                revoked => $"revoked {revoked}"),
            ["--add-signing-secret", var client] => Said(
                await services.GetRequiredService<ChangeSigningSecrets>().AddAsync(IdOf(client), cancellation),
                key => Shown(key, "signing_secret")),
            ["--revoke-signing-secret", var client, var slot] => Said(
                await services.GetRequiredService<ChangeSigningSecrets>().RevokeAsync(IdOf(client), SlotOf(slot), cancellation),
                revoked => $"revoked {revoked}"),
            ["--require-signature", var client, "on" or "off"] => Said(
                await services.GetRequiredService<ChangeSigningSecrets>()
                    .RequireAsync(IdOf(client), arguments[2] == "on", cancellation),
                required => $"signature {(required ? "required" : "not required")}"),
            ["--register-operator", var name] => Said(
                await services.GetRequiredService<ChangeOperators>().RegisterAsync(name, cancellation),
                key => $"operator {key.Name} key {key.Text}"),
            ["--revoke-operator", var name] => Said(
                await services.GetRequiredService<ChangeOperators>().RevokeAsync(name, cancellation),
                revoked => $"revoked {revoked}"),
            [var verb, ..] when Names.Contains(verb) => Failures.InvalidRequest.Because($"{verb} is missing something, or has too much."),
            _ => (Result<string>?)null,
        };

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "--register-application", "--set-scopes", "--set-origins", "--add-access-key", "--revoke-access-key",
        "--add-signing-secret", "--revoke-signing-secret", "--require-signature", "--register-operator", "--revoke-operator",
    };

    private static Guid IdOf(string client) => PublicId.Read<ClientId>(client).Value;

    /// <summary>No slot where it is no number, which is then not found.</summary>
    private static int SlotOf(string slot) => int.TryParse(slot, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Shown(ShownKey key, string what) =>
        $"client_id {new ClientId(key.ApplicationId)} slot {key.Slot} {what} {key.Text}";

    private static Result<string> Said<T>(Result<T> result, Func<T, string> say) =>
        result.Failed ? result.Failure : say(result.Value);
}

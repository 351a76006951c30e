using System.Globalization;
using Tahoon.Contracts.Errors;
using Tahoon.Contracts.Ids;
using Tahoon.Identity.Data;
using Tahoon.Identity.Features.Applications;
using Tahoon.Identity.Tokens;
using Tahoon.ServiceDefaults.Data;

namespace Tahoon.Identity;

/// <summary>
/// What the program does instead of serving, where its first argument says so:
/// <c>--migrate</c>, <c>--rotate-signing-key</c>, <c>--register-application organisation name</c>,
/// <c>--add-access-key client_id</c>, <c>--revoke-access-key client_id slot</c>. A key is printed once, to standard output.
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

        switch (arguments)
        {
            case ["--rotate-signing-key", ..]:
                await services.GetRequiredService<SigningKeys>().RotateAsync(cancellation);
                return true;
            case ["--register-application", var organisation, var name, ..]:
                Show(await services.GetRequiredService<RegisterApplication>().HandleAsync(organisation, name, cancellation));
                return true;
            case ["--add-access-key", var client, ..]:
                Show(await services.GetRequiredService<ChangeAccessKeys>().AddAsync(IdOf(client), cancellation));
                return true;
            case ["--revoke-access-key", var client, var slot, ..]:
                Tell(await services.GetRequiredService<ChangeAccessKeys>()
                    .RevokeAsync(IdOf(client), int.Parse(slot, CultureInfo.InvariantCulture), cancellation));
                return true;
            default:
                return false;
        }
    }

    private static Guid IdOf(string client) => PublicId.Read<ClientId>(client).Value;

    private static void Show(Result<ShownKey> result)
    {
        if (Tell(result))
            Console.WriteLine($"client_id {new ClientId(result.Value!.ApplicationId)} slot {result.Value.Slot} access_key {result.Value.Text}");
    }

    private static bool Tell<T>(Result<T> result)
    {
        if (result.Failure is not { } failure)
            return true;

        Console.Error.WriteLine($"{failure.Code}: {failure.Detail ?? failure.Title}");
        Environment.ExitCode = 1;
        return false;
    }
}

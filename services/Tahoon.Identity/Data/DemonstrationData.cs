using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Demonstration;
using Tahoon.Identity.Domain;
using Tahoon.Identity.Tokens;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Identity.Data;

/// <summary>Two clinics, three applications and an operator whose keys everybody knows: for Development alone.</summary>
internal sealed class DemonstrationData(SigningSecrets secrets, TimeProvider clock) : IDemonstrationData<IdentityDb>
{
    public const string DemoKey = "demo-access-key", SignedKey = "demo-signed-key", OtherKey = "other-access-key";
    public const string Secret = "demo-signing-secret", OperatorName = "demo-operator", OperatorKey = "demo-operator-key";

    /// <summary>Where pages that are being developed are usually served.</summary>
    public const string Origins = "http://localhost:3000 http://localhost:5173";

    /// <summary>Encrypted ahead of the transaction, as the key ring is in the same database.</summary>
    private readonly string _protectedSecret = secrets.Protect(Secret);

    public async Task AddAsync(IdentityDb database, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (!await database.Operators.AnyAsync(row => row.Name == OperatorName, cancellation))
            database.Add(Operator.Of(OperatorName, OperatorKey, now));
        if (await database.Organisations.AnyAsync(row => row.Id == DemoClinics.DemoClinic, cancellation))
            return;

        database.AddRange(
            Organisation(DemoClinics.DemoClinic, "Demo Clinic", now), Organisation(DemoClinics.OtherClinic, "Other Clinic", now));
        Add(database, 1, DemoClinics.DemoClinic, "Demo application", DemoKey, now);
        Add(database, 2, DemoClinics.DemoClinic, "Demo application that signs", SignedKey, now, _protectedSecret);
        Add(database, 3, DemoClinics.OtherClinic, "Other application", OtherKey, now);
    }

    private static Organisation Organisation(Guid id, string name, DateTime now) =>
        new() { Id = id, Name = name, DefaultLanguage = "en", CreatedAt = now };

    private static void Add(
        IdentityDb database, int number, Guid organisation, string name, string key, DateTime now, string? secret = null)
    {
        var application = new ClientApplication
        {
            Id = DemoClinics.Id(9, number),
            OrganisationId = organisation,
            Name = name,
            Scopes = string.Join(' ', Scopes.All),
            RequireSignature = secret is not null,
            ValidSecrets = secret is null ? 0 : 1,
            AllowedOrigins = key == DemoKey ? Origins : "",
            CreatedAt = now,
        };
        database.Add(application);
        if (secret is not null)
            database.Add(SigningSecret.Of(application.Id, Slots.First, secret, now));
        database.Add(AccessKey.Of(application.Id, Slots.First, key, now));
    }
}

using Microsoft.EntityFrameworkCore;
using Tahoon.Contracts.Demonstration;
using Tahoon.Identity.Domain;
using Tahoon.Identity.Tokens;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Identity.Data;

/// <summary>Two clinics and three applications whose access keys everybody knows: for Development alone.</summary>
internal sealed class DemonstrationData(SigningSecrets secrets, TimeProvider clock) : IDemonstrationData<IdentityDb>
{
    public const string DemoKey = "demo-access-key", SignedKey = "demo-signed-key", OtherKey = "other-access-key";
    public const string SigningSecret = "demo-signing-secret";

    /// <summary>Encrypted ahead of the transaction, as the key ring is in the same database.</summary>
    private readonly string _protectedSecret = secrets.Protect(SigningSecret);

    public async Task AddAsync(IdentityDb database, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
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
            ProtectedSigningSecret = secret,
            CreatedAt = now,
        };
        database.Add(application);
        database.Add(AccessKey.Of(application.Id, AccessKey.FirstSlot, key, now));
    }
}

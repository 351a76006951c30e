using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Tahoon.Identity.Clients;
using Tahoon.Identity.Data;
using Tahoon.Identity.Features.Applications;
using Tahoon.Identity.Features.EraseUser;
using Tahoon.Identity.Features.ExportUser;
using Tahoon.Identity.Features.Operators;
using Tahoon.Identity.Features.Tokens;
using Tahoon.Identity.Features.Users;
using Tahoon.Identity.Tokens;
using Tahoon.Identity.Tries;
using Tahoon.Messaging;
using Tahoon.ServiceDefaults.Auditing;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Idempotency;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Identity;

/// <summary>Users, organisations, client applications and their tokens.</summary>
internal static class IdentityModule
{
    public static WebApplicationBuilder AddIdentity(this WebApplicationBuilder builder)
    {
        builder.AddDatabase<IdentityDb, SqliteIdentityDb, SqlServerIdentityDb>("identity-db");
        builder.AddQueues();
        builder.AddOutboxRelay<IdentityDb>();
        var kept = RetentionPeriods.Of(builder.Configuration);
        builder.AddRetention<IdentityDb, ClaimRow>(
            rows => rows.Where(row => row.CreatedAt < DatabaseClock.InSeconds(-kept.ClaimsSeconds)));
        builder.AddRetention<IdentityDb, AccessRow>(
            rows => rows.Where(row => row.At < DatabaseClock.InSeconds(-kept.AccessTrailSeconds)));
        builder.AddInternalClient<IBooking>("booking")
            .ConfigureHttpClient(client => client.MaxResponseContentBufferSize = ExportUser.LargestPart);
        builder.AddInternalClient<INotification>("notification")
            .ConfigureHttpClient(client => client.MaxResponseContentBufferSize = ExportUser.LargestPart);

        builder.Services.AddValidation();
        builder.AddKeyRing<IdentityDb>("tahoon-identity");
        builder.Services.AddTokenTries();
        builder.AddInternalClient<ICatalogue>("catalogue");
        builder.Services.AddSingleton<Providers>();
        builder.Services.AddSingleton<IServiceTokens, OwnServiceTokens>();
        builder.Services.AddSingleton<AccessTrail<IdentityDb>>();
        builder.Services.AddSingleton<SigningSecrets>();
        builder.Services.AddSingleton<SigningKeyCodec>();
        builder.Services.AddSingleton<SigningKeys>();
        builder.Services.AddSingleton<AccessTokens>();
        builder.Services.AddSingleton<IConfigurationManager<OpenIdConnectConfiguration>, OwnKeys>();
        builder.Services.AddSingleton<Claims<IdentityDb>>();
        builder.Services.AddSingleton<IssueApplicationToken>();
        builder.Services.AddSingleton<RegisterUser>();
        builder.Services.AddSingleton<RegisterApplication>();
        builder.Services.AddSingleton<ChangeApplication>();
        builder.Services.AddSingleton<ChangeAccessKeys>();
        builder.Services.AddSingleton<ChangeSigningSecrets>();
        builder.Services.AddSingleton<ChangeOperators>();
        builder.Services.AddTransient<IDemonstrationData<IdentityDb>, DemonstrationData>();
        return builder;
    }

    public static void MapIdentity(this WebApplication app)
    {
        AuthToken.Map(app);
        CreateToken.Map(app);
        CreateUserToken.Map(app);
        CreateProviderToken.Map(app);
        PublishKeys.Map(app);
        RegisterUserAudited.Map(app);
        CreateUser.Map(app);
        GetUser.Map(app);
        EraseUser.Map(app);
        ExportUser.Map(app);

        var group = app.MapInternal();
        CreateServiceToken.Map(group);
        UsersForServices.Map(group);
        ApplicationsForServices.Map(group);
        CreateOperatorToken.Map(app.MapOperations());
    }
}

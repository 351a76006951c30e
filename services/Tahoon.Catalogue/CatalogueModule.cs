using Tahoon.Catalogue.Clients;
using Tahoon.Catalogue.Data;
using Tahoon.Catalogue.Demonstration;
using Tahoon.Catalogue.Features.Entries;
using Tahoon.Catalogue.Features.Filters;
using Tahoon.Catalogue.Features.Graph;
using Tahoon.Catalogue.Features.Profiles;
using Tahoon.Catalogue.Features.Questions;
using Tahoon.Catalogue.Features.Search;
using Tahoon.Catalogue.Features.Search.Directories;
using Tahoon.Catalogue.Features.Specialities;
using Tahoon.Messaging;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Idempotency;
using Tahoon.ServiceDefaults.Security;
using Tahoon.ServiceDefaults.Validation;

namespace Tahoon.Catalogue;

/// <summary>Providers and what they offer, filters, questions, and the search.</summary>
internal static class CatalogueModule
{
    public const string Name = "catalogue";

    public static WebApplicationBuilder AddCatalogue(this WebApplicationBuilder builder)
    {
        builder.AddDatabase<CatalogueDb, SqliteCatalogueDb, SqlServerCatalogueDb>("catalogue-db");
        builder.AddInternalClient<ISchedulingApi>("scheduling");

        builder.Services.AddValidation();
        builder.Services.AddSingleton<IDemonstrationData<CatalogueDb>, DemoCatalogue>();
        builder.Services.AddSingleton<CatalogueMarks>();
        builder.Services.AddSingleton<CatalogueCache>();
        builder.Services.AddClaims<CatalogueDb>();
        builder.Services.AddSingleton<CatalogueWriting>();
        var kept = RetentionPeriods.Of(builder.Configuration).ClaimsSeconds;
        builder.AddRetention<CatalogueDb, ClaimRow>(
            claims => claims.Where(claim => claim.CreatedAt < DatabaseClock.InSeconds(-kept)));
        builder.Services.AddSingleton<DirectoryShelf>();
        builder.Services.AddScoped<FreeSlots>();
        builder.Services.AddScoped<ProviderSearch>();
        builder.Services.AddScoped<Validity>();
        builder.Services.AddSingleton<CatalogueGraph>();
        return builder;
    }

    public static WebApplication MapCatalogue(this WebApplication app)
    {
        ReadQuestions.Map(app);
        ReadFilters.Map(app);
        ReadProfile.Map(app);
        ReadSpecialities.Map(app);
        AddSpeciality.Map(app);
        ChangeSpeciality.Map(app);
        ReadEntries.Map(app);
        AddEntry.Map(app);
        ChangeEntry.Map(app);
        SearchProviders.Map(app);
        SearchProvidersAudited.Map(app);
        QueryCatalogue.Map(app);
        ReadOffer.Map(app.MapInternal());
        return app;
    }
}

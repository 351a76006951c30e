using Tahoon.Catalogue;
using Tahoon.Catalogue.Data;
using Tahoon.ServiceDefaults;
using Tahoon.ServiceDefaults.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults(CatalogueModule.Name);
builder.AddCatalogue();

var app = builder.Build();
if (await app.MigrateWhereAskedAsync<CatalogueDb>(args))
    return;

app.UseServiceDefaults();
app.MapCatalogue();
await app.RunAsync();

using Tahoon.Scheduling;
using Tahoon.Scheduling.Data;
using Tahoon.Scheduling.FreeForms.Keeping;
using Tahoon.ServiceDefaults;
using Tahoon.ServiceDefaults.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("scheduling");
builder.AddScheduling();

var app = builder.Build();
if (await app.MigrateWhereAskedAsync<SchedulingDb>(args))
    return;
if (await app.RebuildWhereAskedAsync(args))
    return;

app.UseServiceDefaults();
app.MapScheduling();
await app.RunAsync();

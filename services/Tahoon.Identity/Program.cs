using Tahoon.Identity;
using Tahoon.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("identity");
builder.AddIdentity();

var app = builder.Build();
if (await app.RunVerbAsync(args))
    return;

app.UseServiceDefaults();
app.MapIdentity();
await app.RunAsync();

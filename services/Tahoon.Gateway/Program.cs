using Tahoon.Gateway;
using Tahoon.Gateway.Edge;
using Tahoon.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("gateway");
builder.AddGateway();

var app = builder.Build();
app.UseClientAddress();
app.UseServiceDefaults();
app.MapGateway();
await app.RunAsync();

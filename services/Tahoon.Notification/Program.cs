using Tahoon.Notification;
using Tahoon.Notification.Data;
using Tahoon.ServiceDefaults;
using Tahoon.ServiceDefaults.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("notification");
builder.AddNotification();

var app = builder.Build();
if (await app.MigrateWhereAskedAsync<NotificationDb>(args))
    return;

app.UseServiceDefaults();
app.MapNotification();
await app.RunAsync();

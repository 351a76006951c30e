using Tahoon.Booking;
using Tahoon.Booking.Data;
using Tahoon.Booking.Privacy;
using Tahoon.ServiceDefaults;
using Tahoon.ServiceDefaults.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults(BookingModule.Name);
builder.AddBooking();

var app = builder.Build();
if (await app.MigrateWhereAskedAsync<BookingDb>(args))
{
    // replicas that start at once then find a key ring, instead of each making one
    app.Services.GetRequiredService<UserKeys>().Prepare();
    return;
}

app.UseServiceDefaults();
app.MapBooking();
await app.RunAsync();

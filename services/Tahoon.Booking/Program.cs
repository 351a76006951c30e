using Tahoon.Booking;
using Tahoon.Booking.Data;
using Tahoon.ServiceDefaults;
using Tahoon.ServiceDefaults.Data;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults(BookingModule.Name);
builder.AddBooking();

var app = builder.Build();
if (await app.MigrateWhereAskedAsync<BookingDb>(args))
    return;

app.UseServiceDefaults();
app.MapBooking();
await app.RunAsync();

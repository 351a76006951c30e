using Tahoon.Booking.Clients;
using Tahoon.Booking.Data;
using Tahoon.Booking.Features.BookSession;
using Tahoon.Booking.Features.CancelBooking;
using Tahoon.Booking.Features.Decide;
using Tahoon.Booking.Features.HoldSlot;
using Tahoon.Booking.Features.ReadBookings;
using Tahoon.Booking.Features.RescheduleBooking;
using Tahoon.Booking.Meetings;
using Tahoon.Messaging;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Idempotency;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Booking;

/// <summary>Bookings, their saga, their events, and what they owe to others.</summary>
internal static class BookingModule
{
    public const string Name = "booking";

    private const int Day = 24 * 60 * 60;

    public static WebApplicationBuilder AddBooking(this WebApplicationBuilder builder)
    {
        builder.AddDatabase<BookingDb, SqliteBookingDb, SqlServerBookingDb>("booking-db");
        builder.AddInternalClient<IIdentityApi>("identity");
        builder.AddInternalClient<ICatalogueApi>("catalogue");
        builder.AddInternalClient<ISchedulingApi>("scheduling");

        builder.AddQueues();
        builder.AddMeetings();
        builder.AddOutboxRelay<BookingDb>();
        builder.AddRetention<BookingDb, ClaimRow>(
            claims => claims.Where(claim => claim.CreatedAt < DatabaseClock.InSeconds(-Day)));

        builder.Services.AddValidation();
        builder.Services.AddClaims<BookingDb>();
        builder.Services.AddSingleton<Remembered>();
        builder.Services.AddScoped<Lookups>();
        builder.Services.AddScoped<WhoMeets>();
        builder.Services.AddScoped<AllocationDecisions>();
        builder.Services.AddScoped<BookingCommit>();
        builder.Services.AddScoped<BookingSaga>();
        builder.Services.AddScoped<BookOnce>();
        builder.Services.AddScoped<HoldOnce>();
        builder.Services.AddScoped<CancelOnce>();
        builder.Services.AddScoped<CancelUnderKey>();
        builder.Services.AddScoped<RescheduleCommit>();
        builder.Services.AddScoped<RescheduleSaga>();
        builder.Services.AddScoped<RescheduleOnce>();
        return builder;
    }

    public static WebApplication MapBooking(this WebApplication app)
    {
        BookSession.Map(app);
        BookSessionAudited.Map(app);
        HoldSlot.Map(app);
        GiveHoldBack.Map(app);
        CancelBooking.Map(app);
        CancelBookingAudited.Map(app);
        RescheduleBooking.Map(app);
        ReadBooking.Map(app);
        ListBookings.Map(app);
        RefuseAllocations.Map(app.MapInternal());
        return app;
    }
}

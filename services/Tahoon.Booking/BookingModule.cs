using Tahoon.Booking.Clients;
using Tahoon.Booking.Data;
using Tahoon.Booking.Features.BookSession;
using Tahoon.Booking.Features.CancelBooking;
using Tahoon.Booking.Features.Decide;
using Tahoon.Booking.Features.ExportUser;
using Tahoon.Booking.Features.HoldSlot;
using Tahoon.Booking.Features.JoinMeeting;
using Tahoon.Booking.Features.Policies;
using Tahoon.Booking.Features.ReadBookings;
using Tahoon.Booking.Features.Recovery;
using Tahoon.Booking.Features.RescheduleBooking;
using Tahoon.Booking.Meetings;
using Tahoon.Booking.Privacy;
using Tahoon.Messaging;
using Tahoon.Messaging.DeadLetters;
using Tahoon.ServiceDefaults.Auditing;
using Tahoon.ServiceDefaults.Data;
using Tahoon.ServiceDefaults.Http;
using Tahoon.ServiceDefaults.Idempotency;
using Tahoon.ServiceDefaults.Security;

namespace Tahoon.Booking;

/// <summary>Bookings, their saga, their events, and what they owe to others.</summary>
internal static class BookingModule
{
    public const string Name = "booking";

    public static WebApplicationBuilder AddBooking(this WebApplicationBuilder builder)
    {
        builder.AddDatabase<BookingDb, SqliteBookingDb, SqlServerBookingDb>("booking-db");
        builder.AddInternalClient<IIdentityApi>("identity");
        builder.AddInternalClient<ICatalogueApi>("catalogue");
        builder.AddInternalClient<ISchedulingApi>("scheduling");

        builder.AddQueues();
        builder.AddMeetings();
        builder.AddOutboxRelay<BookingDb>();
        var kept = RetentionPeriods.Of(builder.Configuration);
        builder.AddRetention<BookingDb, ClaimRow>(
            claims => claims.Where(claim => claim.CreatedAt < DatabaseClock.InSeconds(-kept.ClaimsSeconds)));
        builder.AddRetention<BookingDb, AccessRow>(
            trail => trail.Where(access => access.At < DatabaseClock.InSeconds(-kept.AccessTrailSeconds)));

        builder.Services.AddValidation();
        builder.AddKeyRing<BookingDb>("tahoon-booking");
        builder.Services.AddSingleton<BookingMetrics>();
        builder.Services.AddSingleton<UserKeys>();
        builder.Services.AddSingleton<ReasonSeal>();
        builder.Services.AddSingleton<AccessTrail<BookingDb>>();
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
        builder.Services.AddScoped<FollowScheduling>();
        builder.Services.AddScoped<MendBooking>();
        return builder;
    }

    public static WebApplication MapBooking(this WebApplication app)
    {
        var api = app.MapGroup("").AddEndpointFilter<RouteGroupBuilder, ErasedUserFilter>();
        BookSession.Map(api);
        BookSessionAudited.Map(api);
        HoldSlot.Map(api);
        GiveHoldBack.Map(api);
        CancelBooking.Map(api);
        CancelBookingAudited.Map(api);
        RescheduleBooking.Map(api);
        ReadBooking.Map(api);
        ListBookings.Map(api);
        ListEvents.Map(api);
        JoinMeeting.Map(api);
        ShowPolicies.Map(api);
        ChangePolicies.Map(api);

        var services = app.MapInternal();
        RefuseAllocations.Map(services);
        ExportUser.Map(services);

        ShowBackings.Map(services);

        var operations = app.MapOperations();
        operations.MapDeadLetters<BookingDb>();
        MendBookings.Map(operations);
        return app;
    }
}

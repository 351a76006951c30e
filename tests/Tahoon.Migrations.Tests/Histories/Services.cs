using Tahoon.Booking.Data;
using Tahoon.Catalogue.Data;
using Tahoon.Identity.Data;
using Tahoon.Notification.Data;
using Tahoon.Scheduling.Data;

namespace Tahoon.Migrations.Tests.Histories;

/// <summary>Every service that has a database.</summary>
internal static class Services
{
    public static IReadOnlyList<string> Names { get; } = ["identity", "catalogue", "scheduling", "booking", "notification"];

    public static IReadOnlyList<History> OnSqlite { get; } =
    [
        History.OnSqlite<SqliteIdentityDb>("identity", options => new(options)),
        History.OnSqlite<SqliteCatalogueDb>("catalogue", options => new(options)),
        History.OnSqlite<SqliteSchedulingDb>("scheduling", options => new(options)),
        History.OnSqlite<SqliteBookingDb>("booking", options => new(options)),
        History.OnSqlite<SqliteNotificationDb>("notification", options => new(options)),
    ];

    public static IReadOnlyList<History> OnSqlServer { get; } =
    [
        History.OnSqlServer<SqlServerIdentityDb>("identity", options => new(options)),
        History.OnSqlServer<SqlServerCatalogueDb>("catalogue", options => new(options)),
        History.OnSqlServer<SqlServerSchedulingDb>("scheduling", options => new(options)),
        History.OnSqlServer<SqlServerBookingDb>("booking", options => new(options)),
        History.OnSqlServer<SqlServerNotificationDb>("notification", options => new(options)),
    ];

    public static History OnSqliteOf(string service) => OnSqlite.Single(history => history.Service == service);
}

using Microsoft.EntityFrameworkCore;

namespace Tahoon.Notification.Data;

/// <summary>The model with SQLite's migrations.</summary>
internal sealed class SqliteNotificationDb(DbContextOptions<SqliteNotificationDb> options) : NotificationDb(options);

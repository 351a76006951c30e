using Microsoft.EntityFrameworkCore;

namespace Tahoon.Notification.Data;

/// <summary>The model with SQL Server's migrations.</summary>
internal sealed class SqlServerNotificationDb(DbContextOptions<SqlServerNotificationDb> options) : NotificationDb(options);

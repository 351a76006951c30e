using Microsoft.EntityFrameworkCore;

namespace Tahoon.Scheduling.Data;

/// <summary>The model with SQL Server's migrations.</summary>
internal sealed class SqlServerSchedulingDb(DbContextOptions<SqlServerSchedulingDb> options) : SchedulingDb(options);

using Microsoft.EntityFrameworkCore;

namespace Tahoon.Scheduling.Data;

/// <summary>The model with SQLite's migrations.</summary>
internal sealed class SqliteSchedulingDb(DbContextOptions<SqliteSchedulingDb> options) : SchedulingDb(options);

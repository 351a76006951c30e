using Microsoft.EntityFrameworkCore;

namespace Tahoon.Identity.Data;

internal sealed class SqliteIdentityDb(DbContextOptions<SqliteIdentityDb> options) : IdentityDb(options);

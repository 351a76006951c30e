using Microsoft.EntityFrameworkCore;

namespace Tahoon.Identity.Data;

internal sealed class SqlServerIdentityDb(DbContextOptions<SqlServerIdentityDb> options) : IdentityDb(options);

using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tahoon.Booking.Tests")]
[assembly: InternalsVisibleTo("Tahoon.Migrations.Tests")]
[assembly: InternalsVisibleTo("Tahoon.CrashPoints.Tests")]
[assembly: InternalsVisibleTo("Tahoon.Fuzz")]
[assembly: InternalsVisibleTo("Tahoon.Statements.Tests")]

using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tahoon.Scheduling.Tests")]
[assembly: InternalsVisibleTo("Tahoon.Migrations.Tests")]
[assembly: InternalsVisibleTo("Tahoon.CrashPoints.Tests")]
[assembly: InternalsVisibleTo("Tahoon.Fuzz")]
[assembly: InternalsVisibleTo("Tahoon.Benchmarks")]
[assembly: InternalsVisibleTo("Tahoon.Search.Tests")]
[assembly: InternalsVisibleTo("Tahoon.Statements.Tests")]

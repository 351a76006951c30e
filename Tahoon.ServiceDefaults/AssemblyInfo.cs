using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tahoon.ServiceDefaults.Tests")]
[assembly: InternalsVisibleTo("Tahoon.CrashPoints.Tests")]
[assembly: InternalsVisibleTo("Tahoon.Statements.Tests")]
[assembly: InternalsVisibleTo("Tahoon.Testing")]

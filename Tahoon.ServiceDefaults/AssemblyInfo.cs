using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tahoon.ServiceDefaults.Tests")]
[assembly: InternalsVisibleTo("Tahoon.CrashPoints.Tests")]

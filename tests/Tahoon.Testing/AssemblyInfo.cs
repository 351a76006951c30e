using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tahoon.Scheduling.Tests")]
[assembly: InternalsVisibleTo("Tahoon.Statements.Tests")]

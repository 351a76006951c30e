using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tahoon.Scheduling.Tests")]

using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tahoon.ServiceDefaults.Tests")]

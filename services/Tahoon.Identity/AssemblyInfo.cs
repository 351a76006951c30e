using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tahoon.Identity.Tests")]

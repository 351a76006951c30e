using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Tahoon.Statements.Tests")]

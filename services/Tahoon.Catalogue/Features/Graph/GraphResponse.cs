using System.Text.Json;

namespace Tahoon.Catalogue.Features.Graph;

/// <summary>An answer as the API's document describes it; <see cref="GraphAnswer"/> writes it.</summary>
/// <param name="Data">What was asked for, and nothing else; left out where nothing was executed.</param>
/// <param name="Errors">Left out where there are none.</param>
internal sealed record GraphResponse(IReadOnlyDictionary<string, JsonElement>? Data, IReadOnlyList<GraphError>? Errors);

/// <summary>Why there is no answer, or no value at a place of it.</summary>
/// <param name="Locations">Where in the document.</param>
/// <param name="Path">Where in the data.</param>
internal sealed record GraphError(
    string Message, IReadOnlyList<GraphLocation>? Locations, IReadOnlyList<string>? Path, GraphErrorExtensions Extensions);

/// <summary>A place in the document, from 1.</summary>
internal sealed record GraphLocation(int Line, int Column);

/// <summary>What clients branch on.</summary>
/// <param name="Code">Stable, in snake_case; the same codes as in problem details.</param>
/// <param name="Errors">Member to messages, for input that is not valid.</param>
internal sealed record GraphErrorExtensions(string Code, IReadOnlyDictionary<string, string[]>? Errors);

using Tahoon.Chaos.Load;

namespace Tahoon.Chaos.Memory;

/// <summary>Something a client asks for, and what it makes of the answer, whenever that comes.</summary>
internal sealed record Deed(Question Question, Action<Answer> Learn);

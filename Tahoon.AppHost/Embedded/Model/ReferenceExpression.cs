using System.Runtime.CompilerServices;
using System.Text;

namespace Tahoon.AppHost.Embedded;

/// <summary>A text with values in it. Here every value is known when the model is written, so it is just the text.</summary>
internal sealed class ReferenceExpression
{
    private ReferenceExpression(string text) => Text = text;

    public string Text { get; }

    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => new(handler.Text);

    [InterpolatedStringHandler]
    internal readonly ref struct ExpressionInterpolatedStringHandler(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _text = new(literalLength + (formattedCount * 16));

        public string Text => _text.ToString();

        public void AppendLiteral(string value) => _text.Append(value);

        public void AppendFormatted(string? value) => _text.Append(value);
    }
}

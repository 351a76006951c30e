using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Tahoon.ServiceDefaults.Validation;

/// <summary>A list of which no item is null and each, where a pattern is given, is of it.</summary>
/// <param name="pattern">Of texts; null for any item that is there.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class EachAttribute(string? pattern = null) : ValidationAttribute
{
    private readonly Regex? _shape = pattern is null
        ? null
        : new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));

    /// <summary>What each item is like; null for anything.</summary>
    public string? Pattern { get; } = pattern;

    /// <inheritdoc/>
    public override bool IsValid(object? value) => value is not IEnumerable items || items.Cast<object?>().All(IsItem);

    /// <inheritdoc/>
    public override string FormatErrorMessage(string name) =>
        $"Each item of the field {name} must be there{(Pattern is null ? "" : $" and match {Pattern}")}.";

    private bool IsItem(object? item) => item is not null && (_shape is null || (item is string text && _shape.IsMatch(text)));
}

using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Tahoon.AppHost.Tests.Model;

/// <summary>A type's members as C# declares them: names, types with their nullability, defaults, constraints.</summary>
internal static class SignatureText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(string)] = "string",
        [typeof(int)] = "int",
        [typeof(bool)] = "bool",
        [typeof(void)] = "void"
    };

    public static IEnumerable<string> MembersOf(Type type) =>
    [
        .. type.GetProperties(Declared).Select(PropertyText),
        .. type.GetMethods(Declared).Where(method => !method.IsSpecialName).Select(MethodText)
    ];

    private static string PropertyText(PropertyInfo property)
    {
        var type = TypeText(property.PropertyType, new NullabilityInfoContext().Create(property));
        return $"{type} {property.Name} {{ get; {(property.CanWrite ? "set; " : "")}}}";
    }

    private static string MethodText(MethodInfo method)
    {
        var parameters = method.GetParameters().Select((parameter, index) => ParameterText(method, parameter, index));
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(type => type.Name))}>" : "";
        var result = TypeText(method.ReturnType, new NullabilityInfoContext().Create(method.ReturnParameter));
        var constraints = string.Concat(method.GetGenericArguments().Select(ConstraintText));
        return $"{(method.IsStatic ? "static " : "")}{result} {method.Name}{generic}({string.Join(", ", parameters)}){constraints}";
    }

    private static string ParameterText(MethodInfo method, ParameterInfo parameter, int index)
    {
        var prefix = index is 0 && method.IsDefined(typeof(ExtensionAttribute)) ? "this "
            : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params "
            : parameter.IsIn ? "in " : "";
        var type = parameter.IsIn
            ? parameter.ParameterType.GetElementType()!.Name
            : TypeText(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));
        return $"{prefix}{type} {parameter.Name}{DefaultText(parameter)}";
    }

    private static string DefaultText(ParameterInfo parameter) => parameter switch
    {
        { HasDefaultValue: false } => "",
        { DefaultValue: bool value } => value ? " = true" : " = false",
        { DefaultValue: null, ParameterType.IsValueType: true } when Nullable.GetUnderlyingType(parameter.ParameterType) is null => " = default",
        { DefaultValue: null } => " = null",
        { DefaultValue: var value } => string.Create(CultureInfo.InvariantCulture, $" = {value}")
    };

    private static string ConstraintText(Type argument)
    {
        var bounds = argument.GetGenericParameterConstraints().Select(bound => bound.Name).ToList();
        if (argument.GenericParameterAttributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
            bounds.Add("new()");
        return bounds.Count > 0 ? $" where {argument.Name} : {string.Join(", ", bounds)}" : "";
    }

    private static string TypeText(Type type, NullabilityInfo? nullability)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return TypeText(inner, null) + "?";

        var text = Keywords.TryGetValue(type, out var keyword) ? keyword
            : type.IsArray ? TypeText(type.GetElementType()!, nullability?.ElementType) + "[]"
            : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(argument => TypeText(argument, null)))}>"
            : type.Name;
        var mayBeNull = !type.IsValueType && !type.IsGenericParameter && nullability?.ReadState is NullabilityState.Nullable;
        return mayBeNull ? text + "?" : text;
    }
}

using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace LogMonitor.Tests.Support;

/// <summary>One type that uses another, by their full names.</summary>
internal sealed record TypeReference(string From, string To);

/// <summary>What the types of an assembly refer to: in their bases, members, attributes and in the code of their methods.</summary>
internal static class TypeReferences
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static IReadOnlySet<TypeReference> Read(Assembly assembly)
        => assembly.GetTypes().SelectMany(type => Of(type).SelectMany(Parts).Select(used => new TypeReference(NameOf(type), NameOf(used)))).ToHashSet();

    private static IEnumerable<Type?> Of(Type type)
    {
        yield return type.BaseType;
        foreach (var contract in type.GetInterfaces()) yield return contract;
        foreach (var attribute in type.GetCustomAttributesData()) yield return attribute.AttributeType;
        foreach (var field in type.GetFields(Own)) yield return field.FieldType;
        foreach (var method in type.GetMethods(Own).Cast<MethodBase>().Concat(type.GetConstructors(Own)))
        {
            if (method is MethodInfo { ReturnType: var returned }) yield return returned;
            foreach (var parameter in method.GetParameters()) yield return parameter.ParameterType;
            if (method.GetMethodBody() is not { } body) continue;
            foreach (var local in body.LocalVariables) yield return local.LocalType;
            foreach (var used in UsedIn(method, body.GetILAsByteArray() ?? [])) yield return used;
        }
    }

    private static IEnumerable<Type?> UsedIn(MethodBase method, byte[] code)
    {
        var ofType = method.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? unchecked((short)(0xFE00 | code[at + 1])) : code[at];
            var operation = Codes[value];
            at += operation.Size;
            var operand = code.AsSpan(at);
            if (operation.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                var member = method.Module.ResolveMember(BinaryPrimitives.ReadInt32LittleEndian(operand), ofType, ofMethod)!;
                yield return member as Type ?? member.DeclaringType;
                if (member is MethodInfo called)
                {
                    yield return called.ReturnType;
                    foreach (var argument in called.GetGenericArguments()) yield return argument;
                }
                else if (member is FieldInfo field)
                {
                    yield return field.FieldType;
                }
            }

            at += SizeOf(operation.OperandType, code, at);
        }
    }

    private static int SizeOf(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at)),
        _ => 4,
    };

    /// <summary>The type without its array, pointer and reference signs, and the arguments of a generic one.</summary>
    private static IEnumerable<Type> Parts(Type? type)
    {
        while (type is { HasElementType: true }) type = type.GetElementType();
        if (type is null || type.IsGenericParameter || type.IsFunctionPointer) return [];
        return type.IsGenericType ? [type, .. type.GetGenericArguments().SelectMany(Parts)] : [type];
    }

    /// <summary>The outermost type, so that closures and iterators count as who wrote them.</summary>
    private static string NameOf(Type type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type.Namespace is { } space ? $"{space}.{type.Name}" : type.Name;
    }
}

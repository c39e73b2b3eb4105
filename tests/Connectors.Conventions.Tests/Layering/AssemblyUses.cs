using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Connectors.Conventions.Tests.Layering;

/// <summary>That the code of <see cref="From"/> (a top-level type: nested and compiler-made types count as their owner's) names the type <see cref="To"/>.</summary>
internal readonly record struct TypeUse(string From, string To);

/// <summary>
/// Which types each type of a built assembly names: in signatures, base types, attributes, locals and method bodies.
/// Precise where a search of the text is not: aliases, global usings, inferred types.
/// </summary>
internal sealed class AssemblyUses : IDisposable
{
    private static readonly Dictionary<int, OperandType> Operands = typeof(OpCodes).GetFields()
        .Select(static f => (OpCode)f.GetValue(null)!).ToDictionary(static o => (int)(ushort)o.Value, static o => o.OperandType);

    private readonly PEReader _file;
    private readonly MetadataReader _reader;
    private readonly HashSet<TypeUse> _uses = [];

    private AssemblyUses(string path)
    {
        _file = new PEReader(File.OpenRead(path));
        _reader = _file.GetMetadataReader();
        foreach (var handle in _reader.TypeDefinitions)
            ReadType(handle);
    }

    public static IReadOnlySet<TypeUse> Of(string path)
    {
        using var uses = new AssemblyUses(path);
        return uses._uses;
    }

    /// <summary>The names and texts that are compiled into the assembly: types, members, parameters, string literals. No comments.</summary>
    public static IReadOnlyList<string> WordsOf(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var reader = file.GetMetadataReader();
        List<string> words = [];
        foreach (var type in reader.TypeDefinitions.Select(reader.GetTypeDefinition))
        {
            words.Add(reader.GetString(type.Namespace));
            words.Add(reader.GetString(type.Name));
            words.AddRange(type.GetFields().Select(f => reader.GetString(reader.GetFieldDefinition(f).Name)));
            words.AddRange(type.GetProperties().Select(p => reader.GetString(reader.GetPropertyDefinition(p).Name)));
            foreach (var method in type.GetMethods().Select(reader.GetMethodDefinition))
            {
                words.Add(reader.GetString(method.Name));
                words.AddRange(method.GetParameters().Select(p => reader.GetString(reader.GetParameter(p).Name)));
            }
        }

        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = reader.GetNextHandle(handle))
            words.Add(reader.GetUserString(handle));
        return words;
    }

    public void Dispose() => _file.Dispose();

    private void ReadType(TypeDefinitionHandle handle)
    {
        var type = _reader.GetTypeDefinition(handle);
        var from = new Names(_reader, NameOfOwner(handle), _uses);
        from.Add(type.BaseType);
        from.Add(type.GetCustomAttributes());
        foreach (var implemented in type.GetInterfaceImplementations())
            from.Add(_reader.GetInterfaceImplementation(implemented).Interface);
        foreach (var field in type.GetFields().Select(_reader.GetFieldDefinition))
        {
            field.DecodeSignature(from, null);
            from.Add(field.GetCustomAttributes());
        }

        foreach (var property in type.GetProperties().Select(_reader.GetPropertyDefinition))
        {
            property.DecodeSignature(from, null);
            from.Add(property.GetCustomAttributes());
        }

        foreach (var method in type.GetMethods().Select(_reader.GetMethodDefinition))
        {
            method.DecodeSignature(from, null);
            from.Add(method.GetCustomAttributes());
            foreach (var constraint in method.GetGenericParameters().Concat(type.GetGenericParameters()).SelectMany(p => _reader.GetGenericParameter(p).GetConstraints()))
                from.Add(_reader.GetGenericParameterConstraint(constraint).Type);
            if (method.RelativeVirtualAddress != 0)
                ReadBody(_file.GetMethodBody(method.RelativeVirtualAddress), from);
        }
    }

    private void ReadBody(MethodBodyBlock body, Names from)
    {
        if (!body.LocalSignature.IsNil)
            _reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(from, null);
        foreach (var region in body.ExceptionRegions)
            from.Add(region.CatchType);

        var il = body.GetILReader();
        while (il.RemainingBytes > 0)
        {
            int code = il.ReadByte();
            if (code == 0xFE)
                code = 0xFE00 | il.ReadByte();
            switch (Operands[code])
            {
                case OperandType.InlineNone:
                    break;
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    from.Add(MetadataTokens.EntityHandle(il.ReadInt32()));
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    il.Offset += 1;
                    break;
                case OperandType.InlineVar:
                    il.Offset += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    il.Offset += 8;
                    break;
                case OperandType.InlineSwitch:
                    // In two steps: a compound assignment takes the offset before the count is read.
                    var targets = il.ReadInt32();
                    il.Offset += 4 * targets;
                    break;
                default:
                    il.Offset += 4;
                    break;
            }
        }
    }

    private string NameOfOwner(TypeDefinitionHandle handle)
    {
        while (_reader.GetTypeDefinition(handle).GetDeclaringType() is { IsNil: false } owner)
            handle = owner;
        return Names.NameOf(_reader, handle);
    }

    /// <summary>Collects every type that a handle or a signature mentions.</summary>
    private sealed class Names(MetadataReader reader, string from, HashSet<TypeUse> uses) : ISignatureTypeProvider<int, object?>
    {
        public static string NameOf(MetadataReader reader, TypeDefinitionHandle handle)
        {
            var type = reader.GetTypeDefinition(handle);
            return type.GetDeclaringType() is { IsNil: false } owner ? NameOf(reader, owner) : Join(reader.GetString(type.Namespace), reader.GetString(type.Name));
        }

        public void Add(CustomAttributeHandleCollection attributes)
        {
            foreach (var attribute in attributes)
                Add(reader.GetCustomAttribute(attribute).Constructor);
        }

        public void Add(EntityHandle handle)
        {
            if (handle.IsNil)
                return;
            switch (handle.Kind)
            {
                case HandleKind.TypeDefinition:
                    uses.Add(new(from, NameOf(reader, (TypeDefinitionHandle)handle)));
                    break;
                case HandleKind.TypeReference:
                    uses.Add(new(from, NameOf((TypeReferenceHandle)handle)));
                    break;
                case HandleKind.TypeSpecification:
                    reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null);
                    break;
                case HandleKind.MethodDefinition:
                    Add(reader.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                    break;
                case HandleKind.FieldDefinition:
                    Add(reader.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                    break;
                case HandleKind.MemberReference:
                    var member = reader.GetMemberReference((MemberReferenceHandle)handle);
                    Add(member.Parent);
                    if (member.GetKind() == MemberReferenceKind.Method)
                        member.DecodeMethodSignature(this, null);
                    else
                        member.DecodeFieldSignature(this, null);
                    break;
                case HandleKind.MethodSpecification:
                    var method = reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                    Add(method.Method);
                    method.DecodeSignature(this, null);
                    break;
            }
        }

        public int GetTypeFromDefinition(MetadataReader r, TypeDefinitionHandle handle, byte rawTypeKind) => Seen(handle);

        public int GetTypeFromReference(MetadataReader r, TypeReferenceHandle handle, byte rawTypeKind) => Seen(handle);

        public int GetTypeFromSpecification(MetadataReader r, object? context, TypeSpecificationHandle handle, byte rawTypeKind) => Seen(handle);

        public int GetSZArrayType(int elementType) => 0;

        public int GetArrayType(int elementType, ArrayShape shape) => 0;

        public int GetByReferenceType(int elementType) => 0;

        public int GetFunctionPointerType(MethodSignature<int> signature) => 0;

        public int GetGenericInstantiation(int genericType, ImmutableArray<int> typeArguments) => 0;

        public int GetGenericMethodParameter(object? context, int index) => 0;

        public int GetGenericTypeParameter(object? context, int index) => 0;

        public int GetModifiedType(int modifier, int unmodifiedType, bool isRequired) => 0;

        public int GetPinnedType(int elementType) => 0;

        public int GetPointerType(int elementType) => 0;

        public int GetPrimitiveType(PrimitiveTypeCode typeCode) => 0;

        private static string Join(string space, string name) => space.Length == 0 ? name : space + "." + name;

        private int Seen(EntityHandle handle)
        {
            Add(handle);
            return 0;
        }

        private string NameOf(TypeReferenceHandle handle)
        {
            var type = reader.GetTypeReference(handle);
            return type.ResolutionScope.Kind == HandleKind.TypeReference
                ? NameOf((TypeReferenceHandle)type.ResolutionScope)
                : Join(reader.GetString(type.Namespace), reader.GetString(type.Name));
        }
    }
}

using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace CdnLab.Architecture.Tests;

/// <summary>What the metadata of a compiled project of <c>lab</c> refers to.</summary>
internal sealed class LabAssembly
{
    private LabAssembly(MetadataReader reader)
    {
        References = [.. reader.AssemblyReferences.Select(h => reader.GetString(reader.GetAssemblyReference(h).Name))];
        Types = [.. reader.TypeReferences.Select(h => FullName(reader, h))];
        Members = [.. reader.MemberReferences
            .Select(h => reader.GetMemberReference(h))
            .Where(m => m.Parent.Kind == HandleKind.TypeReference)
            .Select(m => FullName(reader, (TypeReferenceHandle)m.Parent) + "." + reader.GetString(m.Name))];
        Strings = [.. UserStrings(reader)];
    }

    /// <summary>The projects of <c>lab</c>.</summary>
    public static IReadOnlyList<string> Projects { get; } =
        ["Model", "ServiceDefaults", "Origin", "Edge", "Redirector", "Traffic", "Scenarios", "Purger", "AppHost"];

    /// <summary>Simple names of the assemblies used.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>Full names of the types used from other assemblies.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>Full names of the members used of such types.</summary>
    public IReadOnlyList<string> Members { get; }

    /// <summary>String literals of the code.</summary>
    public IReadOnlyList<string> Strings { get; }

    public static LabAssembly Of(string project)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, $"CdnLab.{project}.dll"));
        using var image = new PEReader(file);
        return new LabAssembly(image.GetMetadataReader());
    }

    private static string FullName(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? FullName(reader, (TypeReferenceHandle)type.ResolutionScope) + "." + name
            : reader.GetString(type.Namespace) + "." + name;
    }

    private static IEnumerable<string> UserStrings(MetadataReader reader)
    {
        var handle = reader.GetNextHandle(MetadataTokens.UserStringHandle(0));
        for (; !handle.IsNil; handle = reader.GetNextHandle(handle))
        {
            yield return reader.GetUserString(handle);
        }
    }
}

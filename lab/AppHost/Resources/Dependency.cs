namespace CdnLab.AppHost.Resources;

/// <summary>A resource that must run before, whose address is handed on under the name <see cref="As"/>: a PoP
/// before a shield knows it as its <c>origin</c>.</summary>
public sealed record Dependency(string Name)
{
    public string As { get; init; } = Name;

    public static implicit operator Dependency(string name) => new(name);
}

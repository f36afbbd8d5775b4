using CdnLab.AppHost.Resources;

namespace CdnLab.AppHost.Edges;

/// <summary>How the programs of one edge are started: as processes, or in a container of its own.</summary>
/// <param name="Engine">The container engine; null: processes.</param>
/// <param name="Container">Name of the edge's container.</param>
/// <param name="Image">Its image.</param>
/// <param name="Folders">Folders that it shares with the host.</param>
public sealed record ProgramLauncher(
    ContainerEngine? Engine, string Container, string Image, IReadOnlyList<string> Folders)
{
    /// <summary>Whether the programs run as root: in a container they do.</summary>
    public bool Privileged => Engine is not null || Environment.IsPrivilegedProcess;

    /// <summary>The edge's own program as a resource.</summary>
    public Resource Main(string name, string program, Func<IReadOnlyDictionary<string, Uri>, IReadOnlyList<string>> arguments) =>
        Resource(name, program, Engine?.Run(Container, Image, Folders, program) ?? [], dependencies =>
        {
            Remove();
            return arguments(dependencies);
        }) with
        {
            Ended = Remove,
        };

    /// <summary>A program beside it as a resource.</summary>
    public Resource Beside(string name, string program, IReadOnlyList<string> arguments) =>
        Resource(name, program, Engine?.Exec(Container, program) ?? [], _ => arguments);

    /// <summary>File name and arguments of a command that ends by itself.</summary>
    public (string FileName, IReadOnlyList<string> Arguments) Command(string program, IReadOnlyList<string> arguments) =>
        Engine is null
            ? (EdgePrograms.Find(program), arguments)
            : (Engine.Program, [.. Engine.Exec(Container, program), .. arguments]);

    /// <summary>A container outlives the client that was killed, and keeps its name.</summary>
    private void Remove() => Engine?.Remove(Container);

    private Resource Resource(
        string name,
        string program,
        IReadOnlyList<string> first,
        Func<IReadOnlyDictionary<string, Uri>, IReadOnlyList<string>> arguments) =>
        new(name, ResourceProgram.Foreign(Engine?.Program ?? EdgePrograms.Find(program)))
        {
            Arguments = dependencies => [.. first, .. arguments(dependencies)],
        };
}

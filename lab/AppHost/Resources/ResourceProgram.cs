using System.Runtime.InteropServices;

namespace CdnLab.AppHost.Resources;

/// <summary>What a resource runs: one of our services, which speaks the start protocol, or a foreign program.
/// </summary>
public sealed record ResourceProgram
{
    private ResourceProgram(string fileName, IReadOnlyList<string> arguments) =>
        (FileName, Arguments) = (fileName, arguments);

    public string FileName { get; }

    public IReadOnlyList<string> Arguments { get; }

    /// <summary>Whether the program prints a start line and ends with its standard input.</summary>
    public bool IsService { get; private init; }

    /// <summary>One of our services, from the build or publish output that this host runs from: a referenced
    /// program is copied there, so that Debug, Release and a published folder each start their own.</summary>
    public static ResourceProgram Service(string assembly, string? folder = null)
    {
        var dll = Path.Combine(folder ?? AppContext.BaseDirectory, assembly + ".dll");
        if (!File.Exists(dll))
        {
            throw new ResourceException(assembly, $"{dll} is missing", "build the solution again");
        }

        // The runtime that runs this host, whatever PATH and DOTNET_ROOT say.
        var runtime = new DirectoryInfo(RuntimeEnvironment.GetRuntimeDirectory());
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var muxer = runtime.Parent?.Parent?.Parent is { } root ? Path.Combine(root.FullName, name) : name;
        return File.Exists(muxer)
            ? new ResourceProgram(muxer, [.. Dependencies(dll), dll]) { IsService = true }
            : new ResourceProgram(Path.ChangeExtension(dll, OperatingSystem.IsWindows() ? ".exe" : null), [])
            {
                IsService = true,
            };
    }

    // A published folder has one list of dependencies for all its programs: that of this host.
    private static string[] Dependencies(string dll) =>
        !File.Exists(Path.ChangeExtension(dll, ".deps.json"))
        && AppContext.GetData("APP_CONTEXT_DEPS_FILES") is string files
            ? ["exec", "--depsfile", files.Split(';')[0]]
            : [];

    /// <summary>A program that knows nothing of this host, such as a real cache. A shell stands between them and
    /// ends it when the host is gone.</summary>
    public static ResourceProgram Foreign(string path) => new("/bin/sh", ["-c", Guard, "guard", path]);

    // Standard input is the line to the host, kept as descriptor 3: a background job has none of its own. The
    // program gets a session of its own where that can be had, so that what it starts ends with it.
    private const string Guard = """
        exec 3<&0 </dev/null
        session=$(command -v setsid) && group=-
        ${session:+setsid} "$@" 3<&- & child=$!
        trap 'kill -- $group$child' TERM INT
        { read -r _ <&3; kill -- $group$child; sleep 2; kill -9 -- $group$child; } 2>/dev/null & guard=$!
        exec 3<&-
        wait $child; status=$?; wait $child
        kill -9 $guard 2>/dev/null
        ${group:+kill -9 -- $group$child} 2>/dev/null
        exit $status
        """;
}

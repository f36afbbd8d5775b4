using CdnLab.AppHost.Resources;
using CdnLab.Scenarios.Export;

namespace CdnLab.AppHost.Edges;

/// <summary>Finds the programs of real edges.</summary>
public static class EdgePrograms
{
    private static readonly string[] SystemFolders = ["/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin"];

    /// <summary>Programs of an edge that are not installed.</summary>
    public static IEnumerable<ExportFinding> Absent(EdgeKind kind) =>
        (kind == EdgeKind.Varnish ? new[] { "varnishd", "varnishncsa" } : ["nginx"])
        .Where(program => PathOf(program) is null)
        .Select(program => new ExportFinding("of every name", program, "is not installed", Fix(program)));

    /// <summary>Path of a program.</summary>
    /// <exception cref="ResourceException">It is not installed.</exception>
    public static string Find(string program) =>
        PathOf(program) ?? throw new ResourceException("edge", $"{program} is not installed", Fix(program));

    private static string? PathOf(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Concat(SystemFolders)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    private static string Fix(string program) =>
        $"apt-get install {(program == "nginx" ? "nginx" : "varnish")}, or run with --edge builtin";
}

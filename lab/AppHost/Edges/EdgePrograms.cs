using CdnLab.AppHost.Resources;

namespace CdnLab.AppHost.Edges;

/// <summary>Finds the programs of real edges.</summary>
public static class EdgePrograms
{
    private static readonly string[] SystemFolders = ["/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin"];

    /// <summary>Tells that a program is absent before anything is started.</summary>
    /// <exception cref="ResourceException">It is not installed.</exception>
    public static void Require(EdgeKind kind)
    {
        foreach (var program in kind switch
        {
            EdgeKind.Varnish => new[] { "varnishd", "varnishncsa" },
            EdgeKind.Nginx => ["nginx"],
            _ => [],
        })
        {
            Find(program);
        }
    }

    /// <summary>Path of a program.</summary>
    /// <exception cref="ResourceException">It is not installed.</exception>
    public static string Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Concat(SystemFolders)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists)
        ?? throw new ResourceException(
            "edge",
            $"{program} is not installed",
            $"apt-get install {(program == "nginx" ? "nginx" : "varnish")}, or run with --edge builtin");
}

using Xunit.Sdk;

namespace CdnLab.Testing;

/// <summary>A program that a test runs and that a machine may not have.</summary>
public static class RequiredProgram
{
    /// <summary>Turns a skip for a missing program into a failure; the continuous build sets it to 1.</summary>
    public const string RequireVariable = "CDNLAB_REQUIRE_PROGRAMS";

    /// <summary>Path of the program; skips the test, with the reason, when there is none.</summary>
    public static string OrSkip(string name)
    {
        if (Find(name) is { } path)
        {
            return path;
        }

        var reason = $"{name} is not installed";
        throw Environment.GetEnvironmentVariable(RequireVariable) == "1"
            ? new InvalidOperationException($"{reason}, and {RequireVariable}=1 demands it")
            : SkipException.ForSkip(reason);
    }

    /// <summary>Path of the program in PATH, or in a folder of system programs that a user's PATH may lack.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Concat(["/usr/sbin", "/usr/local/sbin", .. PostgresFolders()])
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private static string[] PostgresFolders() =>
        Directory.Exists("/usr/lib/postgresql")
            ? [.. Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))]
            : [];
}

namespace CdnLab.Scenarios.Checking.Output;

/// <summary>Files as results name them: relative to where the command runs, with forward slashes.</summary>
internal static class ReportPlaces
{
    /// <summary>For people; a file elsewhere by its name alone.</summary>
    public static string Shown(string file)
    {
        var path = Path.IsPathRooted(file) ? Path.GetRelativePath(Environment.CurrentDirectory, file) : file;
        var slashes = path.Replace(Path.DirectorySeparatorChar, '/');
        return Path.IsPathRooted(path) || slashes.StartsWith("../", StringComparison.Ordinal)
            ? Path.GetFileName(file) : slashes.StartsWith("./", StringComparison.Ordinal) ? slashes[2..] : slashes;
    }

    /// <summary>As a relative reference (RFC 3986 4.2).</summary>
    public static string Reference(string file) =>
        string.Join('/', Shown(file).Split('/').Select(Uri.EscapeDataString));
}

namespace CdnLab.Scenarios.Tests.Catalog;

/// <summary>Files of the repository that tests compare with.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Read(string path) =>
        File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CdnLab.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new InvalidOperationException("no CdnLab.sln above the tests");
    }
}

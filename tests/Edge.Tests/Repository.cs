namespace CdnLab.Edge.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder.GetFiles("CdnLab.sln").Length == 0)
        {
            folder = folder.Parent ?? throw new InvalidOperationException("no CdnLab.sln above the tests");
        }

        return folder.FullName;
    }
}

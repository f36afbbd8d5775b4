using CdnLab.Scenarios.Reports;
using CdnLab.Scenarios.Tests.Journal;
using Xunit;

namespace CdnLab.Scenarios.Tests.Reports;

/// <summary>
/// The report of a small run, byte for byte. After a wanted change run the tests once with CDNLAB_UPDATE_GOLDEN=1 and
/// read the difference before committing it.
/// </summary>
public sealed class GoldenReportTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("cdnlab-report-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("report.md")]
    [InlineData("report.html")]
    [InlineData("summary.json")]
    [InlineData("charts/load.svg")]
    [InlineData("charts/purge-narrow.svg")]
    public void Write_SmallRun_GivesTheCommittedBytes(string file)
    {
        var run = SyntheticRun.Write(_root, new SyntheticRun(BinSeconds: 900, Projects: 42));
        ReportWriter.Write(run);
        var actual = File.ReadAllText(Path.Combine(run, file));
        var golden = Path.Combine(Folder(), file);
        if (Environment.GetEnvironmentVariable("CDNLAB_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(golden)!);
            File.WriteAllText(golden, actual);
        }

        Assert.Equal(File.ReadAllText(golden), actual);
    }

    [Fact]
    public void Write_ToAnotherDirectory_LeavesTheRunAlone()
    {
        var run = SyntheticRun.Write(Path.Combine(_root, "run"), new SyntheticRun(BinSeconds: 900, Projects: 42));
        var before = Directory.GetFiles(run, "*", SearchOption.AllDirectories).Order();

        ReportWriter.Write(run, Path.Combine(_root, "out"));

        Assert.Equal(before, Directory.GetFiles(run, "*", SearchOption.AllDirectories).Order());
        Assert.True(File.Exists(Path.Combine(_root, "out", "report.html")));
        Assert.True(File.Exists(Path.Combine(_root, "out", "charts", "load-narrow.svg")));
    }

    private static string Folder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root.GetFiles("CdnLab.sln").Length == 0)
            root = root.Parent ?? throw new InvalidOperationException("no CdnLab.sln above the tests");
        return Path.Combine(root.FullName, "tests", "Scenarios.Tests", "Reports", "Golden");
    }
}

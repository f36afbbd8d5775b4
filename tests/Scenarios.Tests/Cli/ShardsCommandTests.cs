using CdnLab.Scenarios.Cli;
using Xunit;

namespace CdnLab.Scenarios.Tests.Cli;

public class ShardsCommandTests
{
    private const string Small = "catalogue.projects=2000";

    [Fact]
    public void Shards_ByHash_HasAPoolABucketAndTheBoundInEightyColumns()
    {
        var (code, output, error) = Run(
            "shards", "pypi-json-2022-06-10", "--set", Small, "--by", "hash", "--shards", "5", "--callers", "3,9");

        Assert.Equal((ExitCode.Pass, ""), (code, error));
        Assert.All(output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains("2,000 keys, by hash\n", output, StringComparison.Ordinal);
        Assert.Equal(5, output.Split('\n').Count(line => line.StartsWith('0')));
        Assert.Contains("5 pools, 400 keys in the mean", output, StringComparison.Ordinal);
        Assert.Contains("to be expected at most", output, StringComparison.Ordinal);
        Assert.Contains("      3 ", output, StringComparison.Ordinal);
        Assert.Contains("      9 ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Shards_WithOut_DrawsTheSameChartWhateverIsAskedFor()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var (one, two) = (Path.Combine(folder.FullName, "new", "a.svg"), Path.Combine(folder.FullName, "b.svg"));
            var (code, output, _) = Run("shards", "--set", Small, "--out", one);
            var quiet = Run("shards", "--set", Small, "--by", "stealing", "--callers", "2", "--out", two, "--quiet");

            Assert.Equal((ExitCode.Pass, ExitCode.Pass), (code, quiet.Code));
            Assert.EndsWith($"chart: {one}\n", output, StringComparison.Ordinal);
            Assert.DoesNotContain("chart:", quiet.Output, StringComparison.Ordinal);
            Assert.StartsWith("<svg ", File.ReadAllText(one), StringComparison.Ordinal);
            Assert.Equal(File.ReadAllText(one), File.ReadAllText(two));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Shards_AllMistaken_TellsAllAtOnce()
    {
        var (code, output, error) = Run(
            "shards", "pypi-jsn", "--by", "lettres", "--shards", "0", "--callers", "2,x");

        Assert.Equal((ExitCode.InvalidInput, ""), (code, output));
        Assert.Contains("error LAB001", error, StringComparison.Ordinal);
        Assert.Contains("--by lettres: 'lettres' is no kind of purge", error, StringComparison.Ordinal);
        Assert.Contains("did you mean 'letters'?", error, StringComparison.Ordinal);
        Assert.Contains("--shards 0: a whole number from 1", error, StringComparison.Ordinal);
        Assert.Contains("--callers x: a whole number from 1", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("all")]
    [InlineData("pop-by-pop")]
    [InlineData("groups")]
    [InlineData("adaptive")]
    public void Shards_ByAKindWithoutPoolsOfKeys_IsRefused(string kind)
    {
        var (code, output, error) = Run("shards", "--by", kind);

        Assert.Equal((ExitCode.InvalidInput, ""), (code, output));
        Assert.Contains($"--by {kind}: '{kind}' has no keys to split or follows", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Shards_NothingToPurge_SaysSo()
    {
        var (code, output, error) = Run(
            "shards", "--by", "affected", "--set", "catalogue.projects=3", "--set", "catalogue.named=[]",
            "--set", "catalogue.differing_share=0");

        Assert.Equal((ExitCode.InvalidInput, ""), (code, output));
        Assert.Contains("no project is to be purged", error, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var code = CdnLabCommand.Run(args, new Terminal(output, error, 80, colour: false));
        return (code, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }
}

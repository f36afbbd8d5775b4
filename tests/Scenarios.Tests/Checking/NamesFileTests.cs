using CdnLab.Scenarios.Checking.Classes;
using Xunit;

namespace CdnLab.Scenarios.Tests.Checking;

/// <summary>A file of names is read in one pass, whatever is in it; only counts and examples are kept.</summary>
[Collection(nameof(Alone))]
public class NamesFileTests
{
    private const string Plan = "deploy_origin: after; deploy_edge: {config: after}";

    [Fact]
    public void Take_FileOfAMillionUrls_KeepsCountsAndFewExamples()
    {
        var file = Path.GetTempFileName();
        try
        {
            using (var to = new StreamWriter(file))
            {
                for (var i = 0; i < 1_000_000; i++)
                {
                    to.WriteLine(i % 10 == 0 ? $"/other/{i}" : $"https://pypi.org/pypi/{(i % 2 == 0 ? "p" : "P")}kg{i}/json?x={i}");
                }
            }
            var spec = PlanCase.Of(Plan) with { NamesFile = file, Names = [] };
            var before = GC.GetTotalMemory(forceFullCollection: true);

            var census = NameCensus.Take(spec);

            Assert.Equal((900_000, 100_000), (census.Names, census.Outside));
            Assert.Equal([400_000, 500_000], census.Groups.Where(g => g.Count > 0).Select(g => g.Count));
            Assert.All(census.Groups, g => Assert.True(g.Examples.Count <= NameGroup.ExamplesMax));
            Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 4_000_000);
            GC.KeepAlive(census);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Take_LinesThatAreNoNames_AreCountedAndNotKept()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(file,
            [
                "https://pypi.org/pypi/PyYAML/json", "# a comment", "", "   ", "///", "http://", "https://pypi.org", "?/",
                "/pypi//json", "<script>", "a b", "\u0000", "/pypi/%zz/json", "/pypi/a%2Fb/json", "-", "....",
                "/pypi/" + new string('x', 20_000_000) + "/json", new string('y', 20_000_000), "requests",
            ]);
            var before = GC.GetTotalMemory(forceFullCollection: true);

            var census = NameCensus.Take(PlanCase.Of("deploy_origin: after") with { NamesFile = file, Names = [] });

            Assert.Equal(2, census.Names);
            Assert.Equal(14, census.Outside);
            Assert.Equal(["requests", "PyYAML"], census.Groups.SelectMany(g => g.Examples));
            Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 4_000_000);
            GC.KeepAlive(census);
        }
        finally
        {
            File.Delete(file);
        }
    }
}

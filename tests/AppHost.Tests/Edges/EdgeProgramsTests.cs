using CdnLab.AppHost.Edges;
using CdnLab.AppHost.Resources;
using Xunit;

namespace CdnLab.AppHost.Tests.Edges;

public sealed class EdgeProgramsTests
{
    [Fact]
    public void Find_ProgramThatIsAbsent_IsToldWithAFix()
    {
        var absent = Assert.Throws<ResourceException>(() => EdgePrograms.Find("no-such-cache"));

        Assert.Equal("edge: no-such-cache is not installed", absent.Message);
        Assert.StartsWith("apt-get install ", absent.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/no/such/file", "there is no file /no/such/file")]
    [InlineData("nope=file", "no edge config 'nope'")]
    public void OwnConfigs_Mistaken_IsToldWithAFix(string value, string expected)
    {
        var refused = Assert.Throws<ResourceException>(() => OwnConfigs.Of([value], ["before", "after"]));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(refused.Fix);
    }
}

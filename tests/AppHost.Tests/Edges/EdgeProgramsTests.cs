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
}

using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Catalog;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Timeline;
using Xunit;

namespace CdnLab.Scenarios.Tests.Format;

public class ScenarioLoaderTests
{
    [Fact]
    public void Load_FlagshipByName_ReadsEveryPart()
    {
        var result = ScenarioLoader.Load("pypi-json-2022-06-10");

        Assert.Empty(result.Findings);
        var spec = result.Spec!;
        Assert.Equal(new DateTimeOffset(2022, 6, 10, 16, 40, 0, TimeSpan.Zero), spec.End);
        Assert.Equal(CanonicalSpelling.Verbatim, spec.Origin.Releases["before"].Routes["project-json"].Canonical);
        Assert.Equal("pypi-2022", spec.Edge.Profile.Name);
        Assert.True(spec.Edge.Profile.RestartOnError, "the base profile counts where nothing overrides it");
        Assert.Equal(new DeployOriginAction("after"), spec.Timeline[0].Action);
        Assert.Equal(new DateTimeOffset(2022, 6, 10, 10, 41, 45, TimeSpan.Zero), spec.Timeline[0].At);
        Assert.Equal(spec.Timeline.OrderBy(step => step.At), spec.Timeline);
    }

    [Fact]
    public void Load_EveryScenarioOfTheCatalogue_HasNoFinding() =>
        Assert.All(ScenarioCatalog.Names, name => Assert.Empty(ScenarioLoader.Load(name).Findings));
}

using CdnLab.Model.Clients;
using CdnLab.Model.Redirects;
using CdnLab.Traffic.Configuration;
using Xunit;

namespace CdnLab.Traffic.Tests.Configuration;

public class TrafficOptionsCheckTests
{
    private static readonly TrafficOptions Sound =
        TestTraffic.Of(TestTraffic.Nowhere, TestTraffic.Shipped("curl"));

    [Fact]
    public void Findings_WhatShips_AreNone() =>
        Assert.Empty(TrafficOptionsCheck.Findings(OptionsReader.Default() with { Targets = Sound.Targets }));

    [Fact]
    public void Findings_ManyMistakes_AreToldAllAtOnce()
    {
        var curl = Sound.Personas[0];
        var wrong = Sound with
        {
            Rate = double.NaN,
            InFlightMax = 0,
            Targets = [],
            Mix = new Dictionary<string, double> { ["crul"] = 1 },
            Families = [new DocumentFamily { Name = "project-json", Paths = ["/pypi/{nam}/json"] }],
            Personas =
            [
                curl with { RequestsMax = 0, Users = 0, GzipShare = 2, Timeout = TimeSpan.Zero },
                curl with { Name = "other", Families = new Dictionary<string, double> { ["nothing"] = 1 } },
                new ClientPersona { Name = "files", AsksRedirector = true },
            ],
        };

        var findings = string.Join('\n', TrafficOptionsCheck.Findings(wrong));

        Assert.All(
            [
                "rate: NaN", "in_flight_max: 0", "targets: ", "no persona 'crul'", "no value {nam}", "requests_max and",
                "users: 0", "gzip_share and", "timeout is", "no family 'nothing'", "but there is none",
            ],
            expected => Assert.Contains(expected, findings, StringComparison.Ordinal));
    }
}

using CdnLab.AppHost.Conducting;
using CdnLab.AppHost.Edges;
using CdnLab.Model.Caching;
using CdnLab.Scenarios.Export;
using CdnLab.Scenarios.Format;
using CdnLab.Testing;
using Xunit;

namespace CdnLab.AppHost.Tests.Edges;

public sealed class EdgeFleetTests
{
    [Theory]
    [InlineData(
        EdgeKind.Nginx,
        "nginx",
        "passed_fields,ignored_directives,storable_statuses,storable_statuses_with_lifetime,stale_storable,refuse_self_redirect")]
    [InlineData(EdgeKind.Varnish, "varnishd", "refuse_self_redirect")]
    public async Task OfAsync_WhatTheProgramCannotSay_IsToldBeforeAnythingStarts(
        EdgeKind kind, string program, string expected)
    {
        RequiredProgram.OrSkip(program);
        var scenario = ScenarioLoader.Load("healthy").Spec!;
        scenario = scenario with
        {
            Edge = scenario.Edge with
            {
                Profile = CacheProfiles.Varnish,
                Configs = scenario.Edge.Configs.ToDictionary(
                    config => config.Key, config => config.Value with { RefuseSelfRedirect = true }),
            },
        };
        var refused = await Assert.ThrowsAsync<ExportException>(() => EdgeFleet.OfAsync(
            scenario, new LiveOptions { Edge = kind }, "none", TestContext.Current.CancellationToken));
        Assert.Equal(
            expected.Split(',').Order(),
            refused.Findings.Select(finding => finding.Rule.Split('.')[^1]).Distinct().Order());
    }
}

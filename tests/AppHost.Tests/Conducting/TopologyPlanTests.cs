using System.Text.Json.Nodes;
using CdnLab.AppHost.Conducting;
using CdnLab.Model.Purging;
using CdnLab.Model.Queueing;
using CdnLab.Scenarios.Format;
using Xunit;

namespace CdnLab.AppHost.Tests.Conducting;

public sealed class TopologyPlanTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cdnlab-plan");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Of_DeliveryOfOnePop_IsThatPopsAlone()
    {
        var scenario = Healthy() with
        {
            PurgeDeliveryByPop = new Dictionary<string, PurgeDelivery> { ["sea"] = new() { LossRatio = 0.25 } },
        };

        TopologyPlan.Of(scenario, new LiveOptions(), _folder.FullName);

        Assert.Equal(0.25, Option("sea", "purge_delivery", "loss_ratio"));
        Assert.Equal(0, Option("ams", "purge_delivery", "loss_ratio"));
    }

    [Fact]
    public void Of_OriginOfTheUser_StartsNoOriginAndPointsTheShieldAtIt()
    {
        var plan = TopologyPlan.Of(
            Healthy(), new LiveOptions { Origin = new Uri("http://127.0.0.1:9") }, _folder.FullName);

        Assert.DoesNotContain(plan, resource => resource.Name == "origin");
        Assert.Empty(plan.Single(resource => resource.Name == "iad").DependsOn);
        Assert.Equal("http://127.0.0.1:9", (string?)Config("iad")["origin"]);
        Assert.Null(Config("ams")["origin"]);
    }

    [Fact]
    public void Of_FetchTimeout_IsEveryEdgesAndColdStartTheOrigins()
    {
        var healthy = Healthy();
        var scenario = healthy with
        {
            Edge = healthy.Edge with { FetchTimeout = TimeSpan.FromSeconds(15) },
            Origin = healthy.Origin with
            {
                Capacity = healthy.Origin.Capacity with
                {
                    ColdStart = new ColdStart { For = TimeSpan.FromMinutes(5), Slowdown = 2.5 },
                },
            },
        };

        TopologyPlan.Of(scenario, new LiveOptions(), _folder.FullName);

        Assert.Equal(15, Option("sea", "timeouts", "headers"));
        Assert.Equal(15, Option("iad", "timeouts", "headers"));
        Assert.Equal("""{"for":300,"slowdown":2.5}""", Config("origin")["capacity"]!["cold_start"]!.ToJsonString());
    }

    private static ScenarioSpec Healthy() => ScenarioLoader.Load("healthy").Spec!;

    private JsonNode Config(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(_folder.FullName, "config", name + ".json")))!;

    private double Option(string name, string group, string key) => (double)Config(name)[group]![key]!;
}

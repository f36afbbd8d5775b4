using CdnLab.Model.Clients;
using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.Classes;
using CdnLab.Scenarios.Checking.Properties;
using CdnLab.Scenarios.Checking.States;
using CdnLab.Scenarios.Compilation;
using Xunit;

namespace CdnLab.Scenarios.Tests.Checking;

/// <summary>Cell by cell: the four deploy states over three contents of the cache, told by the checker's exchanges and
/// by those of <see cref="ClassCache"/>; and the loops that <see cref="LoopFinder"/> knows of.</summary>
public class FactsTests
{
    private static readonly ChangeSpec Spec = PlanCase.Of(
        "deploy_origin: after; deploy_edge: {config: after}; roll_back: {origin: before}", "shield: false");

    private static readonly UrlGroup Group = UrlGroups.Of(Spec, NameCensus.Take(Spec))
        .First(g => g.Names.Spelling == NameClass.Case && g.Variety.Length == 0);

    private static readonly ClassTable Table = new ClassTableBuilder(Spec.Rules).Build(
        new(NameClass.Case, "project-json", 0), Group.Names.Member);

    public static TheoryData<string, string, string> Cells => new(
        from release in new[] { "before", "after" }
        from config in new[] { "before", "after" }
        from content in new[] { "empty", "warm", "gone" }
        select (release, config, content));

    [Theory]
    [MemberData(nameof(Cells))]
    public void Go_DeployStateAndCache_IsWhatClassCacheSays(string release, string config, string content)
    {
        var old = new DeployState("before", "before");
        var cache = content == "empty" ? new ClassCache(Spec.Rules, Table)
            : ClassCache.Warm(Spec.Rules, Table, old, DateTimeOffset.UnixEpoch);
        cache = content == "gone" ? cache.Without(["pypi.org/pypi/{verbatim}/json"]) : cache;
        var world = new World(Spec, Plan(release, config), Group.Space, ClientCacheMode.None);
        var state = new byte[world.Length];
        foreach (var (key, entry) in cache.Entries)
        {
            var answer = Group.Space.Answers.Select((a, i) => (a, i)).Single(
                a => a.a.Release == Group.Space.Releases.ToList().IndexOf("before") && a.a.Content.Status == entry.Answer.Status).i;
            state[world.PopSlot(Group.Space.Keys.ToList().IndexOf(key))] = world.Entries.NumberOf(new(answer, 0, -1));
        }
        for (var client = 0; client < 2; client++)
        {
            var walker = new Walker(world);
            var result = walker.Go(state, client);
            var chain = cache.Without([]).Request(Table.ClientUrls[client], new(release, config), DateTimeOffset.UnixEpoch);

            Assert.Equal(chain.End, result.End);
            Assert.Equal(chain.Exchanges.Select(e => e.Url), walker.Hops.Select(h => Group.Space.Urls[h.Url]));
            Assert.Equal(
                chain.Exchanges.Select(e => e.ServedBy == AnswerSource.Cache),
                walker.Hops.Select(h => h.Reply.Source == ReplySource.Pop));
        }
    }

    [Theory]
    [InlineData("before", "before")]
    [InlineData("before", "after")]
    [InlineData("after", "before")]
    [InlineData("after", "after")]
    public void Run_FromOneDeployStateToAnother_FindsWhatLoopFinderFinds(string release, string config)
    {
        // Entries of the old state, and of each that LoopFinder would be asked about on the way, meet the new one.
        var to = new DeployState(release, config);
        var known = LoopFinder.Find(Spec.Rules, Table, new("before", "before"), to).Chain is not null;
        var steps = new List<string>();
        if (release == "after")
        {
            steps.Add("deploy_origin: after");
        }
        if (config == "after")
        {
            steps.Add("deploy_edge: {config: after}");
        }
        var plan = PlanCase.Of(steps.Count == 0 ? "wait: 1s" : string.Join("; ", steps), "shield: false\npersonas: {requests: {}}");

        var summary = ChangeChecker(plan);

        Assert.Equal(known, summary.Any(v => v.Key.Rule == CheckRule.RedirectCycle && v.Key.Steps == plan.Steps.Count));
    }

    private static IEnumerable<Violation> ChangeChecker(ChangeSpec plan) =>
        Scenarios.Checking.ChangeChecker.Search(plan, UrlGroups.Of(plan, NameCensus.Take(plan)), new())
            .Searches.SelectMany(s => s.Violations);

    private static PlanGraph Plan(string release, string config) => PlanGraph.Of(
        Spec with { Origin = Spec.Origin with { Release = release }, Edge = Spec.Edge with { Config = config }, Steps = [] }, []);
}

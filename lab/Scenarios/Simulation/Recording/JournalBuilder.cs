using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Journal;
using CdnLab.Scenarios.Simulation.Running;
using CdnLab.Scenarios.Simulation.Shapes;
using CdnLab.Scenarios.Simulation.Timeline;

namespace CdnLab.Scenarios.Simulation.Recording;

/// <summary>Makes header and events of the journal of a run that is over.</summary>
internal static class JournalBuilder
{
    private const int ChainsMax = 5;

    public static RunHeader Header(World world) => new()
    {
        Scenario = world.Spec.Name,
        Title = world.Spec.Title,
        Mode = "simulated",
        Seed = world.Seed,
        Start = world.Spec.Start,
        End = world.Spec.End,
        Story = world.Spec.Story,
        Sources = world.Spec.Sources,
        Pops = [.. world.Spec.Topology.Pops.Select(p => p.Name)],
        Shield = world.Spec.Topology.Shield,
        Projects = world.Spec.Catalogue.Projects,
        BinSeconds = world.Curve.BinSeconds,
        Expectations = world.Spec.Expectations,
    };

    public static IReadOnlyList<JournalEvent> Build(
        World world, TimelinePlayer timeline, PurgePlayer purges, IReadOnlyList<SeriesRow> series)
    {
        var start = world.Spec.Start;
        return
        [
            .. timeline.Journal
                .Concat(purges.Journal)
                .Concat(Loops(world))
                .Concat(timeline.Posts.Select(post => Post(world, post, series)))
                .Concat(Table(world))
                .Where(e => e.At >= start)
                .OrderBy(e => e.At),
        ];
    }

    private static IEnumerable<JournalEvent> Loops(World world)
    {
        var since = world.Curve.At(world.Spec.Start);
        var loops = world.Loops.Since(since).OrderBy(l => l.First).ThenBy(l => l.Project).ToList();
        var stages = world.Compiled.Tables.ToDictionary(
            table => table.Class, table => ExchangeTable.Stages(world.Spec, table));
        var chains = 0;
        foreach (var (project, first, last, seen) in loops)
        {
            var name = Name(world, project);
            var shape = world.Shapes[seen.Shape];
            var at = world.Curve.TimeOf(first);
            var chain = chains < ChainsMax ? Chain(world, stages[shape.Class], shape, seen.Url, at, name) : null;
            chains += chain is null ? 0 : 1;
            yield return JournalEvents.LoopFirst(
                at,
                name.Name,
                name.Name != name.Normalized,
                Spell(shape.Urls[seen.Url], name),
                world.Pops.Names[seen.Pop],
                world.Personas[seen.Persona].Spec.Name,
                world.Personas[seen.Persona].Rules.RequestsMax,
                chain,
                missing: project >= world.Compiled.Catalogue.Projects.Count);
            yield return JournalEvents.LoopLast(world.Curve.TimeOf(last), name.Name);
        }
    }

    /// <summary>The exchanges of a loop by the compiled rules, as they stood at its time; null where these do not show
    /// it,
    /// as they follow one cache in which nothing expires.</summary>
    private static IReadOnlyList<LoopHop>? Chain(
        World world, IReadOnlyList<ExchangeStage> stages, Shape shape, int url, DateTimeOffset at,
        (string Name, string Normalized) name)
    {
        var index = world.Compiled[shape.Class].ClientUrls.ToList().IndexOf(shape.Urls[url]);
        return index < 0 ? null : stages.LastOrDefault(s => s.At <= at && s.Chains[index].Cycle is not null)
            ?.Chains[index].Exchanges.Select(hop => new LoopHop(
                Spell(hop.Url, name),
                Spell(hop.Key, name),
                hop.Status,
                hop.Location is null ? null : Spell(hop.Location, name),
                null,
                hop.ServedBy == AnswerSource.Cache ? "hit" : null,
                hop.Stored?.Release,
                hop.Stored?.Config)).ToList();
    }

    private static JournalEvent Post(
        World world,
        (long At, Format.Timeline.StatusPostAction Post, double Purged, IReadOnlyList<string> Left) post,
        IReadOnlyList<SeriesRow> series)
    {
        var at = world.Curve.TimeOf(post.At);
        var row = series.LastOrDefault(r => r.End <= at);
        var text = StatusText.Fill(
            post.Post.Text, new(row?.LoopedRatio ?? 0, row?.LoopingProjects ?? 0, post.Purged, post.Left));
        return JournalEvents.StatusPost(at, post.Post.Status.ToString().ToLowerInvariant(), text);
    }

    /// <summary>One project taken through the timeline by the compiled rules, both spellings.</summary>
    private static IEnumerable<JournalEvent> Table(World world)
    {
        var table = world.Compiled.Tables.FirstOrDefault(t => t.Class.Form == 0 && t.ClientUrls.Count > 1);
        if (table is null)
        {
            yield break;
        }
        var rows = ExchangeTable.Stages(world.Spec, table).SelectMany(stage => stage.Chains.Zip(table.ClientUrls,
            (chain, url) => new ExchangeRow(
                stage.Title,
                table.Spell(url),
                chain.Exchanges[0].Status,
                chain.Exchanges[0].Location is { } location ? table.Spell(location) : null,
                chain.Exchanges[0].ServedBy.ToString().ToLowerInvariant(),
                chain.Cycle is null ? chain.Exchanges.Count : null,
                chain.Cycle is null ? $"ends with {chain.Exchanges[^1].Status}" : "too many redirects")));
        yield return JournalEvents.ExchangeTable(world.Spec.End, "One project, both spellings", rows);
    }

    private static (string Name, string Normalized) Name(World world, int project)
    {
        var projects = world.Compiled.Catalogue.Projects;
        return project < projects.Count
            ? (projects[project].Name, projects[project].Normalized)
            : (World.MissingName(project - projects.Count), World.MissingName(project - projects.Count));
    }

    private static string Spell(string symbol, (string Name, string Normalized) project) => symbol
        .Replace("{normalized}", project.Normalized, StringComparison.Ordinal)
        .Replace("{verbatim}", project.Name, StringComparison.Ordinal)
        .Replace("{version}", "1.0", StringComparison.Ordinal);
}

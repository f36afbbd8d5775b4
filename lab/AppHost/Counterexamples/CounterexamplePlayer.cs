using System.Globalization;
using CdnLab.Model.Purging;
using CdnLab.Model.Redirects;
using CdnLab.Scenarios.Checking.Change;
using CdnLab.Scenarios.Checking.States;
using CdnLab.Scenarios.Checking.Stories;

namespace CdnLab.AppHost.Counterexamples;

/// <summary>Plays a story line by line, and prints each exchange as it was seen beside what was foretold.</summary>
public sealed class CounterexamplePlayer(
    Counterexample example, CounterexampleLab lab, double speed, TextWriter output)
{
    /// <summary>Requests after which a client that keeps no count of its own gives up.</summary>
    public const int RequestsMax = 31;

    /// <summary>What stories call another PoP.</summary>
    public const string Elsewhere = "another PoP";

    // Waits that end just before something does leave time for the exchanges that follow.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);
    private const double ProgramMargin = 0.03;

    private readonly Dictionary<int, (string Url, SeenAnswer Answer)> _seen = [];
    private TimeSpan _waited;
    private bool _differs;

    /// <summary>Plays it; whether everything was seen as foretold.</summary>
    public async Task<bool> PlayAsync()
    {
        foreach (var line in example.Lines)
        {
            await (line.Exchange is { } exchange ? ExchangeAsync(exchange) : PartAsync(line));
        }
        if (example.Loops && !_differs)
        {
            await GoOnAsync([.. example.Lines.Where(line => line.Looping).Select(line => line.Exchange!)]);
        }
        return !_differs;
    }

    private async Task ExchangeAsync(StoryExchange exchange)
    {
        var other = exchange.Pop == Elsewhere;
        var edge = other ? CounterexampleLab.OtherPopName : CounterexampleLab.PopName;
        if (other)
        {
            await lab.DeployEdgeAsync(edge, exchange.Config);
            await lab.PurgeAsync(edge, new() { All = true });
        }
        if (exchange.PopGone)
        {
            await lab.PurgeAsync(edge, new() { Urls = [exchange.Url] });
        }
        if (exchange.ShieldGone)
        {
            await lab.PurgeAsync(CounterexampleLab.ShieldName, new() { Urls = [lab.Behind(edge, exchange.Url)] });
        }
        await lab.SetOriginDownAsync(exchange.Stale);
        var gone = (exchange.Gone.Length > 0 ? $"; {exchange.Gone}: purged" : "")
            + (exchange.Stale ? "; the origin is down meanwhile" : "");
        output.WriteLine($"  {exchange.Number}. GET {exchange.Url} at {exchange.Pop}{gone}");
        var foretold = SeenAnswer.Foretold(exchange);
        var seen = exchange.ServedBy == "client" ? Held(exchange) : await lab.AskAsync(edge, exchange.Url);
        _seen[exchange.Number] = (exchange.Url, seen);
        Compare(foretold, seen);
    }

    // What a client keeps it does not ask for: it must have seen it before.
    private SeenAnswer Held(StoryExchange exchange) =>
        _seen.TryGetValue(exchange.StoredIn, out var kept) && kept.Url == exchange.Url
            ? kept.Answer with { ServedBy = "client" }
            : new(0, null, "nobody", "");

    private void Compare(SeenAnswer foretold, SeenAnswer seen)
    {
        var same = seen.Is(foretold);
        _differs |= !same;
        output.WriteLine($"     foretold  {foretold}");
        output.WriteLine($"     seen      {seen}{(same ? "" : "   DIFFERENT")}");
    }

    private async Task PartAsync(StoryLine line)
    {
        output.WriteLine($"  -- step {line.Step + 1}: {line.Text}");
        var action = example.Change.Steps[line.Step].Action;
        switch (line.Part)
        {
            case PlanMoveKind.Origin:
                await lab.DeployOriginAsync(action is DeployOriginStep d ? d.Release : ((RollBackStep)action).Origin!);
                break;
            case PlanMoveKind.Pop:
                await lab.DeployEdgeAsync(CounterexampleLab.PopName, Config(action));
                break;
            case PlanMoveKind.Shield:
                await lab.DeployEdgeAsync(CounterexampleLab.ShieldName, Config(action));
                break;
            case PlanMoveKind.Purge or PlanMoveKind.PurgePop or PlanMoveKind.PurgeShield:
                await PurgeAsync((PurgeStep)action, line.Part.Value);
                break;
            case PlanMoveKind.Wait:
                await WaitAsync(TimeSpan.FromSeconds(line.WaitedSeconds), line.Done);
                break;
        }
    }

    private static string Config(StepAction action) =>
        action is DeployEdgeStep deploy ? deploy.Config : ((RollBackStep)action).Edge!;

    private async Task PurgeAsync(PurgeStep purge, PlanMoveKind part)
    {
        var request = new PurgeRequest
        {
            Keys = [.. purge.Keys.Select(Expand)],
            Urls = [.. purge.Urls.Select(Expand)],
            All = purge.All,
            Soft = purge.Mode == PurgeMode.Soft,
        };
        if (part != PlanMoveKind.PurgeShield)
        {
            await lab.PurgeAsync(CounterexampleLab.PopName, request);
        }
        if (part != PlanMoveKind.PurgePop && lab.Edges.Contains(CounterexampleLab.ShieldName))
        {
            await lab.PurgeAsync(CounterexampleLab.ShieldName, request);
        }
    }

    private string Expand(string template) => Template.Parse(template).Expand(place => place switch
    {
        "name" => example.Project ?? "",
        "normalized" => Pep503.Normalize(example.Project ?? ""),
        _ => "1.0",
    });

    private async Task WaitAsync(TimeSpan until, bool done)
    {
        var margin = done ? TimeSpan.Zero : lab.RunsPrograms ? ProgramMargin * until : Margin;
        var target = until - margin;
        if (target > _waited)
        {
            await lab.WaitAsync(target - _waited, speed);
            _waited = target;
        }
    }

    // A client follows what it sees until it gives up: the loop must go on for so long.
    private async Task GoOnAsync(IReadOnlyList<StoryExchange> loop)
    {
        var url = Next(loop[^1].Url, _seen[loop[^1].Number].Answer);
        var left = RequestsMax - loop.Count;
        for (var i = 0; i < left && !_differs; i++)
        {
            var next = loop[i % loop.Count];
            await lab.SetOriginDownAsync(next.Stale);
            var seen = next.ServedBy == "client" ? Held(next) : await lab.AskAsync(CounterexampleLab.PopName, url);
            if ((seen.Status, seen.Location) != (next.Status, next.Location))
            {
                output.WriteLine($"  and then: GET {url}");
                Compare(SeenAnswer.Foretold(next), seen);
            }
            url = Next(url, seen);
        }
        if (!_differs)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  and so on: {left} more requests, each redirected as those before"));
        }
    }

    private string Next(string url, SeenAnswer answer) => answer.Location is { } location
        ? new Uri(new Uri($"http://{example.Change.Host}{url}"), location).PathAndQuery
        : url;
}

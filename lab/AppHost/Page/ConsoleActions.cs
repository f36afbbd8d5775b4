using System.Security.Cryptography;
using System.Text;
using CdnLab.AppHost.Conducting;
using CdnLab.AppHost.Resources;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Timeline;
using CdnLab.Scenarios.Journal;

namespace CdnLab.AppHost.Page;

/// <summary>What a reader of the console page may do: the scenario's own releases, configs and purges, and the clock.</summary>
public sealed class ConsoleActions(LiveRun run, double speed)
{
    /// <summary>Token that every action must carry.</summary>
    public string Token { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>The buttons of the page.</summary>
    public static IReadOnlyList<object> Choices(ScenarioSpec scenario, double speed) =>
    [
        Group("origin", scenario.Origin.Releases.Keys.Select(r => Choice(r, "origin", r))),
        Group("edge", scenario.Edge.Configs.Keys.Select(c => Choice(c, "edge", c))),
        Group("purge", scenario.Purges.Keys.Select(p => Choice(p, "purge", p)).Append(Choice("everything", "purge_all", ""))),
        Group("clock", [Choice("stop", "speed", "0"), Choice("real time", "speed", "1"),
            Choice(FormattableString.Invariant($"{speed:0.##} ×"), "speed", FormattableString.Invariant($"{speed}"))]),
    ];

    /// <summary>Does an action; answers what was wrong with it.</summary>
    public async Task<IResult> HandleAsync(HttpContext context, ConsoleAction action)
    {
        if (!CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(context.Request.Headers["X-CdnLab-Token"].ToString()), Encoding.UTF8.GetBytes(Token)))
        {
            return Results.Json(new { error = "the page is of an earlier run: load it again" }, statusCode: 403);
        }
        run.ActedOn = true;
        try
        {
            await DoAsync(action, context.RequestAborted);
            return Results.NoContent();
        }
        catch (Exception refused) when (refused is ResourceException or KeyNotFoundException or FormatException)
        {
            return Results.Json(new { error = refused.Message }, statusCode: 400);
        }
    }

    private Task DoAsync(ConsoleAction action, CancellationToken cancellation) => action.Kind switch
    {
        "origin" => run.Player.DoAsync(
            new DeployOriginAction(Known(run.Lab.Scenario.Origin.Releases.Keys, action.Value)), cancellation),
        "edge" => run.Player.DoAsync(
            new DeployEdgeAction { Config = Known(run.Lab.Scenario.Edge.Configs.Keys, action.Value) }, cancellation),
        // A purge takes long: the page sees its progress.
        "purge" => Begin(new PurgeAction(Known(run.Lab.Scenario.Purges.Keys, action.Value))),
        "purge_all" => run.Purges.RunAsync(new() { Name = "everything", Kind = "all", Mode = Model.Purging.PurgeMode.Hard }, cancellation),
        "speed" => SetSpeedAsync(double.Parse(action.Value, System.Globalization.CultureInfo.InvariantCulture), cancellation),
        _ => throw new KeyNotFoundException($"there is no action '{action.Kind}'"),
    };

    private static string Known(IEnumerable<string> names, string name) => names.Contains(name)
        ? name
        : throw new KeyNotFoundException($"'{name}' is not in this scenario; known: {string.Join(", ", names)}");

    private static object Group(string label, IEnumerable<object> choices) => new { label, choices };

    private static object Choice(string label, string kind, string value) =>
        new { label, action = new ConsoleAction(kind, value) };

    private Task Begin(TimelineAction action)
    {
        _ = run.Player.DoAsync(action, CancellationToken.None).ContinueWith(
            failed => run.Log.Append(JournalEvents.Fault(
                run.Lab.Clock.GetUtcNow(), "console", failed.Exception!.InnerException!.Message)),
            CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return Task.CompletedTask;
    }

    private Task SetSpeedAsync(double wanted, CancellationToken cancellation) => wanted >= 0 && wanted <= Math.Max(1, speed)
        ? run.Lab.SetClockAsync(run.Lab.Clock.GetUtcNow(), wanted, cancellation)
        : throw new FormatException($"speed {wanted} is not from 0 to {speed}");
}

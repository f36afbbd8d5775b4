using System.Net;
using System.Net.Sockets;
using System.Reflection;
using CdnLab.AppHost.Conducting;
using CdnLab.AppHost.Resources;
using CdnLab.Model;
using CdnLab.Scenarios.Journal;

namespace CdnLab.AppHost.Page;

/// <summary>The console page of a live run: a page on loopback that shows the run by server-sent events and lets its
/// reader act. Actions need the page's own token, so that no other site's page can send them.</summary>
public sealed class ConsolePage : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConsoleState _state;

    private ConsolePage(WebApplication app, ConsoleState state) => (_app, _state) = (app, state);

    /// <summary>Where the page is.</summary>
    public string Url => _app.Urls.First();

    /// <summary>Finds out before anything is started whether a port can be had.</summary>
    /// <exception cref="ResourceException">The port is taken.</exception>
    public static void Require(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
        }
        catch (SocketException taken)
        {
            throw Taken(port, taken);
        }
    }

    /// <summary>Starts to serve.</summary>
    /// <exception cref="ResourceException">The port is taken.</exception>
    public static async Task<ConsolePage> StartAsync(LiveRun run, int port, double speed)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, port));
        builder.Services.AddRoutingCore();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.ConfigureHttpJsonOptions(o =>
            o.SerializerOptions.PropertyNamingPolicy = ModelJson.Options.PropertyNamingPolicy);
        var app = builder.Build();
        var state = new ConsoleState(run, speed);
        var actions = new ConsoleActions(run, speed);
        app.UseRouting();
        app.MapGet("/", () => Results.Content(PageText(run, actions.Token), "text/html; charset=utf-8"));
        app.MapGet("/events", (CancellationToken gone) => TypedResults.ServerSentEvents(state.StreamAsync(gone)));
        app.MapPost("/actions", actions.HandleAsync);
        app.MapGet("/report", () => ReportFile(run));
        try
        {
            await app.StartAsync();
        }
        catch (IOException taken)
        {
            await app.DisposeAsync();
            throw Taken(port, taken);
        }
        return new ConsolePage(app, state);
    }

    /// <summary>Shows the verdict and where the report is.</summary>
    public void Finish(RunSummary summary) => _state.Verdict = summary.Verdict;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Streams of open pages would hold the server up for its whole shutdown time.
        using var at = new CancellationTokenSource(TimeSpan.FromMilliseconds(300), TimeProvider.System);
        await _app.StopAsync(at.Token);
        await _app.DisposeAsync();
    }

    private static ResourceException Taken(int port, Exception reason) => new(
        "console", $"port {port} cannot be had: {reason.Message}", "choose another with --console-port, or 0");

    private static IResult ReportFile(LiveRun run)
    {
        var path = Path.GetFullPath(Path.Combine(run.Log.Location, "report.html"));
        return File.Exists(path)
            ? Results.File(path, "text/html; charset=utf-8")
            : Results.Text("the report is written at the end of the run", statusCode: 404);
    }

    private static string PageText(LiveRun run, string token)
    {
        using var page = Assembly.GetExecutingAssembly().GetManifestResourceStream("console.html")!;
        using var reader = new StreamReader(page);
        return reader.ReadToEnd()
            .Replace("{{title}}", WebUtility.HtmlEncode(run.Log.Header.Title), StringComparison.Ordinal)
            .Replace("/*{{charts}}*/", Scenarios.Charts.ChartSet.Style, StringComparison.Ordinal)
            .Replace("{{token}}", token, StringComparison.Ordinal);
    }
}

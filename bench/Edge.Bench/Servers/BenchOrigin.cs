namespace CdnLab.Edge.Bench.Servers;

/// <summary>The origin of all caches, in this process: every path is the payload, of a body that is the path's own in
/// its ETag only.</summary>
internal sealed class BenchOrigin : IAsyncDisposable
{
    private readonly WebApplication _app;
    private long _requests;
    private long _watched;

    private BenchOrigin(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public string Authority => new Uri(Url).Authority;

    public long Requests => Volatile.Read(ref _requests);

    /// <summary>A path whose requests are counted by themselves.</summary>
    public string? Watched { get; set; }

    public long TakeWatched() => Interlocked.Exchange(ref _watched, 0);

    /// <summary>How long an answer takes.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Surrogate key of every response; null: none.</summary>
    public string? SurrogateKey { get; set; }

    public static async Task<BenchOrigin> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var origin = new BenchOrigin(builder.Build());
        origin._app.Urls.Add("http://127.0.0.1:0");
        origin._app.Run(origin.AnswerAsync);
        await origin._app.StartAsync();
        return origin;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        if (context.Request.Path == Watched)
        {
            Interlocked.Increment(ref _watched);
        }

        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay, TimeProvider.System);
        }

        var response = context.Response;
        foreach (var (name, value) in Payload.OriginFields)
        {
            response.Headers[name] = value;
        }

        if (SurrogateKey is { } key)
        {
            response.Headers["Surrogate-Key"] = key;
            response.Headers["xkey"] = key;
        }

        response.ContentLength = Payload.Body.Length;
        await response.Body.WriteAsync(Payload.Body, 0, Payload.Body.Length);
    }
}

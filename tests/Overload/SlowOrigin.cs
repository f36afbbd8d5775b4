using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CdnLab.Overload;

/// <summary>An origin with so many workers; what comes while all work waits for one.</summary>
public sealed class SlowOrigin : IAsyncDisposable
{
    private static readonly byte[] Content = new byte[2048];

    private readonly SemaphoreSlim _workers = new(OverloadOptions.Workers);
    private readonly WebApplication _app;
    private int _present;
    private int _presentMax;

    private SlowOrigin(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First());

    /// <summary>The most requests that were there at once since this was last asked.</summary>
    public int TakePresentMax() => Interlocked.Exchange(ref _presentMax, 0);

    public static async Task<SlowOrigin> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var origin = new SlowOrigin(app);
        app.Run(origin.AnswerAsync);
        await app.StartAsync();
        return origin;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var present = Interlocked.Increment(ref _present);
        for (var known = _presentMax; present > known;)
        {
            known = Interlocked.CompareExchange(ref _presentMax, present, known);
        }

        await _workers.WaitAsync();
        await Task.Delay(OverloadOptions.ServiceTime, TimeProvider.System);
        _workers.Release();
        Interlocked.Decrement(ref _present);
        context.Response.Headers.CacheControl = "max-age=3600";
        context.Response.ContentLength = Content.Length;
        await context.Response.Body.WriteAsync(Content);
    }
}

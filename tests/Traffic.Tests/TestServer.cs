using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CdnLab.Traffic.Tests;

/// <summary>A server on a free port that keeps every request it was sent.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<string> _requests = [];
    private readonly Lock _gate = new();

    private TestServer(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.Run(context =>
        {
            lock (_gate)
            {
                _requests.Add(context.Request.Host + context.Request.Path.Value + context.Request.QueryString);
            }
            return answer(context);
        });
    }

    public Uri Url => new(_app.Urls.First());

    /// <summary>Host, path and query of each request.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    public static async Task<TestServer> StartAsync(RequestDelegate answer)
    {
        var server = new TestServer(answer);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Answers every GET with a 301 to itself that may be kept for 900 s.</summary>
    public static Task<TestServer> StartSelfRedirectingAsync() => StartAsync(context =>
        RedirectAsync(context, context.Request.Path));

    public static Task RedirectAsync(HttpContext context, string location)
    {
        context.Response.StatusCode = 301;
        context.Response.Headers.Location = location;
        context.Response.Headers.CacheControl = "max-age=900, public";
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

using Microsoft.AspNetCore.Http.Features;

namespace CdnLab.Edge.Fetching;

/// <summary>One run of a pipeline for one upstream request, on an HTTP context made for it.</summary>
internal sealed partial class PipelineRun : IDisposable
{
    private readonly PipelineLifetime _lifetime = new();
    private readonly AsyncServiceScope _scope;
    private readonly HttpContext _context;
    private readonly ILogger _log;
    private bool _read;

    public PipelineRun(PipelineRequest request, IServiceScopeFactory scopes, ILogger log)
    {
        _log = log;
        _scope = scopes.CreateAsyncScope();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(request);
        features.Set<IHttpRequestBodyDetectionFeature>(request);
        features.Set<IHttpResponseFeature>(Response);
        features.Set<IHttpResponseBodyFeature>(Response);
        features.Set<IHttpRequestLifetimeFeature>(_lifetime);
        _context = new DefaultHttpContext(features) { RequestServices = _scope.ServiceProvider };
        _read = HttpMethods.IsHead(request.Method);
    }

    public CapturedResponse Response { get; } = new();

    /// <summary>Runs the pipeline; done when the response has begun.</summary>
    /// <exception cref="Exception">What the pipeline threw before.</exception>
    public Task StartAsync(RequestDelegate next)
    {
        // The fetch is of no client: what flows with one, such as its context in an accessor, must not come along.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(() => RunAsync(next), CancellationToken.None);
        }

        return Response.Started;
    }

    /// <summary>The body was read to its end: what the pipeline still does is its own affair.</summary>
    public void EndRead() => _read = true;

    /// <summary>Nobody reads the rest.</summary>
    public void Dispose()
    {
        Response.Abandon();
        if (!_read && Response.ContentLength != 0 && Response.Status is not (204 or 205 or 304))
        {
            _lifetime.Abort();
        }
    }

    private async Task RunAsync(RequestDelegate next)
    {
        if (_scope.ServiceProvider.GetService<IHttpContextAccessor>() is { } accessor)
        {
            accessor.HttpContext = _context;
        }

        try
        {
            await next(_context);
            if (_lifetime.IsAborted)
            {
                throw new IOException("the pipeline aborted its response");
            }

            await Response.CompleteAsync();
        }
        catch (Exception failed)
        {
            Fail(failed);
        }

        await Response.EndAsync(failed => LogFailed(_context.Request.Path, failed));
        await _scope.DisposeAsync();
    }

    private void Fail(Exception failed)
    {
        if (!_lifetime.IsAborted)
        {
            LogFailed(_context.Request.Path, failed);
        }

        Response.Fail(failed);
    }

    [LoggerMessage(LogLevel.Error, "The pipeline behind the cache failed for {Path}")]
    private partial void LogFailed(string? path, Exception failed);
}

using CdnLab.Model.Caching;
using Microsoft.AspNetCore.Http.Features;

namespace CdnLab.Edge.Fetching;

/// <summary>One run of a pipeline for one upstream request, on an HTTP context made for it.</summary>
internal sealed class PipelineRun : IDisposable
{
    private readonly CancellationTokenSource _abandoned = new();
    private readonly AsyncServiceScope _scope;
    private readonly HttpContext _context;

    public PipelineRun(UpstreamRequest request, IServiceScopeFactory scopes)
    {
        _scope = scopes.CreateAsyncScope();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(RequestOf(request));
        features.Set<IHttpResponseFeature>(Response);
        features.Set<IHttpResponseBodyFeature>(Response);
        features.Set<IHttpRequestLifetimeFeature>(
            new HttpRequestLifetimeFeature { RequestAborted = _abandoned.Token });
        _context = new DefaultHttpContext(features) { RequestServices = _scope.ServiceProvider };
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

    /// <summary>Nobody reads the rest.</summary>
    public void Dispose()
    {
        Response.Abandon();
        _abandoned.Cancel();
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
            await Response.CompleteAsync();
        }
        catch (Exception failed)
        {
            Response.Fail(failed);
        }
        finally
        {
            await _scope.DisposeAsync();
        }
    }

    private static HttpRequestFeature RequestOf(UpstreamRequest request)
    {
        var query = request.Url.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? request.Url : request.Url[..query];
        var feature = new HttpRequestFeature
        {
            Protocol = HttpProtocol.Http11,
            Scheme = "http",
            Method = request.Method,
            RawTarget = request.Url,
            Path = PathString.FromUriComponent(path).Value ?? "/",
            QueryString = query < 0 ? "" : request.Url[query..],
            Headers = new HeaderDictionary { ["Host"] = request.Host },
            Body = request.Body ?? Stream.Null,
        };
        foreach (var field in request.Fields)
        {
            feature.Headers.Append(field.Name, field.Value);
        }

        if (request.Cause is { } cause)
        {
            feature.Headers[LabFields.Cause] = FetchCauseRule.Token(cause);
        }

        return feature;
    }
}

using CdnLab.Model.Http;

namespace CdnLab.Edge.Fetching;

/// <summary>The next hop is the rest of the application's pipeline. Each fetch runs it on a context of its own, so that
/// the fetch can outlive the client that caused it and others can share it.</summary>
internal sealed partial class PipelineUpstream(
    Deadlines deadlines, IServiceScopeFactory scopes, TimeProvider clock, ILogger<PipelineUpstream> log) : IUpstream
{
    /// <summary>What follows the cache.</summary>
    public RequestDelegate? Next { get; set; }

    public async Task<UpstreamResponse> SendAsync(UpstreamRequest request, CancellationToken abandoned = default)
    {
        var next = Next ?? throw new InvalidOperationException("the cache is not in the pipeline: call UseEdgeCache");
        var requestTime = clock.GetUtcNow();
        var run = new PipelineRun(request, scopes);
        using var deadline = deadlines.Start(deadlines.Timeouts.Headers);
        try
        {
            await run.StartAsync(next).WaitAsync(deadline.Token).WaitAsync(abandoned);
        }
        catch (OperationCanceledException late)
        {
            run.Dispose();
            throw new FetchException(FetchFailure.OriginHeadersTimedOut, late);
        }
        catch (Exception failed)
        {
            run.Dispose();
            LogFailed(request.Url, failed);
            throw new FetchException(FetchFailure.OriginHeadersFailed, failed);
        }

        return new(deadlines, run)
        {
            Status = run.Response.StatusCode,
            Fields = FieldsOf(run.Response.Headers),
            RequestTime = requestTime,
            ResponseTime = clock.GetUtcNow(),
            ContentLength = run.Response.Headers.ContentLength,
            Body = _ => Task.FromResult(run.Response.Sent),
        };
    }

    [LoggerMessage(LogLevel.Error, "The pipeline behind the cache failed for {Url}")]
    private partial void LogFailed(string url, Exception failed);

    private static HeaderFields FieldsOf(IHeaderDictionary headers)
    {
        var listed = ConnectionFields.Listed(headers.Connection);
        return new(headers.Where(line => !ConnectionFields.IsOne(line.Key, listed))
            .SelectMany(line => line.Value.Select(value => new HeaderField(line.Key, value ?? ""))));
    }
}

namespace CdnLab.Edge.Fetching;

/// <summary>The next hop is the rest of the application's pipeline. Each fetch runs it on a context of its own, so that
/// the fetch can outlive the client that caused it and others can share it.</summary>
internal sealed class PipelineUpstream(
    Deadlines deadlines,
    AnswerGuard guard,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<PipelineUpstream> log)
    : IUpstream
{
    /// <summary>What follows the cache.</summary>
    public RequestDelegate? Next { get; set; }

    public async Task<UpstreamResponse> SendAsync(UpstreamRequest request, CancellationToken abandoned = default)
    {
        var next = Next ?? throw new InvalidOperationException("the cache is not in the pipeline: call UseEdgeCache");
        var asked = PipelineRequest.Of(request) ?? throw new FetchException(FetchFailure.ClientTargetInvalid, null);
        var requestTime = clock.GetUtcNow();
        var run = new PipelineRun(asked, scopes, log);
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
            throw new FetchException(FetchFailure.OriginHeadersFailed, failed);
        }

        if (!guard.IsSound(run.Response.Status, run.Response.Fields))
        {
            run.Dispose();
            throw new FetchException(FetchFailure.OriginHeadersInvalid, null);
        }

        return new(deadlines, run)
        {
            Status = run.Response.Status,
            Fields = run.Response.Fields,
            RequestTime = requestTime,
            ResponseTime = clock.GetUtcNow(),
            ContentLength = run.Response.ContentLength,
            Body = _ => Task.FromResult(run.Response.Sent),
            Ended = run.EndRead,
        };
    }
}

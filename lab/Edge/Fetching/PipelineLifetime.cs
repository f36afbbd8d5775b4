using Microsoft.AspNetCore.Http.Features;

namespace CdnLab.Edge.Fetching;

/// <summary>How a run of a pipeline is broken off: by itself, which fails its response however much of it was written,
/// or because nobody wants the rest.</summary>
internal sealed class PipelineLifetime : IHttpRequestLifetimeFeature
{
    private readonly CancellationTokenSource _aborted = new();

    public PipelineLifetime() => RequestAborted = _aborted.Token;

    public CancellationToken RequestAborted { get; set; }

    public bool IsAborted => _aborted.IsCancellationRequested;

    // Whatever the callbacks of the pipeline do or throw is not the caller's.
    public void Abort() => _ = _aborted.CancelAsync();
}

namespace CdnLab.Edge.Fetching;

/// <summary>The next hop: a server asked over HTTP, or the rest of the pipeline that the cache stands before.</summary>
public interface IUpstream
{
    /// <summary>Sends the request and waits for the header section of the answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="abandoned">Cancelled when nobody wants the answer any more.</param>
    /// <exception cref="FetchException">There is no answer.</exception>
    Task<UpstreamResponse> SendAsync(UpstreamRequest request, CancellationToken abandoned = default);
}

using System.Net;
using System.Net.Sockets;
using System.Text;
using CdnLab.Edge.Configuration;

namespace CdnLab.Edge.Fetching;

/// <summary>Asks the next hop: plain HTTP/1.1 on pooled connections; follows, decodes, remembers and repeats nothing.
/// </summary>
public sealed class UpstreamClient : IUpstream, IDisposable
{
    private static readonly UriCreationOptions Verbatim = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly HttpMessageInvoker _invoker;
    private readonly string _origin;
    private readonly Deadlines _deadlines;
    private readonly AnswerGuard _guard;
    private readonly TimeProvider _clock;

    public UpstreamClient(EdgeOptions options, Deadlines deadlines, AnswerGuard guard, TimeProvider clock)
    {
        (_deadlines, _guard, _clock) = (deadlines, guard, clock);
        _origin = options.Origin!.GetLeftPart(UriPartial.Authority);
        _invoker = new(new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            // Field values cross as the bytes they are; the default refuses all but ASCII.
            RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
            ConnectTimeout = Timeout.InfiniteTimeSpan,
            ConnectCallback = ConnectAsync,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(60),
        });
    }

    /// <inheritdoc/>
    public async Task<UpstreamResponse> SendAsync(UpstreamRequest request, CancellationToken abandoned = default)
    {
        using var message = UpstreamMessage.Of(request, new Uri(_origin + request.Url, Verbatim));
        using var deadline = _deadlines.Start(_deadlines.Timeouts.Headers);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, abandoned);
        var requestTime = _clock.GetUtcNow();
        try
        {
            InterimObserver.Receiver.Value = request.Interim;
            var answer = await _invoker.SendAsync(message, either.Token);
            var fields = UpstreamMessage.FieldsOf(answer);
            if (!AnswerGuard.IsFramed(answer) || !_guard.IsSound((int)answer.StatusCode, fields))
            {
                answer.Dispose();
                throw new FetchException(FetchFailure.OriginHeadersInvalid, null);
            }

            return new(_deadlines, answer)
            {
                Status = (int)answer.StatusCode,
                Fields = fields,
                RequestTime = requestTime,
                ResponseTime = _clock.GetUtcNow(),
                ContentLength = answer.Content.Headers.ContentLength,
                Body = answer.Content.ReadAsStreamAsync,
            };
        }
        catch (OperationCanceledException late) when (deadline.IsCancellationRequested)
        {
            throw new FetchException(FetchFailure.OriginHeadersTimedOut, late);
        }
        catch (HttpRequestException failed)
        {
            throw new FetchException(FailureOf(failed), failed);
        }
    }

    public void Dispose() => _invoker.Dispose();

    private static FetchFailure FailureOf(HttpRequestException failed) => failed switch
    {
        { InnerException: TimeoutException } => FetchFailure.OriginConnectTimedOut,
        { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError } => FetchFailure.OriginConnectFailed,
        { InnerException: BadHttpRequestException { StatusCode: 413 } } => FetchFailure.ClientBodyTooLarge,
        { InnerException: BadHttpRequestException { StatusCode: 408 } } => FetchFailure.ClientBodyTimedOut,
        // A chunk size beyond all bounds is the only thing wrong with a body that Kestrel tells in this way.
        { InnerException: BadHttpRequestException or IOException { InnerException: OverflowException } } =>
            FetchFailure.ClientBodyAborted,
        _ => FetchFailure.OriginHeadersFailed,
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken abandoned)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var deadline = _deadlines.Start(_deadlines.Timeouts.Connect);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, abandoned);
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, either.Token);
            return new UpstreamStream(socket);
        }
        catch (OperationCanceledException late) when (deadline.IsCancellationRequested)
        {
            socket.Dispose();
            throw new TimeoutException("the connection took too long", late);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

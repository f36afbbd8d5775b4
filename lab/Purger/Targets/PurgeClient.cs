using System.Net;
using System.Globalization;
using CdnLab.Model.Purging;

namespace CdnLab.Purger.Targets;

/// <summary>Makes calls over HTTP and says what their answers mean.</summary>
public sealed class PurgeClient(HttpClient http, TimeSpan timeout, TimeProvider time)
{
    private const int TextMax = 200;

    /// <summary>A client for purge APIs: no proxy, no cookies, no redirects.</summary>
    public static HttpClient CreateHttp() => new(new SocketsHttpHandler
    {
        UseProxy = false, UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 256,
    })
    {
        Timeout = System.Threading.Timeout.InfiniteTimeSpan,
    };

    /// <summary>Makes one call.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; whether it took effect is not known.</exception>
    public async Task<PurgeReply> SendAsync(IPurgeTarget target, PurgeRequest purge, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            using var request = target.RequestOf(purge);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return answer.IsSuccessStatusCode
                ? PurgeReply.Accepted
                : new(KindOf(answer.StatusCode), await ReasonAsync(answer, either.Token), WaitOf(answer));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(PurgeReplyKind.Failed, string.Create(
                CultureInfo.InvariantCulture, $"no answer within {timeout.TotalSeconds:0.###} s"));
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return new(PurgeReplyKind.Failed, (error.InnerException ?? error).Message);
        }
    }

    private static PurgeReplyKind KindOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests => PurgeReplyKind.Throttled,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => PurgeReplyKind.Unauthorized,
        HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => PurgeReplyKind.Failed,
        _ => PurgeReplyKind.Refused,
    };

    private static async Task<string> ReasonAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        using var stream = await answer.Content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[TextMax];
        var length = await stream.ReadAtLeastAsync(buffer, TextMax, throwOnEndOfStream: false, cancellation);
        var text = System.Text.Encoding.UTF8.GetString(buffer, 0, length);
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return $"{(int)answer.StatusCode} {answer.ReasonPhrase} {line}".TrimEnd();
    }

    private TimeSpan? WaitOf(HttpResponseMessage answer)
    {
        var now = time.GetUtcNow();
        return answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => Positive(date - now),
            _ when answer.Headers.TryGetValues("Fastly-RateLimit-Reset", out var values)
                && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var reset)
                && reset <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() =>
                Positive(DateTimeOffset.FromUnixTimeSeconds(reset) - now),
            _ => null,
        };
    }

    private static TimeSpan Positive(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
}

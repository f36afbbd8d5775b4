using System.Globalization;

namespace CdnLab.Model.Caching;

/// <summary>Writes one member of the Cache-Status field (RFC 9211).</summary>
public static class CacheStatus
{
    /// <summary>The member of one cache for one request.</summary>
    /// <param name="cache">The cache's name, a token.</param>
    /// <param name="forward">Why it went forward; <see cref="ForwardReason.None"/>: it was a hit.</param>
    /// <param name="forwardStatus">Status that the next hop answered, when it was asked.</param>
    /// <param name="ttl">Remaining freshness; negative when stale; null: not given.</param>
    /// <param name="stored">Whether the response was stored.</param>
    /// <param name="collapsed">Whether the request shared another one's fetch.</param>
    /// <param name="detail">Detail token, or null.</param>
    public static string Format(
        string cache,
        ForwardReason forward,
        int? forwardStatus,
        TimeSpan? ttl,
        bool stored,
        bool collapsed,
        string? detail)
    {
        var text = cache + (forward == ForwardReason.None ? "; hit" : "; fwd=" + Token(forward));
        if (forwardStatus is { } status)
        {
            text += "; fwd-status=" + status.ToString(CultureInfo.InvariantCulture);
        }
        if (ttl is { } left)
        {
            text += "; ttl=" + ((long)Math.Floor(left.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }
        text += stored ? "; stored" : "";
        text += collapsed ? "; collapsed" : "";
        return detail is null ? text : text + "; detail=" + detail;
    }

    /// <summary>The <c>fwd</c> token of a reason.</summary>
    public static string Token(ForwardReason reason) => reason switch
    {
        ForwardReason.Bypass => "bypass",
        ForwardReason.Method => "method",
        ForwardReason.UriMiss => "uri-miss",
        ForwardReason.VaryMiss => "vary-miss",
        ForwardReason.Miss => "miss",
        ForwardReason.Request => "request",
        ForwardReason.Stale => "stale",
        ForwardReason.Partial => "partial",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "a hit has no fwd token"),
    };
}

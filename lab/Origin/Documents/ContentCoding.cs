using Microsoft.Net.Http.Headers;

namespace CdnLab.Origin.Documents;

/// <summary>Which content coding a request gets (RFC 9110 12.5.3): gzip when it is accepted, else none.</summary>
internal static class ContentCoding
{
    public static bool AcceptsGzip(IList<string?> acceptEncoding)
    {
        double? gzip = null, any = null;
        if (StringWithQualityHeaderValue.TryParseList(acceptEncoding!, out var codings))
        {
            foreach (var coding in codings)
            {
                gzip = coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) ? coding.Quality ?? 1 : gzip;
                any = coding.Value == "*" ? coding.Quality ?? 1 : any;
            }
        }
        return (gzip ?? any ?? 0) > 0;
    }
}

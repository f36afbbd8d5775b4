using CdnLab.Model.Caching;
using CdnLab.Model.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CdnLab.Edge.Fetching;

/// <summary>An upstream request as a pipeline sees it.</summary>
internal sealed class PipelineRequest : HttpRequestFeature, IHttpRequestBodyDetectionFeature
{
    private PipelineRequest(UpstreamRequest request, string path, string query)
    {
        (Path, QueryString) = (path, query);
        Protocol = HttpProtocol.Http11;
        Scheme = "http";
        Method = request.Method;
        RawTarget = request.Url;
        CanHaveBody = request.Body is not null;
        Body = request.Body ?? Stream.Null;
        Headers = new HeaderDictionary { ["Host"] = request.Host };
        foreach (var field in request.Fields)
        {
            Headers.Append(field.Name, field.Value);
        }

        if (request.Cause is { } cause)
        {
            Headers[LabFields.Cause] = FetchCauseRule.Token(cause);
        }
    }

    public bool CanHaveBody { get; }

    /// <summary>The request, or null when its path has dot segments or a NUL. The server would resolve the former, so
    /// that the pipeline saw another path than the rules and the key did.</summary>
    public static PipelineRequest? Of(UpstreamRequest request)
    {
        var (path, query) = RequestTarget.Parse(request.Url);
        if (path.Contains("%00", StringComparison.Ordinal))
        {
            return null;
        }

        var decoded = PathString.FromUriComponent(path).Value ?? "/";
        return decoded.Split('/').Any(segment => segment is "." or "..") ? null : new(request, decoded, query);
    }
}

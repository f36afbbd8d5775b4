using System.Net;
using CdnLab.Model.Caching;
using CdnLab.Model.Http;

namespace CdnLab.Edge.Fetching;

/// <summary>Between the edge's values and the messages of the HTTP client; fields of a connection stay behind both
/// ways.</summary>
internal static class UpstreamMessage
{
    public static HttpRequestMessage Of(UpstreamRequest request, Uri uri)
    {
        var message = new HttpRequestMessage(HttpMethod.Parse(request.Method), uri)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = ContentOf(request),
        };
        message.Headers.Host = request.Host;
        foreach (var field in request.Fields)
        {
            if (!message.Headers.TryAddWithoutValidation(field.Name, field.Value))
            {
                message.Content?.Headers.TryAddWithoutValidation(field.Name, field.Value);
            }
        }

        if (message.Content is { } content && request.Body is null)
        {
            content.Headers.ContentLength = 0;
        }

        if (request.Cause is { } cause)
        {
            message.Headers.TryAddWithoutValidation(LabFields.Cause, FetchCauseRule.Token(cause));
        }

        return message;
    }

    /// <summary>A request whose content is being sent is never sent again: a method that may change something gets a
    /// content even where the client sent none (RFC 9110 9.2.2), and says so with a length of zero.</summary>
    private static StreamContent? ContentOf(UpstreamRequest request) =>
        request.Body is { } body ? new(body)
        : request.Method is "GET" or "HEAD" or "OPTIONS" ? null
        : new(Stream.Null);

    public static HeaderFields FieldsOf(HttpResponseMessage message)
    {
        var listed = ConnectionFields.Listed(
            message.Headers.NonValidated.TryGetValues("Connection", out var connection) ? connection.ToString() : null);
        return new HeaderFields(
            message.Headers.NonValidated.Concat(message.Content.Headers.NonValidated)
                .Where(line => !ConnectionFields.IsOne(line.Key, listed))
                .SelectMany(line => line.Value.Select(value => new HeaderField(line.Key, value))));
    }
}

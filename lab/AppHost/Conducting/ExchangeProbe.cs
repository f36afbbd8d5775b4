using CdnLab.Model.Clients;
using CdnLab.Scenarios.Journal;

namespace CdnLab.AppHost.Conducting;

/// <summary>Asks a PoP for one project in both spellings, as a client without a cache would, and notes every exchange.</summary>
public sealed class ExchangeProbe(HttpMessageInvoker http, Uri pop, string host, IReadOnlyList<string> paths)
{
    /// <summary>Follows as far as Python's requests does: 30 redirects.</summary>
    private static readonly ClientPersona Persona = new() { Name = "probe", RequestsMax = 31 };

    /// <summary>Asks for each path once.</summary>
    public async Task<IReadOnlyList<ExchangeRow>> AskAsync(string stage, CancellationToken cancellation)
    {
        var rows = new List<ExchangeRow>();
        foreach (var path in paths)
        {
            rows.Add(await FollowAsync(stage, path, cancellation));
        }
        return rows;
    }

    private async Task<ExchangeRow> FollowAsync(string stage, string path, CancellationToken cancellation)
    {
        var asked = new List<Uri> { new($"http://{host}{path}") };
        ExchangeRow? first = null;
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(pop, asked[^1].PathAndQuery));
            request.Headers.Host = host;
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
            using var response = await SendAsync(request, cancellation);
            if (response is null)
            {
                return (first ?? new(stage, path, 0, null, null)) with { WireRequests = asked.Count, Result = "no answer" };
            }
            var status = (int)response.StatusCode;
            var location = response.Headers.Location?.OriginalString;
            first ??= new(stage, path, status, location, CacheStatusOf(response));
            var next = RedirectRule.Next(Persona, asked, status, location);
            if (next.Next is { } url && url.Host == host)
            {
                asked.Add(url);
                continue;
            }
            var result = next.Outcome == ChainOutcome.Looped ? "too many redirects"
                : next.Next is { } away ? $"leaves for {away.Host}"
                : $"ends with {status}";
            return first with { WireRequests = asked.Count, Result = result };
        }
    }

    /// <summary>Null when the PoP does not answer: a fault may have ended it.</summary>
    private async Task<HttpResponseMessage?> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            return await http.SendAsync(request, cancellation);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static string? CacheStatusOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Cache-Status", out var values) ? string.Join(", ", values) : null;
}

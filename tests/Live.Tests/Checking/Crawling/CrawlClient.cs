namespace CdnLab.Live.Tests.Checking.Crawling;

/// <summary>A client that follows redirects by itself, without a cache, until it gives up.</summary>
internal sealed class CrawlClient(string host, Action<string> asks)
{
    /// <summary>More requests than any chain without a loop has here.</summary>
    public const int RequestsMax = 10;

    /// <param name="http">Where it asks.</param>
    /// <param name="path">Path that it begins with.</param>
    /// <param name="answered">Called after each answer.</param>
    public async Task<CrawledChain> FollowAsync(HttpClient http, string path, Func<string, Task>? answered = null)
    {
        var urls = new List<string>();
        var url = new Uri($"http://{host}{path}");
        while (urls.Count < RequestsMax)
        {
            urls.Add(url.PathAndQuery);
            var (status, location) = await AskAsync(http, url);
            await (answered?.Invoke(url.PathAndQuery) ?? Task.CompletedTask);
            if (location is null || status is < 300 or >= 400)
            {
                return new(urls, status >= 400 ? "error" : "document");
            }
            url = new(url, location);
            if (url.Host != host)
            {
                return new(urls, "away");
            }
        }
        return new([.. urls, url.PathAndQuery], CrawledChain.Loop);
    }

    /// <summary>Asks once.</summary>
    public async Task<(int Status, Uri? Location)> AskAsync(HttpClient http, Uri url)
    {
        asks(url.PathAndQuery);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(http.BaseAddress!, url.PathAndQuery));
        request.Headers.Host = host;
        using var response = await http.SendAsync(request);
        return ((int)response.StatusCode, response.Headers.Location);
    }
}

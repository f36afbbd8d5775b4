using System.Net;
using Xunit;

namespace CdnLab.Live.Tests.Deploys;

/// <summary>Follows redirects by hand, so that the test sees which URLs they run through.</summary>
internal static class Chain
{
    private const int RedirectsMax = 30;

    private static readonly HttpMessageInvoker Http = new(
        new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });

    public static async Task<ChainEnd> FollowAsync(Uri pop, string path, string encoding)
    {
        var asked = new List<string> { path };
        while (asked.Count <= RedirectsMax)
        {
            using var response = await SendAsync(pop, asked[^1], encoding);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                return ChainEnd.Document;
            }

            Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
            asked.Add(new Uri(new Uri(pop, asked[^1]), response.Headers.Location!).AbsolutePath);
        }

        return asked.TakeLast(RedirectsMax / 2).Distinct().Count() switch
        {
            1 => ChainEnd.SelfLoop,
            2 => ChainEnd.TwoUrlLoop,
            var urls => throw new InvalidOperationException($"a loop of {urls} URLs"),
        };
    }

    public static async Task<HttpResponseMessage> SendAsync(Uri pop, string path, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(pop, path));
        request.Headers.Host = "pypi.example";
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        return await Http.SendAsync(request, CancellationToken.None);
    }
}

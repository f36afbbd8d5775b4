using CdnLab.Edge.Bench.Servers;

namespace CdnLab.Edge.Bench.Load;

/// <summary>Fills a cache with objects, each under a URL of its own.</summary>
internal static class Filling
{
    /// <summary>Asks for <c>/PREFIX/1</c>, <c>/PREFIX/2</c> and so on until the origin has sent at least
    /// <paramref name="objects"/>; how many it sent.</summary>
    public static async Task<long> RunAsync(
        ServerProcess server, BenchOrigin origin, string prefix, int objects, string? host = null)
    {
        var before = origin.Requests;
        var next = 1L;
        while (origin.Requests - before < objects)
        {
            var run = await WrkRun.NewUrlsAsync(server, 32, 1, prefix, next, host);
            if (run.Requests == 0 || run.Errors > 0)
            {
                throw new InvalidOperationException($"{server.Name} answers {run.Requests}, {run.Errors} with errors");
            }

            next = origin.Requests - before + 1;
        }

        return origin.Requests - before;
    }
}

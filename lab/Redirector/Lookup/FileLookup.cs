using System.Text.Json;
using CdnLab.Model.Clients;
using CdnLab.Model.Redirects;
using CdnLab.Redirector.Configuration;

namespace CdnLab.Redirector.Lookup;

/// <summary>Finds where a file is by asking for the project's document at the edge, name as given, redirects followed
/// up to the client's limit; no retry, no cache. What goes wrong in a way that the service does not expect is answered
/// 500, what the edge says is wrong 503.</summary>
internal sealed class FileLookup(RedirectorOptions options, EdgeClient edge, TimeProvider clock)
{
    private readonly Template _document = Template.Parse(options.Document);

    /// <param name="wanted">The file.</param>
    /// <param name="onWire">Called for every request sent to the edge.</param>
    public async Task<FileAnswer> FindAsync(FileUrl wanted, Action onWire)
    {
        using var patience = new CancellationTokenSource(options.Client.Timeout, clock);
        try
        {
            var asked = new List<Uri> { new(edge.Root, _document.Expand(wanted.Places.GetValueOrDefault)) };
            while (true)
            {
                onWire();
                using var response = await edge.GetAsync(asked[^1], patience.Token);
                var status = (int)response.StatusCode;
                var location = response.Headers.TryGetValues("Location", out var values) ? values.First() : null;
                var decision = RedirectRule.Next(options.Client, asked, status, location);
                if (decision.Next is not { } next)
                {
                    return decision.Outcome switch
                    {
                        ChainOutcome.Looped => new(FileOutcome.Looped, 500, null, decision.Reason),
                        ChainOutcome.NotFound => new(FileOutcome.NotFound, status, null, decision.Reason),
                        ChainOutcome.ServerError => new(FileOutcome.ServerError, 503, null, decision.Reason),
                        _ => await ReadAsync(response, wanted, patience.Token),
                    };
                }
                asked.Add(next);
            }
        }
        catch (OperationCanceledException)
        {
            return new(FileOutcome.ServerError, 500, null, "no answer in time");
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or JsonException)
        {
            return new(FileOutcome.ServerError, 500, null, (broken.InnerException ?? broken).Message);
        }
    }

    private static async Task<FileAnswer> ReadAsync(
        HttpResponseMessage response, FileUrl wanted, CancellationToken cancellation)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        using var document = await JsonDocument.ParseAsync(body, cancellationToken: cancellation);
        return ReleaseScan.Find(document.RootElement, wanted) is { } url
            ? new(FileOutcome.Found, 302, url, "found")
            : new(FileOutcome.NotFound, 404, null, "the project has no such file");
    }
}

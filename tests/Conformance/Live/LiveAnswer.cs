using System.Text.Json;
using CdnLab.Conformance.Format;

namespace CdnLab.Conformance.Live;

/// <summary>One request to a live edge and what its answer and its trace tell.</summary>
internal sealed record LiveAnswer(Observed Seen)
{
    public static async Task<LiveAnswer> AskAsync(HttpClient client, CaseStep step)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(step.Method), step.Ask);
        request.Headers.Add("CdnLab-Trace", "1");
        foreach (var (name, value) in step.Fields)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await client.SendAsync(request);
        using var trace = JsonDocument.Parse(response.Headers.GetValues("CdnLab-Trace").Single());
        var tiers = trace.RootElement.EnumerateArray().ToList();
        var outcome = Text(tiers[0], "outcome")!;
        return new(new Observed
        {
            Outcome = outcome,
            Status = (int)response.StatusCode,
            Body = outcome == "failed" ? "" : await response.Content.ReadAsStringAsync(),
            Age = response.Headers.Age is { } age ? (long)age.TotalSeconds : -1,
            Location = response.Headers.NonValidated.TryGetValues("Location", out var to) ? to.ToString() : null,
            Key = Text(tiers[0], "key"),
            Variant = Text(tiers[0], "variant"),
            Shield = tiers.Count > 1 ? Text(tiers[1], "outcome")! : "",
        });
    }

    private static string? Text(JsonElement tier, string name) =>
        tier.TryGetProperty(name, out var value) ? value.GetString() : null;
}

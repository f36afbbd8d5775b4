using System.Text.Json;
using CdnLab.Edge.Configuration;
using CdnLab.Edge.Store;
using CdnLab.Model.Redirects;
using CdnLab.ServiceDefaults.Control;

namespace CdnLab.Edge.Pipeline;

/// <summary>Writes <c>CdnLab-Trace</c>: this tier's entry, then those of the tiers it asked.</summary>
internal sealed class DecisionTrace(EdgeOptions options)
{
    public void Write(in Exchange exchange, in Verdict verdict, StoredObject? served)
    {
        var entry = JsonSerializer.Serialize(Entry(exchange, verdict, served), ControlJson.Options);
        var upstream = verdict.UpstreamTrace is ['[', .. var rest] && rest != "]" ? "," + rest : "]";
        exchange.Context.Response.Headers[LabFields.Trace] = "[" + entry + upstream;
    }

    private TraceEntry Entry(in Exchange exchange, in Verdict verdict, StoredObject? served)
    {
        var stored = served?.Response;
        return new()
        {
            Tier = options.Tier == EdgeTier.Pop ? "pop" : "shield",
            Edge = options.Name,
            Config = exchange.Config.Name,
            RequestUrl = exchange.Target,
            Url = exchange.Decision.Url,
            Key = exchange.Decision.Outcome == EdgeRequestOutcome.Lookup ? exchange.Decision.Key.Value : null,
            Variant = stored?.Variant,
            Outcome = verdict.Outcome,
            Reason = verdict.Reason,
            Rules = exchange.Decision.Rules,
            Age = stored?.CurrentAge(exchange.Now),
            Lifetime = stored?.Freshness.Lifetime,
            StoredAt = stored?.Provenance.At,
            StoredRelease = stored?.Provenance.Release,
            StoredConfig = stored?.Provenance.Config,
        };
    }
}

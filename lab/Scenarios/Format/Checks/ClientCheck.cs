using CdnLab.Model.Clients;
using CdnLab.Scenarios.Format.Findings;
using CdnLab.Scenarios.Format.Shapes;
using CdnLab.Scenarios.Format.Timeline;
using CdnLab.Scenarios.Format.Yaml;

namespace CdnLab.Scenarios.Format.Checks;

/// <summary>Every persona in the mix has something to ask for.</summary>
internal sealed class ClientCheck(ScenarioSpec spec, ReadContext context) : SpecCheck(spec, context)
{
    public override void Run()
    {
        CheckMix(Node(Spec.Clients, "mix"), Spec.Clients.Mix, "clients.mix");
        foreach (var clients in Spec.Timeline.Select(s => s.Action).OfType<SetClientsAction>())
        {
            CheckMix(Node(clients, "mix"), clients.Mix, "set_clients.mix");
        }
        foreach (var persona in Spec.Clients.Personas.Values)
        {
            CheckPersona(persona);
        }
    }

    private void CheckMix(SourceNode? node, IReadOnlyDictionary<string, double>? mix, string what)
    {
        if (node is not null && mix is not null && mix.Values.Sum() <= 0)
        {
            Report(FindingCode.Weights, node, $"{what}: the weights sum to 0", "give one persona a weight above 0");
        }
    }

    private void CheckPersona(ClientPersona persona)
    {
        var what = $"persona '{persona.Name}'";
        var families = Source(persona)?["families"];
        if (families is null && !persona.AsksRedirector)
        {
            Report(
                FindingCode.MissingKey,
                Source(persona),
                $"{what} asks for nothing: key 'families' is missing",
                "add 'families' or 'asks_redirector: true'");
        }
        else if (persona.AsksRedirector && Spec.Redirector is null)
        {
            Report(
                FindingCode.Reference,
                Node(persona, "asks_redirector"),
                $"{what} asks the redirector, but there is none",
                "add 'redirector' or remove the key");
        }
        else if (families is not null && persona.AsksRedirector)
        {
            ReportKey(
                FindingCode.Choice,
                families,
                $"{what} has families and asks_redirector, which exclude each other",
                "keep one");
        }
        else if (families is not null && persona.Families.Values.Sum() <= 0)
        {
            Report(
                FindingCode.Weights,
                families.Value,
                $"{what}: the weights of its families sum to 0",
                "give one family a weight above 0");
        }
    }
}

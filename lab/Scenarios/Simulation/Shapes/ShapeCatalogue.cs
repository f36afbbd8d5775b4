using CdnLab.Scenarios.Compilation;
using CdnLab.Scenarios.Format;
using CdnLab.Scenarios.Format.Timeline;

namespace CdnLab.Scenarios.Simulation.Shapes;

/// <summary>The personas of a scenario and the shapes that they ask for.</summary>
internal static class ShapeCatalogue
{
    /// <summary>The personas with their shares under a mix; those without a share stay, with none.</summary>
    /// <param name="spec">The scenario.</param>
    /// <param name="mix">Their shares.</param>
    /// <param name="redirectorDown">Whether those who ask the redirector get nowhere.</param>
    public static IReadOnlyList<Persona> Personas(
        ScenarioSpec spec, IReadOnlyDictionary<string, double> mix, bool redirectorDown = false)
    {
        var occurring = Mixes(spec).SelectMany(m => m.Where(p => p.Value > 0).Select(p => p.Key)).ToHashSet();
        return [.. spec.Clients.Personas.Select(p => new Persona(
            p.Value,
            p.Value.AsksRedirector && redirectorDown ? 0 : Share(spec, mix, p.Key),
            occurring.Count == 0 || occurring.Contains(p.Key) || mix.Count == 0,
            p.Value.AsksRedirector && spec.Redirector is { } redirector
                ? new() { Name = p.Key, RequestsMax = redirector.RequestsMax }
                : p.Value))];
    }

    /// <summary>Share of a persona under a mix; without one all are alike.</summary>
    public static double Share(ScenarioSpec spec, IReadOnlyDictionary<string, double> mix, string persona) =>
        mix.Count == 0 ? 1.0 / spec.Clients.Personas.Count : mix.GetValueOrDefault(persona) / mix.Values.Sum();

    /// <summary>Gives shapes the flows of other shares.</summary>
    public static void Reflow(CompiledScenario compiled, IReadOnlyList<Persona> personas, IEnumerable<Shape> shapes)
    {
        foreach (var shape in shapes)
        {
            var (bulk, caching) = FlowPlan.Of(compiled.Spec, compiled[shape.Class], personas, shape.Gzip);
            shape.SetFlows(bulk, caching);
        }
    }

    private static IEnumerable<IReadOnlyDictionary<string, double>> Mixes(ScenarioSpec spec) =>
        spec.Timeline.Select(step => step.Action).OfType<SetClientsAction>().Select(action => action.Mix)
            .OfType<IReadOnlyDictionary<string, double>>().Prepend(spec.Clients.Mix);

    /// <summary>Every shape that anybody asks for; only the usual path form of a family is asked for.</summary>
    /// <param name="compiled">The scenario.</param>
    /// <param name="personas">Who asks.</param>
    /// <param name="weight">How many documents each row of them stands for.</param>
    /// <param name="batch">How many requests are executed as one (<see cref="Shape.Batch"/>).</param>
    public static IReadOnlyList<Shape> Of(
        CompiledScenario compiled, IReadOnlyList<Persona> personas, int weight = 1, int batch = 1)
    {
        var shapes = new List<Shape?>();
        foreach (var table in compiled.Tables.Where(t => t.Class.Form == 0))
        {
            foreach (var gzip in Varies(table) ? new bool?[] { true, false } : [null])
            {
                var (bulk, caching) = FlowPlan.Of(compiled.Spec, table, personas, gzip);
                shapes.Add(ShapeBuilder.Build(compiled.Spec, table, gzip, bulk, caching));
            }
        }
        foreach (var shape in shapes.OfType<Shape>())
        {
            (shape.Weight, shape.Batch) = (weight, batch);
        }
        return [.. shapes.OfType<Shape>()];
    }

    private static bool Varies(ClassTable table) =>
        table.Origin.Values.Any(cell => cell.Storable && cell.Vary.Length > 0);
}

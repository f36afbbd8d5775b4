using CdnLab.Scenarios.Format.Shapes;

namespace CdnLab.Scenarios.Format.Keys;

/// <summary>The keys of <c>live</c>.</summary>
internal static class LiveKeys
{
    public static ObjectShape<LiveSpec> Shape { get; } = new ObjectShape<LiveSpec>(
        "live", "What a live run on one machine takes of the full size.", () => new LiveSpec())
        .Key("speed", Numbers.AboveZero, "Lab seconds a real second; default 60.", (l, v) => l with { Speed = v })
        .Key("duration", Durations.AboveZero, "Length of a live run, if shorter than the scenario's.",
            (l, v) => l with { Duration = v })
        .Key("scale", Numbers.Within("a number above 0, at most 1", double.Epsilon, 1),
            "Share of the full size; rates per object and all ratios keep. Default 1.", (l, v) => l with { Scale = v })
        .Key("pops", new ListShape<string>(Texts.Any, unique: true, least: 1), "PoPs that are started; default all.",
            (l, v) => l with { Pops = v });
}

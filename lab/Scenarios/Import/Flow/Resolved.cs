namespace CdnLab.Scenarios.Import.Flow;

/// <summary>A condition in tests that rules can make.</summary>
internal abstract record Resolved
{
    /// <summary>Known already.</summary>
    public sealed record Constant(bool Value) : Resolved;

    /// <summary>A test; its expression, where groups may refer to it.</summary>
    public sealed record Leaf(Place At, Test Test, Pattern? Pattern, bool Quiet) : Resolved;

    /// <summary>The contrary.</summary>
    public sealed record Not(Resolved Part) : Resolved;

    /// <summary>All, or one of them.</summary>
    public sealed record Many(bool All, IReadOnlyList<Resolved> Parts) : Resolved;

    /// <summary>Whether a match is among its tests that groups may refer to.</summary>
    public bool HasMatch => this switch
    {
        Leaf leaf => leaf is { Pattern: not null, Quiet: false },
        Not not => not.Part.HasMatch,
        Many many => many.Parts.Any(p => p.HasMatch),
        _ => false,
    };

    /// <summary>The tests whose outcome is known where the condition came out like this.</summary>
    public IEnumerable<(Leaf Leaf, bool Holds)> Known(bool outcome) => this switch
    {
        Leaf leaf => [(leaf, outcome)],
        Not not => not.Part.Known(!outcome),
        Many many when many.All == outcome => many.Parts.SelectMany(p => p.Known(outcome)),
        _ => [],
    };

    /// <summary>Leads to a label where the condition comes out like this; tests from left to right, no more than
    /// needed.</summary>
    public void Jump(RuleWriter writer, bool when, int label)
    {
        switch (this)
        {
            case Leaf leaf:
                writer.Jump(leaf.At, leaf.Test, when, label);
                break;
            case Not not:
                not.Part.Jump(writer, !when, label);
                break;
            case Many many when many.All != when:
                foreach (var part in many.Parts)
                {
                    part.Jump(writer, when, label);
                }
                break;
            case Many many:
                var over = writer.Label();
                foreach (var part in many.Parts.SkipLast(1))
                {
                    part.Jump(writer, !when, over);
                }
                many.Parts[^1].Jump(writer, when, label);
                writer.Mark(over);
                break;
        }
    }
}

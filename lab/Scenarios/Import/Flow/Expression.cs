namespace CdnLab.Scenarios.Import.Flow;

/// <summary>A text that a configuration computes.</summary>
internal abstract record Expression(Place At)
{
    /// <summary>A text as it stands.</summary>
    public sealed record Literal(Place At, string Text) : Expression(At);

    /// <summary>A variable: one of <see cref="Names"/>, or a temporary.</summary>
    public sealed record Name(Place At, string Id) : Expression(At);

    /// <summary>A group of a match, by number or name; of the last match when no expression is named.</summary>
    public sealed record Group(Place At, string Id, Pattern? Of = null) : Expression(At);

    /// <summary>Texts one after the other.</summary>
    public sealed record Concat(Place At, IReadOnlyList<Expression> Parts) : Expression(At);

    /// <summary>The first match, or all, replaced; <c>\1</c> stands for a group.</summary>
    public sealed record Replace(Place At, Expression Subject, Pattern Pattern, string By, bool All) : Expression(At);

    /// <summary>In lower or upper case.</summary>
    public sealed record Case(Place At, Expression Subject, bool Upper) : Expression(At);

    /// <summary>Something that is not understood.</summary>
    public sealed record Unknown(Place At, string Text, string Why) : Expression(At);
}

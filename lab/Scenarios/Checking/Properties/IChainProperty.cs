namespace CdnLab.Scenarios.Checking.Properties;

/// <summary>Something that must be true of every request in every state that a plan can lead to.</summary>
internal interface IChainProperty
{
    /// <summary>Its id and rule.</summary>
    CheckRule Rule { get; }

    /// <summary>What breaks it, in one sentence; null: it holds.</summary>
    string? Broken(ChainView view);
}

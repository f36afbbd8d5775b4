namespace CdnLab.Scenarios.Fidelity;

/// <summary>What a figure is made of, which decides how wide its band is.</summary>
internal enum FidelityKind
{
    /// <summary>Things counted, over time.</summary>
    Rate,

    /// <summary>Things counted, over all of them.</summary>
    Ratio,

    /// <summary>Things counted, altogether.</summary>
    Total,

    /// <summary>Working time over time there was.</summary>
    Busy,

    /// <summary>The highest of many small numbers.</summary>
    Peak,

    /// <summary>The longest queue.</summary>
    Queue,

    /// <summary>Time that requests take, of the median one.</summary>
    Median,

    /// <summary>Time that requests take, of the slowest hundredth.</summary>
    Tail,
}

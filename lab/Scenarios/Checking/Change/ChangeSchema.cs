using CdnLab.Scenarios.Format;

namespace CdnLab.Scenarios.Checking.Change;

/// <summary>The JSON Schema of change files, made from the very keys that the loader reads.</summary>
public static class ChangeSchema
{
    /// <summary>The schema (draft 2020-12) as text, a line break at its end.</summary>
    public static string Write() => ScenarioSchema.Write("CdnLab change", ChangeKeys.Shape);
}

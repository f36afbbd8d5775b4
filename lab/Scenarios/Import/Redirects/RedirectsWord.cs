using CdnLab.Scenarios.Import.Flow;

namespace CdnLab.Scenarios.Import.Redirects;

/// <summary>A word of a line.</summary>
internal readonly record struct RedirectsWord(string Text, Place At);

namespace CdnLab.Scenarios.Format.Yaml;

/// <summary>A key of a mapping with its value.</summary>
internal sealed record MapEntry(string Key, Position KeyStart, SourceNode Value);

namespace CdnLab.Model.Http;

/// <summary>One header field line: a name (case-insensitive) and its value.</summary>
public readonly record struct HeaderField(string Name, string Value);

namespace CdnLab.AppHost.Page;

/// <summary>A button of the console page: what kind of action, on what.</summary>
public sealed record ConsoleAction(string Kind, string Value);

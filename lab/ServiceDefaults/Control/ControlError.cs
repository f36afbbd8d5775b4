namespace CdnLab.ServiceDefaults.Control;

/// <summary>What was wrong with a control request, and what to send instead.</summary>
public sealed record ControlError(string Error, string Fix);

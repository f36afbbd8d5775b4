namespace CdnLab.ServiceDefaults.Hosting;

/// <summary>Endpoint metadata: answers without a control token.</summary>
internal sealed class HealthMark;

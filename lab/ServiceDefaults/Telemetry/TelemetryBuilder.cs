using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace CdnLab.ServiceDefaults.Telemetry;

/// <summary>What OpenTelemetry's hosting package would provide: the anchor of its builder extensions.</summary>
internal sealed class TelemetryBuilder(IServiceCollection services) : IOpenTelemetryBuilder
{
    public IServiceCollection Services => services;
}

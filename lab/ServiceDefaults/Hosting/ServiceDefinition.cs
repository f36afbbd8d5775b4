using System.Text.Json;
using CdnLab.ServiceDefaults.Control;

namespace CdnLab.ServiceDefaults.Hosting;

/// <summary>What makes a live service: its name, its own options, and <paramref name="Build"/>, which registers its
/// parts and says what it serves.</summary>
public sealed record ServiceDefinition(string Name, string Summary, Action<ServiceBuilder> Build)
{
    /// <summary>Options besides <see cref="ServiceOption.Common"/>.</summary>
    public IReadOnlyList<ServiceOption> Options { get; init; } = [];

    public string Example { get; init; } = "--urls http://127.0.0.1:8080";

    /// <summary>How control bodies and journal fields are written.</summary>
    public JsonSerializerOptions Json { get; init; } = ControlJson.Options;
}

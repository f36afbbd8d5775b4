using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace CdnLab.ServiceDefaults.Hosting;

/// <summary>Addresses of other services, as .NET Aspire hands them to a process.</summary>
public static class ServiceDiscovery
{
    /// <summary>Address of <paramref name="name"/>: <c>services__NAME__http__0</c> or <c>NAME_HTTP</c>; null when
    /// neither is set.</summary>
    public static Uri? Resolve(IConfiguration configuration, string name)
    {
        var variable = VariableOf(name);
        var text = configuration[$"services:{name}:http:0"] ?? configuration[variable];
        return string.IsNullOrEmpty(text) ? null : Parse(text, variable);
    }

    /// <summary>Address given by the option <paramref name="option"/> or, without it, by service discovery.</summary>
    public static Uri Require(IConfiguration configuration, string option, string name) =>
        configuration[option] is { Length: > 0 } text ? Parse(text, $"--{option}")
        : Resolve(configuration, name) ?? throw new ServiceStartException(
            $"the address of {name} is not known",
            $"give --{option} http://HOST:PORT or set services__{name}__http__0");

    /// <summary>The short environment variable of a service: <c>pop-ams</c> is <c>POP_AMS_HTTP</c>.</summary>
    public static string VariableOf(string name) =>
        $"{name.ToUpper(CultureInfo.InvariantCulture).Replace('-', '_')}_HTTP";

    private static Uri Parse(string text, string source) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new ServiceStartException(
                $"{source}: '{text}' is no http address", "give one such as http://127.0.0.1:8000");
}

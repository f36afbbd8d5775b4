using CdnLab.Model;
using CdnLab.Model.Redirects;
using CdnLab.ServiceDefaults.Hosting;

namespace CdnLab.Redirector.Configuration;

/// <summary>Options of a process: the configuration file (the shipped one when none is named), and above it the
/// command line and environment.</summary>
internal static class RedirectorSettings
{
    private static readonly string[] Places = ["name", "filename", "python_version", "first_letter"];

    public static RedirectorOptions Read(ServiceBuilder service)
    {
        var options = service.ReadConfig<RedirectorOptions>(ModelJson.Options) ?? ConfigFile.Read<RedirectorOptions>(
            System.IO.Path.Combine(AppContext.BaseDirectory, "redirector.json"), ModelJson.Options);
        var target = service.Configuration["target"] is null && options.Target is { } configured
            ? configured
            : ServiceDiscovery.Require(service.Configuration, "target", "edge");
        options = options with { Target = target, Host = service.Configuration["edge-host"] ?? options.Host };
        var findings = Findings(options).ToList();
        return findings.Count == 0 ? options : throw new ServiceStartException(
            string.Join('\n', findings),
            $"correct {service.Settings.ConfigPath ?? "the command line"}");
    }

    private static IEnumerable<string> Findings(RedirectorOptions options)
    {
        foreach (var (key, text, needed) in new[]
        {
            ("path", options.Path, new[] { "name", "filename" }),
            ("document", options.Document, ["name"]),
        })
        {
            if (Finding(text, needed) is { } finding)
            {
                yield return $"{key}: {finding}";
            }
        }
        if (options.Host is { } host && Uri.CheckHostName(host.Split(':')[0]) == UriHostNameType.Unknown)
        {
            yield return $"host: '{host}' is no host name";
        }
        if (options.Client.RequestsMax < 1)
        {
            yield return $"client.requests_max: {options.Client.RequestsMax} is below 1";
        }
        if (options.Client.Timeout <= TimeSpan.Zero || options.Client.Timeout > TimeSpan.FromDays(1))
        {
            yield return $"client.timeout: {options.Client.Timeout.TotalSeconds} s is not above 0 and at most a day";
        }
    }

    private static string? Finding(string text, string[] needed)
    {
        try
        {
            var names = Template.Parse(text).Names.ToList();
            return !text.StartsWith('/') ? $"'{text}' does not begin with a slash"
                : needed.Except(names).FirstOrDefault() is { } missing ? $"'{text}' has no {{{missing}}}"
                : names.Except(Places).FirstOrDefault() is { } other
                    ? $"no value {{{other}}}; known: {string.Join(", ", Places)}"
                : null;
        }
        catch (FormatException wrong)
        {
            return wrong.Message;
        }
    }
}

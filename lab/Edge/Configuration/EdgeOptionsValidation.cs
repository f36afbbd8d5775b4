using CdnLab.Model.Http;
using CdnLab.Model.Redirects;

namespace CdnLab.Edge.Configuration;

/// <summary>What is wrong with an edge's options: every finding, not the first.</summary>
internal static class EdgeOptionsValidation
{
    public static IEnumerable<string> FindingsOf(EdgeOptions options) =>
        Names(options).Concat(Sizes(options)).Concat(options.Configs.SelectMany(Rules));

    private static IEnumerable<string> Names(EdgeOptions options)
    {
        if (!IsToken(options.Name))
        {
            yield return $"name: '{options.Name}' is no token of letters, digits, '-', '_' and '.'";
        }

        if (options.Configs.Count == 0)
        {
            yield return "configs: there is none";
        }

        foreach (var twice in options.Configs.GroupBy(c => c.Name).Where(g => g.Count() > 1))
        {
            yield return $"configs: '{twice.Key}' is there {twice.Count()} times";
        }

        if (options.Config is { } name && options.Configs.All(c => c.Name != name))
        {
            var known = string.Join(", ", options.Configs.Select(c => c.Name));
            yield return $"config: there is no '{name}'; known: {known}";
        }

        if (options.Origin is { } origin && (!origin.IsAbsoluteUri || origin.Scheme is not ("http" or "https")))
        {
            yield return $"origin: '{origin}' is no http address";
        }

        if (options.HealthPath is { } path && !path.StartsWith('/'))
        {
            yield return $"health_path: '{path}' does not begin with a slash";
        }
    }

    private static IEnumerable<string> Sizes(EdgeOptions options)
    {
        if (options.CapacityBytes < 0)
        {
            yield return $"capacity_bytes: {options.CapacityBytes} is negative";
        }

        if (options.ObjectBytesMax < 0)
        {
            yield return $"object_bytes_max: {options.ObjectBytesMax} is negative";
        }

        if (options.PurgeDelivery is { LossRatio: < 0 or > 1 } delivery)
        {
            yield return $"purge_delivery.loss_ratio: {delivery.LossRatio} is not within 0..1";
        }

        foreach (var name in options.Profile.IgnoredDirectives.Except(CacheDirectives.Names))
        {
            yield return $"profile.ignored_directives: '{name}' is none of {string.Join(", ", CacheDirectives.Names)}";
        }

        var (timeouts, load, clients) = (options.Timeouts, options.Load, options.Clients);
        foreach (var (name, value) in ((string, double)[])[
            ("timeouts.connect", timeouts.Connect.TotalSeconds), ("timeouts.headers", timeouts.Headers.TotalSeconds),
            ("timeouts.body", timeouts.Body.TotalSeconds), ("load.fetches_max", load.FetchesMax),
            ("load.queue_time", load.QueueTime.TotalSeconds), ("load.retry_after", load.RetryAfter.TotalSeconds),
            ("load.connections_max", load.ConnectionsMax), ("clients.field_bytes_max", clients.FieldBytesMax),
            ("clients.request_line_bytes_max", clients.RequestLineBytesMax), ("clients.fields_max", clients.FieldsMax),
            ("clients.fields_time", clients.FieldsTime.TotalSeconds),
            ("clients.idle_time", clients.IdleTime.TotalSeconds),
            ("clients.content_bytes_max", clients.ContentBytesMax + 1 ?? 1), ("load.queue_max", load.QueueMax + 1)])
        {
            if (value <= 0)
            {
                yield return $"{name}: {value} is too low";
            }
        }

        // The server looks every second whether somebody is slow.
        if (clients.BytesPerSecondMin < 0 || clients.SlowTime <= TimeSpan.FromSeconds(1))
        {
            yield return "clients: bytes_per_second_min is at least 0, slow_time above 1 s";
        }
    }

    private static IEnumerable<string> Rules(EdgeConfig config)
    {
        // Rule by rule, so that one wrong expression does not hide the next.
        foreach (var rule in config.Rules)
        {
            if (Fault(config with { Rules = [rule], CacheKey = "{url}" }) is { } wrong)
            {
                yield return $"configs.{config.Name}.rules.{rule.Name}: {wrong}";
            }
        }

        if (Fault(config with { Rules = [] }) is { } key)
        {
            yield return $"configs.{config.Name}: {key}";
        }
    }

    private static string? Fault(EdgeConfig config)
    {
        try
        {
            _ = new EdgeRules(config);
            return null;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or NotSupportedException)
        {
            return wrong.Message;
        }
    }

    private static bool IsToken(string name) =>
        name.Length > 0 && char.IsAsciiLetter(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}

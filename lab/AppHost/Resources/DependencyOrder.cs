namespace CdnLab.AppHost.Resources;

/// <summary>Resources in an order in which each comes after what it depends on.</summary>
internal static class DependencyOrder
{
    public static IReadOnlyList<Resource> Of(IReadOnlyCollection<Resource> resources)
    {
        var byName = new Dictionary<string, Resource>();
        foreach (var resource in resources)
        {
            if (!byName.TryAdd(resource.Name, resource))
            {
                throw new ResourceException(resource.Name, "is declared twice", "give each resource its own name");
            }
        }

        var ordered = new List<Resource>();
        foreach (var resource in resources)
        {
            Visit(resource, byName, ordered, []);
        }

        return ordered;
    }

    private static void Visit(
        Resource resource, Dictionary<string, Resource> byName, List<Resource> ordered, List<string> path)
    {
        if (path.Contains(resource.Name))
        {
            var circle = string.Join(" -> ", [.. path, resource.Name]);
            throw new ResourceException(resource.Name, $"depends on itself: {circle}", "remove one dependency");
        }

        if (ordered.Contains(resource))
        {
            return;
        }

        foreach (var dependency in resource.DependsOn)
        {
            if (!byName.TryGetValue(dependency.Name, out var other))
            {
                throw new ResourceException(
                    resource.Name,
                    $"depends on {dependency.Name}, which is not there",
                    $"known: {string.Join(", ", byName.Keys)}");
            }

            Visit(other, byName, ordered, [.. path, resource.Name]);
        }

        ordered.Add(resource);
    }
}

using System.Text.Json;

namespace CdnLab.ServiceDefaults.Hosting;

/// <summary>A JSON file of a service's options.</summary>
public static class ConfigFile
{
    /// <exception cref="ServiceStartException">The file cannot be read, or is not a valid <typeparamref name="T"/>.
    /// </exception>
    public static T Read<T>(string path, JsonSerializerOptions json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), json)
                ?? throw new ServiceStartException($"{path}: holds null", "write the service's options into it");
        }
        catch (JsonException wrong)
        {
            var place = wrong.LineNumber is { } line ? $":{line + 1}" : "";
            throw new ServiceStartException(
                $"{path}{place}: {Reason(wrong)}", $"correct {wrong.Path ?? "the file"}", wrong);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            throw new ServiceStartException(unread.Message, "name a readable file with --config", unread);
        }
    }

    /// <summary>The serializer appends the place, which is told before.</summary>
    private static string Reason(JsonException wrong) => wrong.Message.Split(" Path: ", 2)[0];
}

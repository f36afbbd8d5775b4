using System.Text;

namespace CdnLab.ServiceDefaults.Hosting;

/// <summary>The text of <c>--help</c>.</summary>
internal static class Usage
{
    public static string Of(ServiceDefinition definition)
    {
        var text = new StringBuilder($"{definition.Name}: {definition.Summary}\n\nOptions:\n");
        foreach (var option in definition.Options.Concat(ServiceOption.Common))
        {
            var name = $"--{option.Name} {option.Value}";
            text.Append($"  {name,-25} {option.Meaning}\n");
        }

        return text.Append("\nExample:\n  dotnet run --project lab/").Append(char.ToUpperInvariant(definition.Name[0]))
            .Append(definition.Name.AsSpan(1)).Append(" -- ").Append(definition.Example).ToString();
    }
}

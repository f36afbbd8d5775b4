using System.Text.Json;
using CdnLab.Model;
using Xunit;

namespace CdnLab.Conformance.Format;

/// <summary>The cases of the folder Cases.</summary>
public static class CaseFiles
{
    private static readonly Dictionary<string, ConformanceCase> ById = Read();

    public static TheoryData<string> Ids => [.. ById.Keys];

    public static ConformanceCase Get(string id) => ById[id];

    private static Dictionary<string, ConformanceCase> Read()
    {
        var cases = new Dictionary<string, ConformanceCase>(StringComparer.Ordinal);
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Cases"), "*.json").Order())
        {
            var text = File.ReadAllText(file);
            foreach (var read in JsonSerializer.Deserialize<ConformanceCase[]>(text, ModelJson.Options)!)
            {
                cases.Add(read.Id, read);
            }
        }

        return cases;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace CdnLab.Scenarios.Tests.Checking.Output;

/// <summary>What SARIF 2.1.0 asks of a log, as far as ours goes: which properties an object may have, which it must, and
/// what is in them.</summary>
internal static class SarifShape
{
    // Properties that must be there end in an exclamation mark; * stands for each item of an array, + for each of one
    // that is not empty.
    private static readonly Dictionary<string, string[]> Objects = new()
    {
        ["log"] = ["$schema:uri", "version!", "runs!:run+"],
        ["run"] =
        [
            "tool!:tool", "invocations:invocation*", "columnKind:columnKind", "results:result*", "properties:bag",
        ],
        ["tool"] = ["driver!:driver"],
        ["driver"] =
        [
            "name!:text", "semanticVersion:text", "informationUri:uri", "rules:descriptor*", "notifications:descriptor*",
        ],
        ["descriptor"] =
        [
            "id!:text", "name:text", "shortDescription:message", "helpUri:uri", "help:message",
            "defaultConfiguration:configuration", "properties:bag",
        ],
        ["configuration"] = ["level:level"],
        ["message"] = ["text!:format", "markdown:format"],
        ["invocation"] = ["executionSuccessful!:switch", "toolExecutionNotifications:notification*"],
        ["notification"] = ["descriptor:reference", "level:level", "message!:message", "locations:location*"],
        ["reference"] = ["id!:text"],
        ["result"] =
        [
            "ruleId:text", "ruleIndex:count", "level:level", "message!:message", "locations:location*",
            "codeFlows:codeFlow*", "partialFingerprints:bag", "properties:bag",
        ],
        ["codeFlow"] = ["threadFlows!:threadFlow+"],
        ["threadFlow"] = ["locations!:flowLocation+"],
        ["flowLocation"] = ["location:location", "executionOrder:count", "importance:importance"],
        ["location"] = ["physicalLocation:physical", "message:message"],
        ["physical"] = ["artifactLocation!:artifact", "region:region"],
        ["artifact"] = ["uri!:relative", "uriBaseId:text"],
        ["region"] = ["startLine!:one", "startColumn:one"],
    };

    private static readonly Dictionary<string, Func<JsonNode, bool>> Values = new()
    {
        ["bag"] = node => node is JsonObject,
        ["text"] = node => ((string)node!).Length > 0,
        ["switch"] = node => node.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        ["count"] = node => (int)node >= 0,
        ["one"] = node => (int)node >= 1,
        ["level"] = node => (string?)node is "none" or "note" or "warning" or "error",
        ["importance"] = node => (string?)node is "important" or "essential" or "unimportant",
        ["columnKind"] = node => (string?)node is "utf16CodeUnits" or "unicodeCodePoints",
        ["uri"] = node => Uri.TryCreate((string?)node, UriKind.Absolute, out _),
        ["relative"] = node => Uri.IsWellFormedUriString((string?)node, UriKind.Relative)
            && !((string)node!).Contains("..") && !((string)node!).StartsWith('/'),
        ["format"] = node => IsFormat((string)node!),
    };

    /// <summary>Fails where a log is not of this shape.</summary>
    public static void AssertValid(JsonNode log)
    {
        Assert.Equal("2.1.0", (string?)log["version"]);
        AssertIs("log", log, "$");
        foreach (var run in log["runs"]!.AsArray())
        {
            AssertReferences(run!);
        }
    }

    private static void AssertReferences(JsonNode run)
    {
        var rules = Ids(run["tool"]!["driver"]!["rules"]!);
        var notifications = Ids(run["tool"]!["driver"]!["notifications"]!);
        Assert.Equal(rules.Count, rules.Distinct().Count());
        foreach (var result in run["results"]!.AsArray())
        {
            Assert.Equal((string?)result!["ruleId"], rules[(int)result["ruleIndex"]!]);
        }
        foreach (var one in run["invocations"]![0]!["toolExecutionNotifications"]!.AsArray())
        {
            Assert.Contains((string)one!["descriptor"]!["id"]!, notifications);
        }
    }

    private static List<string> Ids(JsonNode descriptors) =>
        [.. descriptors.AsArray().Select(d => (string)d!["id"]!)];

    private static void AssertIs(string kind, JsonNode? node, string path)
    {
        Assert.True(node is not null, $"{path} is null");
        if (Values.TryGetValue(kind, out var good))
        {
            Assert.True(good(node), $"{path} is no {kind}: {node}");
            return;
        }
        var keys = Objects[kind].Select(k => k.Split(':')).ToDictionary(k => k[0].TrimEnd('!'), k => k.ElementAtOrDefault(1));
        Assert.All(
            Objects[kind].Where(k => k.Contains('!')),
            k => Assert.True(node[k.Split('!')[0]] is not null, $"{path} has no {k}"));
        foreach (var (key, value) in node.AsObject())
        {
            Assert.True(keys.TryGetValue(key, out var of), $"{path} may not have {key}");
            if (of is null)
            {
                continue;
            }
            if (of[^1] is not ('*' or '+'))
            {
                AssertIs(of, value, $"{path}.{key}");
                continue;
            }
            Assert.True(value is JsonArray items && (of[^1] == '*' || items.Count > 0), $"{path}.{key} is no array");
            Assert.All(value!.AsArray().Index(), i => AssertIs(of[..^1], i.Item, $"{path}.{key}[{i.Index}]"));
        }
    }

    // A single brace would be a place for an argument, and none is given.
    private static bool IsFormat(string text)
    {
        var rest = text.Replace("{{", "", StringComparison.Ordinal).Replace("}}", "", StringComparison.Ordinal);
        return text.Length > 0 && !rest.Contains('{') && !rest.Contains('}')
            && !text.Any(c => (char.IsControl(c) && c != '\n') || char.IsSurrogate(c));
    }
}

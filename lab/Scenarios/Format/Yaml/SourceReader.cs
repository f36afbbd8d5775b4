using CdnLab.Scenarios.Format.Findings;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CdnLab.Scenarios.Format.Yaml;

/// <summary>Reads a file's events into nodes that keep their place, aliases and merges resolved.</summary>
internal sealed class SourceReader
{
    private const int DepthMax = 32;
    private const string Advice = "correct the YAML";
    private readonly Dictionary<AnchorName, SourceNode?> _anchors = [];
    private readonly FindingList _findings;
    private readonly Parser _events;
    private readonly int _source;

    private SourceReader(string text, FindingList findings, int source)
    {
        _findings = findings;
        _source = source;
        _events = new Parser(new StringReader(text));
    }

    /// <summary>The root of the source's one document; null when there is none, which is then a finding.</summary>
    public static SourceNode? Read(string text, FindingList findings, int source = 0)
    {
        var reader = new SourceReader(text, findings, source);
        try
        {
            return reader.Document();
        }
        catch (YamlException error)
        {
            findings.Add(FindingCode.Syntax, Position.Of(error.Start, source), Message(error), Advice);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            // The scanner's answer to some malformed flow collections; it tells no place of its own.
            var after = reader._events.Current?.End ?? Mark.Empty;
            findings.Add(FindingCode.Syntax, Position.Of(after, source), "what follows is not YAML", Advice);
        }
        return null;
    }

    private SourceNode? Document()
    {
        _events.Consume<StreamStart>();
        if (_events.Accept<StreamEnd>(out var end))
        {
            var (what, fix) = _source == 0 ? ("file", "write a scenario") : ("value", "give one, in quotes if need be");
            _findings.Add(FindingCode.Syntax, At(end.Start), $"the {what} is empty", fix);
            return null;
        }
        _events.Consume<DocumentStart>();
        var root = Node(1);
        _events.Consume<DocumentEnd>();
        if (_events.Accept<DocumentStart>(out var second))
        {
            _findings.Add(FindingCode.Syntax, At(second.Start), "a second document begins", "one scenario a file");
        }
        return root;
    }

    private SourceNode Node(int depth)
    {
        if (_events.TryConsume<AnchorAlias>(out var alias))
        {
            return Resolve(alias);
        }
        var start = _events.Consume<NodeEvent>();
        if (depth > DepthMax)
        {
            throw new YamlException(start.Start, start.End, $"nested over {DepthMax} levels deep");
        }
        if (!start.Tag.IsEmpty)
        {
            _findings.Add(
                FindingCode.Alias, At(start.Start), $"tag '{start.Tag}' means nothing here", "remove the tag");
        }
        if (!start.Anchor.IsEmpty)
        {
            // Known but without a value while it is being read: an alias inside it would have no end.
            _anchors[start.Anchor] = null;
        }
        var node = Content(start, depth);
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor] = node;
        }
        return node;
    }

    private SourceNode Content(NodeEvent start, int depth)
    {
        switch (start)
        {
            case MappingStart:
                return Mapping(At(start.Start), depth);
            case SequenceStart:
                var list = new ListNode(At(start.Start));
                while (!_events.Accept<SequenceEnd>(out _))
                {
                    list.Items.Add(Node(depth + 1));
                }
                list.End = At(_events.Consume<SequenceEnd>().End);
                return list;
            default:
                var scalar = (Scalar)start;
                var plain = scalar.Style == ScalarStyle.Plain;
                return new ScalarNode(At(start.Start), scalar.Value, plain) { End = At(start.End) };
        }
    }

    private MapNode Mapping(Position start, int depth)
    {
        var map = new MapNode(start);
        var merges = new List<MapEntry>();
        while (!_events.Accept<MappingEnd>(out _))
        {
            var key = Node(depth + 1);
            var value = Node(depth + 1);
            if (key is not ScalarNode name)
            {
                _findings.Add(FindingCode.WrongType, key.Start, $"a key is {key.Kind}", "use text as key");
            }
            else if (name.Value == "<<")
            {
                merges.Add(new MapEntry("<<", key.Start, value));
            }
            else if (!map.TryAdd(new MapEntry(name.Value, key.Start, value)))
            {
                var first = map[name.Value]!.KeyStart;
                _findings.Add(
                    FindingCode.DuplicateKey,
                    key.Start,
                    $"key '{name.Value}' is there twice, first in line {first.Line}",
                    "remove one of them");
            }
        }
        map.End = At(_events.Consume<MappingEnd>().End);
        foreach (var merge in merges)
        {
            Merge(map, merge);
        }
        return map;
    }

    private void Merge(MapNode map, MapEntry merge)
    {
        foreach (var source in merge.Value is ListNode list ? list.Items : [merge.Value])
        {
            if (source is BrokenNode)
            {
                continue;
            }
            if (source is not MapNode from)
            {
                _findings.Add(
                    FindingCode.Alias, merge.KeyStart, $"'<<' merges {source.Kind}", "merge a mapping by its alias");
                continue;
            }
            foreach (var entry in from.Entries)
            {
                map.TryAdd(entry);
            }
        }
    }

    private SourceNode Resolve(AnchorAlias alias)
    {
        var at = At(alias.Start);
        if (_anchors.TryGetValue(alias.Value, out var node) && node is not null)
        {
            return node;
        }
        var inside = _anchors.ContainsKey(alias.Value);
        _findings.Add(
            FindingCode.Alias,
            at,
            $"alias '*{alias.Value}' {(inside ? "is inside its own anchor" : "has no anchor above it")}",
            inside ? "write the value out" : NearestWord.Fix(
                alias.Value.Value, _anchors.Keys.Select(a => a.Value), $"add '&{alias.Value}' to the value meant"));
        return new BrokenNode(at);
    }

    private Position At(Mark mark) => Position.Of(mark, _source);

    // The parser repeats the place in front of its message.
    private static string Message(YamlException error)
    {
        var text = error.InnerException?.Message ?? error.Message;
        var mark = text.LastIndexOf("): ", StringComparison.Ordinal);
        text = mark < 0 ? text : text[(mark + 3)..];
        return text.Length == 0 ? "not YAML" : (char.ToLowerInvariant(text[0]) + text[1..]).TrimEnd('.');
    }
}

namespace CdnLab.Scenarios.Simulation.Shapes;

/// <summary>The channels that a run has met, each by its index.</summary>
internal sealed class ChannelList
{
    private readonly Dictionary<Channel, int> _index = [];
    private readonly List<Channel> _channels = [];

    public int Count => _channels.Count;

    public Channel this[int index] => _channels[index];

    public int IndexOf(Channel channel)
    {
        if (!_index.TryGetValue(channel, out var index))
        {
            _index.Add(channel, index = _channels.Count);
            _channels.Add(channel);
        }
        return index;
    }
}

using System.Numerics;
using CdnLab.Model.Http;
using Microsoft.Extensions.Primitives;

namespace CdnLab.Edge.Store;

/// <summary>Stored fields as they are sent, without a copy of their own: of the stored ones those whose bit is set.
/// Where a name has several lines, they are joined beforehand.</summary>
public readonly struct DeliveryFields
{
    private readonly HeaderFields _stored;
    private readonly KeyValuePair<string, StringValues>[]? _joined;
    private readonly ulong _sent;

    internal DeliveryFields(HeaderFields stored, ulong sent) => (_stored, _sent) = (stored, sent);

    internal DeliveryFields(KeyValuePair<string, StringValues>[] joined) =>
        (_stored, _joined) = (HeaderFields.Empty, joined);

    public Enumerator GetEnumerator() => new(this);

    public struct Enumerator
    {
        private readonly HeaderFields _stored;
        private readonly KeyValuePair<string, StringValues>[]? _joined;
        private ulong _left;
        private int _index = -1;

        internal Enumerator(in DeliveryFields fields) =>
            (_stored, _joined, _left) = (fields._stored, fields._joined, fields._sent);

        public readonly KeyValuePair<string, StringValues> Current =>
            _joined is null ? new(_stored[_index].Name, _stored[_index].Value) : _joined[_index];

        public bool MoveNext()
        {
            if (_joined is not null)
            {
                return ++_index < _joined.Length;
            }

            if (_left == 0)
            {
                return false;
            }

            _index = BitOperations.TrailingZeroCount(_left);
            _left &= _left - 1;
            return true;
        }
    }
}

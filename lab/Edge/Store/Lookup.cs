namespace CdnLab.Edge.Store;

/// <summary>What the store has for a request: the matching object or null, whether the key is known at all, and the
/// variant key by the newest Vary known.</summary>
public readonly record struct Lookup(StoredObject? Object, bool KeyKnown, string Variant);

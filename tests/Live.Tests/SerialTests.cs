using Xunit;

// Every test here starts processes: two at a time would only make each other late.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

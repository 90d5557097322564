package telltale.wire;

/// What one network interface has carried while it was watched, by the kernel's counters and by the
/// helper's. All in bytes, both directions together, as the interface's driver counts them: mostly
/// with link headers, and a buffer that stands for several packets once.
///
/// `seen` is the sum of `counted`, `elsewhere`, `skipped` and `lost`.
///
/// @param name for example `eth0`
/// @param kernel what the kernel's own counters of the interface say
/// @param seen what the classifiers saw
/// @param counted what went into a connection that this interface counts
/// @param elsewhere what belongs to a connection that another interface counts, or the other side
///     of this one
/// @param skipped what is not IP
/// @param lost what could not be read, or found no room in the kernel's map of connections
/// @param unaccounted what the kernel counted and nobody saw, and what was counted and is in no
///     connection's totals
public record InterfaceTally(
    String name,
    long kernel,
    long seen,
    long counted,
    long elsewhere,
    long skipped,
    long lost,
    long unaccounted) {}

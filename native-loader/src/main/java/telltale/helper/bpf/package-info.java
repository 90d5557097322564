/// The only package that calls native code: libbpf, and the handful of libc calls that Java lacks.
/// In: paths, names and numbers. Out: open objects, links, ring records and map entries as bytes.
/// Everything acquired is [AutoCloseable]; nothing here is shared between threads.
@org.jspecify.annotations.NullMarked
package telltale.helper.bpf;

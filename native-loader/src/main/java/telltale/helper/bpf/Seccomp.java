package telltale.helper.bpf;

import jnr.ffi.Pointer;
import org.jspecify.annotations.Nullable;

/// The part of libseccomp that is used. It knows the numbers of system calls on every processor.
/// Calls return zero, or a negative errno.
///
/// Public only because jnr implements it from a class loader of its own.
@SuppressWarnings({"MemberName", "ParameterNumber"}) // names and shapes are the library's
public interface Seccomp {

  @Nullable Pointer seccomp_init(int defaultAction);

  void seccomp_release(Pointer filter);

  int seccomp_attr_set(Pointer filter, int attribute, int value);

  int seccomp_syscall_resolve_name(String name);

  int seccomp_rule_add_array(
      Pointer filter, int action, int call, int comparisons, @Nullable Pointer array);

  int seccomp_load(Pointer filter);
}

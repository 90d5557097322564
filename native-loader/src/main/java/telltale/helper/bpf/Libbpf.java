package telltale.helper.bpf;

import jnr.ffi.Pointer;
import org.jspecify.annotations.Nullable;

/// The part of libbpf 1.0 that is used. Names are libbpf's own, because jnr looks them up by name;
/// LibbpfBindingTest proves that each exists in the oldest version supported. Calls that return a
/// pointer give null and leave errno; calls that return a number give a negative errno.
///
/// Public only because jnr implements it from a class loader of its own.
@SuppressWarnings({"MemberName", "ParameterNumber"}) // names and shapes are the library's
public interface Libbpf {

  @Nullable Pointer bpf_object__open_file(String path, @Nullable Pointer options);

  int bpf_object__load(Pointer object);

  void bpf_object__close(Pointer object);

  @Nullable Pointer bpf_object__find_program_by_name(Pointer object, String name);

  int bpf_object__find_map_fd_by_name(Pointer object, String name);

  int bpf_program__set_autoload(Pointer program, boolean autoload);

  int bpf_program__fd(Pointer program);

  @Nullable Pointer bpf_program__attach_kprobe(Pointer program, boolean onReturn, String function);

  @Nullable Pointer bpf_program__attach_trace(Pointer program);

  @Nullable Pointer bpf_program__attach_cgroup(Pointer program, int cgroupFd);

  @Nullable Pointer bpf_program__attach_iter(Pointer program, @Nullable Pointer options);

  int bpf_iter_create(int linkFd);

  int bpf_link__fd(Pointer link);

  int bpf_link__destroy(Pointer link);

  int bpf_link_create(int programFd, int target, int attachType, @Nullable Pointer options);

  int bpf_tc_hook_create(Pointer hook);

  int bpf_tc_hook_destroy(Pointer hook);

  int bpf_tc_attach(Pointer hook, Pointer options);

  int bpf_tc_detach(Pointer hook, Pointer options);

  int bpf_tc_query(Pointer hook, Pointer options);

  int bpf_map_lookup_elem(int fd, Pointer key, Pointer value);

  int bpf_map_update_elem(int fd, Pointer key, Pointer value, long flags);

  int bpf_map_delete_elem(int fd, Pointer key);

  int bpf_map_lookup_batch(
      int fd,
      @Nullable Pointer from,
      Pointer next,
      Pointer keys,
      Pointer values,
      Pointer count,
      @Nullable Pointer options);

  int libbpf_num_possible_cpus();

  @Nullable Pointer libbpf_set_print(@Nullable Pointer printer);
}

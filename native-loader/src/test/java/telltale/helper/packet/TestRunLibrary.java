package telltale.helper.packet;

import jnr.ffi.Pointer;
import jnr.ffi.types.size_t;
import org.jspecify.annotations.Nullable;

/// The part of libbpf that only tests need. Names are libbpf's own.
///
/// Public only because jnr implements it from a class loader of its own.
@SuppressWarnings({"MemberName", "ParameterNumber"}) // names and shapes are the library's
public interface TestRunLibrary {

  @Nullable Pointer bpf_object__open_file(String path, @Nullable Pointer options);

  int bpf_object__load(Pointer object);

  void bpf_object__close(Pointer object);

  @Nullable Pointer bpf_object__next_program(Pointer object, @Nullable Pointer previous);

  String bpf_program__name(Pointer program);

  int bpf_program__set_autoload(Pointer program, boolean autoload);

  int bpf_program__fd(Pointer program);

  int bpf_object__find_map_fd_by_name(Pointer object, String name);

  int bpf_prog_test_run_opts(int programFd, Pointer options);

  int bpf_map_lookup_elem(int fd, Pointer key, Pointer value);

  int bpf_map_update_elem(int fd, Pointer key, Pointer value, long flags);

  int bpf_map_lookup_and_delete_batch(
      int fd,
      @Nullable Pointer from,
      Pointer next,
      Pointer keys,
      Pointer values,
      Pointer count,
      @Nullable Pointer options);

  int bpf_prog_load(
      int type,
      String name,
      String license,
      Pointer instructions,
      @size_t long count,
      @Nullable Pointer options);

  int bpf_obj_get_info_by_fd(int fd, Pointer info, Pointer length);

  int libbpf_num_possible_cpus();

  @Nullable Pointer libbpf_set_print(@Nullable Pointer printer);
}

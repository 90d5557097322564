package telltale.helper.bpf;

import jnr.ffi.Pointer;

/// A loaded program, ready to be attached. Belongs to its [BpfObject].
public final class BpfProgram {

  /// BPF_TCX_INGRESS of the kernel's attach types.
  public static final int TCX_INGRESS = 46;

  /// BPF_TCX_EGRESS of the kernel's attach types.
  public static final int TCX_EGRESS = 47;

  private static final int LINK_OPTIONS_BYTES = 64;
  private static final int LINK_OPTIONS_FLAGS = 8;
  private static final int BEFORE_ALL_OTHERS = 1 << 3;
  private static final int O_RDONLY_CLOEXEC = 0x80000;

  private final Native natives;
  private final Pointer program;
  private final String name;

  BpfProgram(Native natives, Pointer program, String name) {
    this.natives = natives;
    this.program = program;
    this.name = name;
  }

  /// Attaches to the entry or the return of a kernel function.
  public BpfLink attachKprobe(String function, boolean onReturn) throws BpfException {
    return link(
        natives.libbpf().bpf_program__attach_kprobe(program, onReturn, function),
        "The kernel has no probe for " + function + ": the tracepoint rung does without.");
  }

  /// Attaches to the tracepoint that the program names itself.
  public BpfLink attachTrace() throws BpfException {
    return link(
        natives.libbpf().bpf_program__attach_trace(program),
        "Telltale needs Linux 5.10 or newer with BTF.");
  }

  /// Attaches to every process of a cgroup v2 tree.
  ///
  /// @param mountPoint where that tree is mounted
  public BpfLink attachCgroup(String mountPoint) throws BpfException {
    int cgroup = natives.libc().open(mountPoint, O_RDONLY_CLOEXEC);
    if (cgroup < 0) {
      throw new BpfException(
          "opening " + mountPoint, natives.lastErrno(), "Mount cgroup2 at /sys/fs/cgroup.");
    }
    try {
      return link(
          natives.libbpf().bpf_program__attach_cgroup(program, cgroup),
          "Telltale needs a kernel with CONFIG_CGROUP_BPF.");
    } finally {
      natives.libc().close(cgroup);
    }
  }

  /// Attaches to an iterator.
  public BpfLink attachIterator() throws BpfException {
    return link(
        natives.libbpf().bpf_program__attach_iter(program, null),
        "Sockets that are already open stay without an owner on this kernel.");
  }

  /// Attaches a classifier to an interface in front of every other program, by a link that ends
  /// with this process. The low-level call, because libbpf 1.1 has no other for TCX.
  ///
  /// @param attachType [#TCX_INGRESS] or [#TCX_EGRESS]
  /// @throws BpfException with EINVAL before Linux 6.6
  public BpfLink attachTcx(int ifindex, int attachType) throws BpfException {
    Pointer options = natives.allocate(LINK_OPTIONS_BYTES);
    options.putLong(0, LINK_OPTIONS_BYTES);
    options.putInt(LINK_OPTIONS_FLAGS, BEFORE_ALL_OTHERS);
    int fd = natives.libbpf().bpf_link_create(fd(), ifindex, attachType, options);
    if (fd < 0) {
      throw new BpfException(
          "attaching " + name + " to interface " + ifindex, -fd, "TCX needs Linux 6.6 or newer.");
    }
    return BpfLink.ofDescriptor(natives, fd);
  }

  /// The program's descriptor, valid until the object is closed.
  int fd() {
    return natives.libbpf().bpf_program__fd(program);
  }

  private BpfLink link(@org.jspecify.annotations.Nullable Pointer link, String hint)
      throws BpfException {
    return BpfLink.ofLibbpf(natives, natives.require(link, "attaching " + name, hint));
  }
}

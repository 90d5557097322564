package telltale.helper.bpf;

import java.util.List;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Pointer;

/// What a running helper may still ask of the kernel: a list of what it needs, for every thread at
/// once and for good. Whatever is not on it the kernel answers as if it did not have it.
///
/// Gone with it: programs loaded into the kernel, files opened for writing, programs executed,
/// processes made, traced, signalled or read, owners and modes of files changed, mounts, modules,
/// namespaces, other users, and every socket but netlink.
public final class SyscallFilter {

  private static final String LIBSECCOMP =
      System.getProperty("telltale.libseccomp", "libseccomp.so.2");
  private static final int ALLOW = 0x7fff0000;
  private static final int ANSWER_ERRNO = 0x00050000;
  // What libc falls back from: to it, a call that is not allowed is one that the kernel is too old
  // for. clone3 hides its flags from filters, so that libc has to be led back to clone.
  private static final int ENOSYS = 38;
  private static final int ATTRIBUTE_ALL_THREADS = 4;
  private static final int EQUAL = 4;
  private static final int MASKED_EQUAL = 7;
  private static final int COMPARISON_BYTES = 24;

  private static final List<String> ALLOWED =
      List.of(
          // Memory and threads of a JVM.
          "mmap munmap mprotect mremap madvise brk futex sched_yield sched_getaffinity",
          "set_robust_list rseq membarrier gettid getpid exit exit_group restart_syscall",
          "rt_sigaction rt_sigprocmask rt_sigreturn rt_sigtimedwait sigaltstack getcpu",
          // Time, chance, and what is asked about itself.
          "clock_gettime clock_getres clock_nanosleep nanosleep gettimeofday time getrandom",
          "getuid geteuid getgid getegid getrusage getrlimit sysinfo uname",
          // Reading: what opens a file is below.
          "read readv pread64 lseek close fstat stat lstat newfstatat statx access faccessat",
          "faccessat2 readlink readlinkat getdents64 getcwd fcntl dup dup2 dup3 fadvise64",
          // The socket of the client, its removal, netlink, standard output.
          "write writev accept accept4 shutdown getsockname getpeername getsockopt setsockopt bind",
          "sendto sendmsg recvfrom recvmsg poll ppoll epoll_create1 epoll_ctl epoll_wait",
          "epoll_pwait eventfd2 unlink unlinkat rmdir");

  /// The commands of bpf(2): maps are read and written, a program that is loaded already is hung
  /// to an interface that comes later, and an iterator is run.
  private static final List<Integer> BPF_COMMANDS =
      List.of(
          1, // MAP_LOOKUP_ELEM
          2, // MAP_UPDATE_ELEM
          3, // MAP_DELETE_ELEM
          15, // OBJ_GET_INFO_BY_FD
          24, // MAP_LOOKUP_BATCH
          28, // LINK_CREATE
          33); // ITER_CREATE

  private static final int AF_NETLINK = 16;
  private static final int CLONE_THREAD = 0x10000;
  private static final int CLONE_NAMESPACES = 0x7e020000;
  private static final int O_PATH = 0x200000;
  // O_ACCMODE, O_CREAT, O_TRUNC, O_TMPFILE.
  private static final int TO_WRITE = 0x3 | 0x40 | 0x200 | 0x400000;
  private static final int PR_SET_NAME = 15;
  private static final int PR_SET_VMA = 0x53564d41;
  private static final int FIONREAD = 0x541b;

  private final Native natives;
  private final Seccomp library;
  private final Pointer filter;

  private SyscallFilter(Native natives, Seccomp library, Pointer filter) {
    this.natives = natives;
    this.library = library;
    this.filter = filter;
  }

  /// Puts every thread of this process behind the filter. There is no way back.
  ///
  /// @throws BpfException when libseccomp is missing, or the kernel has no filters
  public static void install(Native natives) throws BpfException {
    Seccomp library = library();
    Pointer made = library.seccomp_init(ANSWER_ERRNO | ENOSYS);
    Pointer filter = natives.require(made, "making the system call filter", "Start again.");
    try {
      new SyscallFilter(natives, library, filter).load();
    } finally {
      library.seccomp_release(filter);
    }
  }

  private static Seccomp library() throws BpfException {
    try {
      return LibraryLoader.create(Seccomp.class).failImmediately().load(LIBSECCOMP);
    } catch (UnsatisfiedLinkError missing) {
      throw new BpfException(
          "loading libseccomp.so.2",
          BpfException.ENOENT,
          "Install libseccomp (Debian, Ubuntu: apt install libseccomp2; Fedora: dnf install"
              + " libseccomp).");
    }
  }

  private void load() throws BpfException {
    for (String names : ALLOWED) {
      for (String name : names.split(" ", -1)) {
        allow(name);
      }
    }
    for (int command : BPF_COMMANDS) {
      allow("bpf", new Argument(0, EQUAL, command, 0));
    }
    allow("openat", new Argument(2, MASKED_EQUAL, TO_WRITE, 0));
    allow("open_by_handle_at", new Argument(2, MASKED_EQUAL, O_PATH | TO_WRITE, O_PATH));
    allow("socket", new Argument(0, EQUAL, AF_NETLINK, 0));
    allow("clone", new Argument(0, MASKED_EQUAL, CLONE_THREAD | CLONE_NAMESPACES, CLONE_THREAD));
    allow("tgkill", new Argument(0, EQUAL, ProcessHandle.current().pid(), 0));
    allow("prctl", new Argument(0, EQUAL, PR_SET_NAME, 0));
    allow("prctl", new Argument(0, EQUAL, PR_SET_VMA, 0));
    allow("ioctl", new Argument(1, EQUAL, FIONREAD, 0));
    // Reading a limit: where there is a new one, its address is not zero.
    allow("prlimit64", new Argument(2, EQUAL, 0, 0));
    check(library.seccomp_attr_set(filter, ATTRIBUTE_ALL_THREADS, 1));
    check(library.seccomp_load(filter));
  }

  /// A call that this processor or this version of the library does not know is not needed either.
  private void allow(String name, Argument... arguments) throws BpfException {
    int call = library.seccomp_syscall_resolve_name(name);
    if (call == -1) {
      return;
    }
    Pointer array = natives.allocate(Math.max(1, arguments.length) * COMPARISON_BYTES);
    for (int i = 0; i < arguments.length; i++) {
      arguments[i].write(array, i * COMPARISON_BYTES);
    }
    check(library.seccomp_rule_add_array(filter, ALLOW, call, arguments.length, array));
  }

  private static void check(int result) throws BpfException {
    if (result != 0) {
      throw new BpfException(
          "filtering system calls",
          Math.abs(result),
          "Telltale needs a kernel with CONFIG_SECCOMP_FILTER: every distribution's has it.");
    }
  }

  /// A condition on an argument, which libseccomp calls `scmp_arg_cmp`.
  ///
  /// @param first what it has to be equal to, or the bits that are compared
  /// @param second what these bits have to be
  private record Argument(int index, int operation, long first, long second) {

    void write(Pointer array, int offset) {
      array.putInt(offset, index);
      array.putInt(offset + 4, operation);
      array.putLong(offset + 8, first);
      array.putLong(offset + 16, second);
    }
  }
}

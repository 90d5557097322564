package telltale.helper.bpf;

import jnr.ffi.Pointer;

/// A classic filter on a clsact queueing discipline, for kernels before 6.6. It outlives the
/// process that made it, so a handle and a priority of our own mark it: whoever starts next finds
/// and removes it. (The program's name would be a further mark, but reading it takes
/// CAP_SYS_ADMIN, which the helper does without.)
public final class TcFilter implements AutoCloseable {

  private static final int HOOK_BYTES = 24;
  private static final int HOOK_SIDE = 12;
  private static final int OPTIONS_BYTES = 32;
  private static final int OPTIONS_PROGRAM_FD = 8;
  private static final int OPTIONS_HANDLE = 20;
  private static final int OPTIONS_PRIORITY = 24;
  private static final int INGRESS = 1;
  private static final int EGRESS = 2;
  private static final int HANDLE = 0x7e11;
  private static final int PRIORITY = 0x7e11;
  private static final int EEXIST = 17;

  private final Native natives;
  private final int ifindex;
  private final boolean ingress;
  private boolean madeClsact;

  private TcFilter(Native natives, int ifindex, boolean ingress) {
    this.natives = natives;
    this.ifindex = ifindex;
    this.ingress = ingress;
  }

  /// Adds a filter in front of those with a greater priority number.
  public static TcFilter attach(Native natives, BpfProgram program, int ifindex, boolean ingress)
      throws BpfException {
    TcFilter filter = new TcFilter(natives, ifindex, ingress);
    int created = natives.libbpf().bpf_tc_hook_create(filter.hook());
    if (created < 0 && created != -EEXIST) {
      throw new BpfException(
          "adding clsact to interface " + ifindex,
          -created,
          "Telltale needs a kernel with the sch_ingress and cls_bpf modules.");
    }
    filter.madeClsact = created == 0;
    filter.removeStale();
    Pointer options = filter.options();
    options.putInt(OPTIONS_PROGRAM_FD, program.fd());
    int attached = natives.libbpf().bpf_tc_attach(filter.hook(), options);
    if (attached < 0) {
      throw new BpfException(
          "adding a filter to interface " + ifindex,
          -attached,
          "Telltale needs a kernel with the sch_ingress and cls_bpf modules.");
    }
    return filter;
  }

  /// Whether attaching made the interface's clsact, so that it may be taken away again.
  public boolean madeClsact() {
    return madeClsact;
  }

  /// Takes away an interface's clsact, unless it carries a filter of somebody else by now.
  public static void removeClsact(Native natives, int ifindex) {
    if (!new FilterDump(natives).hasAny(ifindex)) {
      Pointer both = new TcFilter(natives, ifindex, true).hook();
      both.putInt(HOOK_SIDE, INGRESS | EGRESS);
      natives.libbpf().bpf_tc_hook_destroy(both);
    }
  }

  /// Removes what an earlier helper left on an interface, and only that.
  ///
  /// @return how many filters were removed
  public static int removeStale(Native natives, int ifindex) {
    return (new TcFilter(natives, ifindex, true).removeStale() ? 1 : 0)
        + (new TcFilter(natives, ifindex, false).removeStale() ? 1 : 0);
  }

  private boolean removeStale() {
    return natives.libbpf().bpf_tc_query(hook(), options()) == 0
        && natives.libbpf().bpf_tc_detach(hook(), options()) == 0;
  }

  private Pointer hook() {
    Pointer hook = natives.allocate(HOOK_BYTES);
    hook.putLong(0, HOOK_BYTES);
    hook.putInt(8, ifindex);
    hook.putInt(HOOK_SIDE, ingress ? INGRESS : EGRESS);
    return hook;
  }

  private Pointer options() {
    Pointer options = natives.allocate(OPTIONS_BYTES);
    options.putLong(0, OPTIONS_BYTES);
    options.putInt(OPTIONS_HANDLE, HANDLE);
    options.putInt(OPTIONS_PRIORITY, PRIORITY);
    return options;
  }

  @Override
  public void close() {
    natives.libbpf().bpf_tc_detach(hook(), options());
  }
}

package telltale.helper.flow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import telltale.helper.event.FlowKey;

/// The connections that live, by everything that the kernel may call them by.
final class LivingFlows {

  private final Map<FlowKey, FlowState> byKey = new HashMap<>();
  private final Map<Long, List<FlowState>> byCookie = new HashMap<>();
  private final Map<FlowKey, FlowState> byInner = new HashMap<>();

  int size() {
    return byKey.size();
  }

  Collection<FlowState> all() {
    return Collections.unmodifiableCollection(byKey.values());
  }

  boolean contains(FlowKey key) {
    return byKey.containsKey(key);
  }

  @Nullable FlowState get(FlowKey key) {
    return byKey.get(key);
  }

  /// Those of one socket. A datagram socket may have many, and is told of by its cookie when it
  /// goes.
  List<FlowState> ofSocket(long cookie) {
    return byCookie.getOrDefault(cookie, List.of());
  }

  /// The one whose addresses were these before they were translated.
  @Nullable FlowState ofInner(FlowKey inner) {
    return byInner.get(inner);
  }

  void add(FlowState flow) {
    byKey.put(flow.key, flow);
  }

  void setCookie(FlowState flow, long cookie) {
    if (cookie == 0 || flow.cookie == cookie || flow.key.isTcp()) {
      return;
    }
    flow.cookie = cookie;
    byCookie.computeIfAbsent(cookie, _ -> new ArrayList<>()).add(flow);
  }

  void setInner(FlowKey inner, FlowState outer) {
    byInner.put(inner, outer);
  }

  void remove(FlowState flow) {
    byKey.remove(flow.key);
    flow.inner.ifPresent(inner -> byInner.remove(inner, flow));
    List<FlowState> siblings = byCookie.get(flow.cookie);
    if (siblings != null) {
      siblings.remove(flow);
      if (siblings.isEmpty()) {
        byCookie.remove(flow.cookie);
      }
    }
  }
}

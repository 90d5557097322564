package telltale.helper.snapshot;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import telltale.helper.event.KernelEvent.SocketFound;
import telltale.helper.snapshot.SocketSnapshot.Question;

/// The sockets of this machine, as far as the search for owners needs them.
public interface OpenSockets {

  /// Every socket at this moment.
  SocketList list();

  /// The processes that hold sockets, by inode, the oldest in front.
  Map<Long, List<Holder>> holders(Set<Long> inodes);

  /// The owners of those flows of which one can be told.
  List<SocketFound> answers(SocketList list, Collection<Question> questions);
}

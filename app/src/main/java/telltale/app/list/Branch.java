package telltale.app.list;

import java.util.List;
import telltale.app.flow.FlowView;
import telltale.app.words.Words;

/// A row before it is spelled, and what hangs under it. Ten thousand of them are cheap: only those
/// that are in view are spelled.
///
/// @param key names the row
/// @param place what its place in the order goes by
/// @param flows the connections that it stands for, never empty
/// @param fold whether it can be opened
/// @param depth how many rows it hangs under
/// @param children what is shown under it
record Branch(
    RowKey key,
    RowKey place,
    List<FlowView> flows,
    Row.Fold fold,
    int depth,
    List<Branch> children) {

  static Branch ofConnection(RowKey place, FlowView flow, int depth) {
    return new Branch(
        new RowKey.OfConnection(flow.id()), place, List.of(flow), Row.Fold.LEAF, depth, List.of());
  }

  /// One that opens.
  static Branch ofGroup(RowKey key, List<FlowView> flows, int depth, List<Branch> children) {
    // What is open shows at least one row.
    Row.Fold fold = children.isEmpty() ? Row.Fold.CLOSED : Row.Fold.OPEN;
    return new Branch(key, key, flows, fold, depth, children);
  }

  /// The row, ready to be drawn.
  Row spelled(Words words) {
    return switch (key) {
      case RowKey.OfProcess process -> Rows.ofProcess(words, process.group(), this);
      case RowKey.OfDomain domain -> Rows.ofDomain(words, this);
      case RowKey.OfConnection connection -> Rows.ofConnection(words, this);
    };
  }

  Standing standing() {
    return switch (place) {
      case RowKey.OfProcess process -> Standing.of(process.group(), flows);
      case RowKey.OfDomain domain -> Standing.ofDomain(flows);
      case RowKey.OfConnection connection -> Standing.of(flows.getFirst());
    };
  }
}

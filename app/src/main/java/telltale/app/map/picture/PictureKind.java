package telltale.app.map.picture;

import com.sun.javafx.geom.BaseBounds;
import com.sun.javafx.geom.transform.BaseTransform;
import com.sun.javafx.scene.NodeHelper;
import com.sun.javafx.sg.prism.NGNode;
import javafx.scene.Node;

/// What JavaFX asks of every kind of node, for [WindowPicture].
final class PictureKind extends NodeHelper {

  private static final PictureKind ONLY = new PictureKind();

  private PictureKind() {}

  static void initHelper(WindowPicture picture) {
    setHelper(picture, ONLY);
  }

  @Override
  protected NGNode createPeerImpl(Node node) {
    return new PicturePeer();
  }

  @Override
  protected void updatePeerImpl(Node node) {
    super.updatePeerImpl(node);
    ((WindowPicture) node).handOver(getPeer(node));
  }

  @Override
  protected BaseBounds computeGeomBoundsImpl(Node node, BaseBounds bounds, BaseTransform place) {
    WindowPicture picture = (WindowPicture) node;
    BaseBounds own =
        bounds.deriveWithNewBounds(0, 0, 0, (float) picture.width(), (float) picture.height(), 0);
    return place.transform(own, own);
  }

  @Override
  protected boolean computeContainsImpl(Node node, double localX, double localY) {
    return node.getBoundsInLocal().contains(localX, localY);
  }
}

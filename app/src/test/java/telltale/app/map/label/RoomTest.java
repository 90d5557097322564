package telltale.app.map.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoomTest {

  private final Room room = new Room(400, 300);

  @Test
  void putsALabelRightOfItsPoint() {
    Room.Box box = room.beside(100, 100, 6, new Room.Size(50, 14)).orElseThrow();

    assertThat(box.left()).isEqualTo(106);
    assertThat(box.top()).isEqualTo(93);
  }

  @Test
  void goesLeftWhereTheRightIsTaken() {
    room.take(new Room.Box(105, 80, 100, 40));

    Room.Box box = room.beside(100, 100, 6, new Room.Size(50, 14)).orElseThrow();

    assertThat(box.left() + box.width()).isLessThanOrEqualTo(94);
  }

  @Test
  void keepsLabelsOnTheScreen() {
    Room.Box box = room.beside(390, 100, 6, new Room.Size(50, 14)).orElseThrow();

    assertThat(box.left() + box.width()).isLessThan(400);
  }

  @Test
  void neverLetsTwoOverlap() {
    Random random = new Random(3);
    List<Room.Box> placed = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double x = random.nextDouble() * 400;
      double y = random.nextDouble() * 300;
      Room.Size size = new Room.Size(20 + random.nextInt(40), 12);
      Optional<Room.Box> box =
          i % 2 == 0 ? room.beside(x, y, 5, size) : room.around(x, y, size, 10, 10);
      box.ifPresent(
          found -> {
            assertThat(placed).noneMatch(found::meets);
            placed.add(found);
          });
    }
    assertThat(placed).hasSizeGreaterThan(20);
  }
}

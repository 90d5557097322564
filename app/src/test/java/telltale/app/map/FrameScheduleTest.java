package telltale.app.map;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameScheduleTest {

  private final FrameSchedule schedule = new FrameSchedule();

  @Test
  void drawsAtOnceWhatTheUserMoves() {
    schedule.stillDrawn(0.001);
    schedule.redraw();

    assertThat(schedule.stillDue()).isTrue();
    assertThat(schedule.motionDue()).isTrue();
  }

  @Test
  void movesCometsOnEverySecondPulse() {
    schedule.stillDrawn(0.001);
    int moves = 0;
    for (int pulse = 0; pulse < 60; pulse++) {
      schedule.pass(1.0 / 60);
      if (schedule.motionDue()) {
        schedule.takeMotion();
        moves++;
      }
    }

    assertThat(moves).isEqualTo(30);
  }

  @Test
  void movesCometsOnEveryPulseWhereAskedTo() {
    schedule.framesPerSecond(60);
    schedule.stillDrawn(0.001);
    schedule.takeMotion();
    schedule.pass(1.0 / 60);

    assertThat(schedule.motionDue()).isTrue();
  }

  @Test
  void goesOnWhileCometsMove() {
    schedule.stillDrawn(0.001);

    assertThat(schedule.goesOn(true)).isTrue();
  }

  @Test
  void goesOnWhenTheUserMovesSomething() {
    schedule.stillDrawn(0.001);
    schedule.redraw();

    assertThat(schedule.goesOn(false)).isTrue();
  }

  @Test
  void endsWhereNothingMoves() {
    schedule.stillDrawn(0.001);

    assertThat(schedule.goesOn(false)).isFalse();
  }

  @Test
  void losesNoTimeBetweenMoves() {
    schedule.takeMotion();
    schedule.pass(0.016);
    schedule.pass(0.017);

    assertThat(schedule.takeMotion()).isEqualTo(0.016 + 0.017);
    assertThat(schedule.takeMotion()).isZero();
  }

  @Test
  void gathersNewRates() {
    schedule.stillDrawn(0.001);
    schedule.loadsChanged();
    schedule.pass(0.05);
    assertThat(schedule.stillDue()).isFalse();
    assertThat(schedule.goesOn(false)).isTrue();

    schedule.pass(0.1);
    assertThat(schedule.stillDue()).isTrue();
  }

  @Test
  void gathersThemLongerWhereDrawingIsSlow() {
    schedule.stillDrawn(0.04);
    schedule.loadsChanged();
    schedule.pass(0.5);
    assertThat(schedule.stillDue()).isFalse();

    schedule.pass(0.5);
    assertThat(schedule.stillDue()).isTrue();
  }
}

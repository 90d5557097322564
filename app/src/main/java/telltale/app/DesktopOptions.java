package telltale.app;

import java.util.function.Consumer;
import java.util.function.Supplier;
import telltale.app.link.MessageSource;
import telltale.app.place.HomePlace;

/// What the desktop app is started with.
///
/// @param sources makes a source for each start: the first, and again when the user asks for it
/// @param reverse told whether name servers may be asked for names, now and whenever that changes
/// @param live whether what is shown happens on this machine now
/// @param places finds places; closed by whoever opened what it is made of
/// @param home where this machine is drawn
/// @param introduces whether it explains the helper before it starts it, to whom that is new
record DesktopOptions(
    Supplier<MessageSource> sources,
    Consumer<Boolean> reverse,
    boolean live,
    KnownPlaces places,
    HomePlace home,
    boolean introduces) {}

package telltale.app.list;

import java.time.Instant;

/// What a filter asks that no connection says of itself.
///
/// @param now the moment that is shown
/// @param news what came while nobody looked
/// @param texts what plain words are looked for in
public record Sight(Instant now, News news, SearchTexts texts) {}

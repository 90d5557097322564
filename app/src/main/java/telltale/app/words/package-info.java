/// What the app says, in English, German and Hebrew. In: the language that the user chose. Out:
/// [Words], every text in one language by its key, and [Speech], which knows the language that is
/// spoken right now. The texts are in `words.properties`, `words_de.properties` and
/// `words_he.properties`. Plain Java.
package telltale.app.words;

/// Data, and the little code that opens it. In: files made when building. Out: [World], the outline
/// of every country, [Flags], and the paths of the city database. Nothing here touches the network
/// or a thread of its own.
package telltale.geodata;

/// What this machine allows. In: pseudo files of the kernel and the folders of this installation.
/// Out: [Finding]s, each with what to do about it. Starts nothing, changes nothing; any thread.
package telltale.app.doctor;

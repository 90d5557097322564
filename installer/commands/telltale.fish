# fish completion for telltale(1)

set -l commands watch shot record replay doctor geo
set -l bare "not __fish_seen_subcommand_from $commands"
set -l capturing "not __fish_seen_subcommand_from replay doctor geo"
set -l locating "not __fish_seen_subcommand_from record"
set -l shot "__fish_seen_subcommand_from shot"

complete -c telltale -f
complete -c telltale -n $bare -a watch -d "Show live connections in the terminal"
complete -c telltale -n $bare -a shot -d "Draw the window into a picture"
complete -c telltale -n $bare -a record -d "Keep what happens in a file"
complete -c telltale -n $bare -a replay -d "Show a recording again"
complete -c telltale -n $bare -a doctor -d "Say what this machine allows"
complete -c telltale -n $bare -a geo -d "Say where places come from, and fetch a newer database"
complete -c telltale -s h -l help -d "Show the options"
complete -c telltale -s V -l version -d "Show the version"

complete -c telltale -l language -x -a "en de he" -d "Language of the texts"
complete -c telltale -n $capturing -l rung -x -a "auto fentry kprobe tracepoint sock-diag" -d "Probes that name owners"
complete -c telltale -n $capturing -l attach -x -a "auto tcx clsact" -d "How classifiers are attached"
complete -c telltale -n $capturing -l names -x -a "on off" -d "Whether remote ends are named"
complete -c telltale -n $capturing -l everyone -d "Show the programs of other users too"
complete -c telltale -n $locating -l geo -r -F -d "A City, Country or ASN database of your own"
complete -c telltale -n $locating -l home -x -d "Where this machine stands: LAT,LON"
complete -c telltale -n $locating -l overrides -r -F -d "Places that you know better"
complete -c telltale -n $bare -l no-first-run -d "Do not explain the helper first"

complete -c telltale -n "__fish_seen_subcommand_from watch record" -l for -x -d "End after that many seconds"
complete -c telltale -n "__fish_seen_subcommand_from watch replay" -l json -d "One JSON object a line"
complete -c telltale -n "__fish_seen_subcommand_from watch" -l reverse -d "Ask name servers for missing names"
complete -c telltale -n "__fish_seen_subcommand_from shot replay" -l speed -x -d "Seconds of a recording that pass in one"
complete -c telltale -n "__fish_seen_subcommand_from shot record replay" -F

complete -c telltale -n $shot -l after -x -d "How many seconds to look first"
complete -c telltale -n $shot -l few-colours -d "At most 256 colours"
complete -c telltale -n $shot -l filter -x -d "What the filter says"
complete -c telltale -n $shot -l arcs -x -a "program direction protocol" -d "What arcs are told apart by"
complete -c telltale -n $shot -l masked -d "Mask hosts, addresses, users, paths and arguments"
complete -c telltale -n $shot -l panel -x -a "settings place home welcome" -d "What lies open"
complete -c telltale -n $shot -l replay -r -F -d "A recording to draw"
complete -c telltale -n $shot -l scale -x -d "Pixels of the picture per pixel of the window"
complete -c telltale -n $shot -l select -x -a "first program cluster" -d "What is picked"
complete -c telltale -n $shot -l size -x -d "Size in pixels: WxH"
complete -c telltale -n $shot -l still -d "Reduce motion"
complete -c telltale -n $shot -l theme -x -a "dark light contrast" -d "Colours"
complete -c telltale -n $shot -l view -x -a "window mini wall" -d "How much of the window there is"

complete -c telltale -n "__fish_seen_subcommand_from geo" -a "update account" -d "Fetch a newer database, or keep the account for it"
complete -c telltale -n "__fish_seen_subcommand_from geo" -l provider -x -a "db-ip maxmind" -d "Whose database"
complete -c telltale -n "__fish_seen_subcommand_from geo" -l from -x -d "A mirror to ask instead"

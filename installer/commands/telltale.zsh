#compdef telltale
# zsh completion for telltale(1)

_telltale() {
  local -a standard helper places commands
  local curcontext=$curcontext context state state_descr line
  typeset -A opt_args
  standard=(
    '(- *)'{-h,--help}'[show the options]'
    '(- *)'{-V,--version}'[show the version]'
    '--language=[language of the texts]:language:(en de he)'
  )
  helper=(
    '--rung=[probes that name owners]:rung:(auto fentry kprobe tracepoint sock-diag)'
    '--attach=[how classifiers are attached]:attachment:(auto tcx clsact)'
    '--names=[whether remote ends are named]:names:(on off)'
    '--everyone[show the programs of other users too]'
  )
  places=(
    '*--geo=[a City, Country or ASN database of your own]:database:_files -g "*.mmdb"'
    '--home=[where this machine stands]:LAT,LON: '
    '--overrides=[places that you know better]:file:_files'
  )
  commands=(
    'watch:show live connections in the terminal'
    'shot:draw the window into a picture'
    'record:keep what happens in a file'
    'replay:show a recording again'
    'doctor:say what this machine allows'
    'geo:say where places come from, and fetch a newer database'
  )

  _arguments -C $standard $helper $places \
    '--no-first-run[do not explain the helper first]' \
    '1:command:->command' '*::argument:->argument' && return

  if [[ $state == command ]]; then
    _describe -t commands command commands
    return
  fi
  case $line[1] in
    watch)
      _arguments $standard $helper $places '--for=[end after that time]:seconds: ' '--json[one JSON object a line]' \
        '--reverse[ask name servers for missing names]'
      ;;
    shot)
      _arguments $standard $helper $places \
        '--after=[how long to look first]:seconds: ' \
        '--few-colours[at most 256 colours]' \
        '--filter=[what the filter says]:text: ' \
        '--arcs=[what arcs are told apart by]:what:(program direction protocol)' \
        '--masked[mask hosts, addresses, users, paths and arguments]' \
        '--panel=[what lies open]:panel:(settings place home welcome)' \
        '--replay=[a recording to draw]:recording:_files' \
        '--scale=[pixels of the picture per pixel of the window]:factor: ' \
        '--select=[what is picked]:what:(first program cluster)' \
        '--size=[size in pixels]:WxH: ' \
        '--speed=[seconds of a recording that pass in one]:factor: ' \
        '--still[reduce motion]' \
        '--theme=[colours]:theme:(dark light contrast)' \
        '--view=[how much of the window there is]:view:(window mini wall)' \
        '1:picture:_files -g "*.png"'
      ;;
    record)
      _arguments $standard $helper '--for=[end after that time]:seconds: ' '1:recording:_files'
      ;;
    replay)
      _arguments $standard $places '--json[one JSON object a line]' \
        '--speed=[seconds of the recording that pass in one]:factor: ' '1:recording:_files'
      ;;
    doctor) _arguments $standard $places ;;
    geo)
      _arguments $standard $places '--provider=[whose database]:provider:(db-ip maxmind)' \
        '--from=[a mirror to ask instead]:URL: ' '1:what:(update account)'
      ;;
  esac
}

_telltale "$@"

# bash completion for telltale(1)                            -*- shell-script -*-

_telltale() {
  local current previous words command= word
  current=${COMP_WORDS[COMP_CWORD]}
  previous=${COMP_WORDS[COMP_CWORD - 1]}
  # `=` separates words here: `--theme=da` is `--theme`, `=`, `da`.
  if [[ $current == "=" ]]; then
    current=
  elif [[ $previous == "=" ]]; then
    previous=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in watch | shot | record | replay | doctor | geo) command=$word && break ;; esac
  done

  case $previous in
    --rung) words="auto fentry kprobe tracepoint sock-diag" ;;
    --attach) words="auto tcx clsact" ;;
    --names) words="on off" ;;
    --language) words="en de he" ;;
    --theme) words="dark light contrast" ;;
    --view) words="window mini wall" ;;
    --select) words="first program cluster" ;;
    --arcs) words="program direction protocol" ;;
    --provider) words="db-ip maxmind" ;;
    --panel) words="settings place home welcome" ;;
    --geo | --overrides | --replay)
      compopt -o filenames
      mapfile -t COMPREPLY < <(compgen -f -- "$current")
      return
      ;;
    --for | --after | --size | --scale | --speed | --filter | --home | --from) return ;;
    *) words="--help --version --language" ;;
  esac
  if [[ $words == --help* ]]; then
    local helper="--rung --attach --names --everyone" places="--geo --home --overrides"
    case $command in
      "") words+=" watch shot record replay doctor geo $helper $places --no-first-run" ;;
      watch) words+=" $helper $places --for --json --reverse" ;;
      shot)
        words+=" $helper $places --after --arcs --few-colours --filter --masked --panel --replay --scale --select --size"
        words+=" --speed --still --theme --view"
        ;;
      record) words+=" $helper --for" ;;
      replay) words+=" $places --json --speed" ;;
      doctor) words+=" $places" ;;
      geo) words+=" update account $places --provider --from" ;;
    esac
    if [[ $command =~ ^(shot|record|replay)$ && $current != -* ]]; then
      compopt -o filenames
      mapfile -t COMPREPLY < <(compgen -f -- "$current")
      return
    fi
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
} && complete -F _telltale telltale

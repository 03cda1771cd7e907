import { scriptHead } from './switch-scripts.ts';
import type { SwitchSpec } from './switch-spec.ts';

/** How long the owner of the card may take until it has what its file says. */
const mostSettleSeconds = 20;

/**
 * Commits the switch: the owner's file first (in one step, the old one kept), then the timers are stopped, and only then
 * the temporary address goes. What stands in the way before that is told as \`not-promoted\` or \`not-written\`, and the switch
 * is rolled back at once. Afterwards there is no way back: a card whose addresses are still wrong after a while is told as
 * \`unsettled\`. May run again at any point, also where it was killed: it goes on. Where there is no switch any more it does
 * nothing. The new text of the file comes as \`config.new\`.
 */
export function commitScript(spec: SwitchSpec): string {
  return `${scriptHead(spec)}
exec 9>> "$FOLDER/lock"
flock 9
refuse() {
  say "$*"
  # Nobody looks any more, and says that all is well.
  touch "$FOLDER/stop"
  flock -u 9
  sh "$FOLDER/undo.sh" 9>&-
  exit 11
}
if [ ! -e "$FOLDER/committed" ]; then
  case "$(cat "$FOLDER/status" 2>/dev/null)" in switched*|committing) ;; *) exit 10 ;; esac
  holds "$FINAL" || refuse "not-written $CARD does not have $FINAL"
  say committing
  # Not by sysctl, which takes the dot in the name of a VLAN for a folder. Without it the other addresses of the network, and
  # the routes over them, go with the temporary one (cutover.md 4.3).
  PROMOTE="/proc/sys/net/ipv4/conf/$CARD/promote_secondaries"
  { echo 1 > "$PROMOTE" && [ "$(cat "$PROMOTE")" = 1 ]; } 2> "$FOLDER/why" || refuse "not-promoted $(tr '\\n' ' ' < "$FOLDER/why" | cut -c 1-160)"
  put "$FOLDER/config.new" 2> "$FOLDER/why" || refuse "not-written $(tr '\\n' ' ' < "$FOLDER/why" | cut -c 1-160)"
  # From here on the undo does nothing, also where a timer cannot be stopped.
  touch "$FOLDER/committed" "$FOLDER/stop"
fi
say committing
# Each alone: of one that is not there the other is stopped all the same.
for timer in $TIMERS; do systemctl stop "$timer"; done > /dev/null 2>&1
[ ! -e "$FOLDER/undo.pid" ] || kill "$(cat "$FOLDER/undo.pid")" 2> /dev/null
case "$OWNER" in
  netplan-networkd) netplan generate; networkctl reload ;;
  netplan-networkmanager) netplan generate; nmcli connection reload; nmcli device reapply "$CARD" ;;
  networkd) networkctl reload ;;
  networkmanager) nmcli connection load "$CONFIG"; nmcli device reapply "$CARD" ;;
esac > "$FOLDER/owner.log" 2>&1
# The first address of a network is the one that the machine speaks by itself: what stood between the temporary and the final
# one comes behind, with the routes that name it.
first() { ip -o -4 address show dev "$CARD" primary to "$FINAL/$LENGTH" | sed -n "s:.* inet \\([0-9.]*/$LENGTH\\) .*:\\1:p" | head -n 1; }
move_behind() {
  ip -4 address save dev "$CARD" to "\${1%/*}/32" > "$FOLDER/address.kept" || return 1
  ip -4 route show table all dev "$CARD" src "\${1%/*}" | grep -v 'proto kernel' | sed 's/ linkdown//; s/ dead//' > "$FOLDER/routes.kept"
  ip address del "$1" dev "$CARD"
  ip -4 address restore < "$FOLDER/address.kept"
  while read -r ROUTE; do ip -4 route add $ROUTE dev "$CARD" src "\${1%/*}"; done < "$FOLDER/routes.kept"
}
# For two seconds as it should be, and looked at three times: an owner that is slow is waited for.
BEGAN=$(date +%s)
ROUNDS=0
GOOD=0
while :; do
  NOW=$(date +%s)
  ROUNDS=$((ROUNDS + 1))
  holds "$FINAL" || ip address add "$FINAL/$LENGTH" dev "$CARD"
  ! holds "$TEMPORARY" || ip address del "$TEMPORARY/$LENGTH" dev "$CARD"
  FIRST=$(first)
  [ -z "$FIRST" ] || [ "$FIRST" = "$FINAL/$LENGTH" ] || move_behind "$FIRST"
  if [ -n "$GATEWAY" ] && ! ip -4 route show default | grep -q .; then ip route add default via "$GATEWAY" dev "$CARD"; fi
  if holds "$FINAL" && ! holds "$TEMPORARY" && [ "$(first)" = "$FINAL/$LENGTH" ]; then
    [ "$GOOD" -gt 0 ] || SINCE=$NOW
    GOOD=$((GOOD + 1))
    [ "$GOOD" -lt 3 ] || [ $((NOW - SINCE)) -lt 2 ] || break
  else
    GOOD=0
    if [ $((NOW - BEGAN)) -gt ${String(mostSettleSeconds)} ] && [ "$ROUNDS" -gt 20 ]; then
      say "unsettled $(ip -o -4 address show dev "$CARD" | sed 's/.* inet \\([0-9./]*\\) .*/\\1/' | tr '\\n' ' ' | cut -c 1-160)"
      exit 12
    fi
  fi
  sleep 0.1
done
say committed
`;
}

import { quoteArgv } from '../../ssh/quote.ts';
import { lookFunction } from './arp-look.ts';
import { switchFolder, switchUnits, type SwitchSpec } from './switch-spec.ts';

/** How the undo ends where the switch was committed: there is nothing left that it could roll back. */
export const committedCode = 9;

/** Without one real look for this long nobody knows who holds the address. */
const mostBlindSeconds = 8;

/**
 * The lines that all scripts begin with: what they know, and how they tell where they are. `say` writes the status in one
 * step; a switch that was committed or undone is never told to be anything else. `put` puts a file in the place of the
 * owner's in one step, which a power cut leaves as it was or as it shall be: its other name begins with a dot and ends like
 * nothing that an owner reads (`source interfaces.d/*` of ifupdown takes every name without one).
 */
export function scriptHead(spec: SwitchSpec): string {
  const units = switchUnits(spec);
  const place = spec.configFile.slice(0, spec.configFile.lastIndexOf('/'));
  const values = {
    FOLDER: switchFolder(spec),
    CARD: spec.interfaceName,
    FINAL: spec.finalAddress,
    TEMPORARY: spec.temporaryAddress,
    LENGTH: String(spec.prefixLength),
    GATEWAY: spec.gateway ?? '',
    OLD_MAC: (spec.oldMac ?? '').toLowerCase(),
    CONFIG: spec.configFile,
    PLACE: place === '' ? '/' : place,
    NEXT: `${place}/.${spec.configFile.slice(place.length + 1)}.handover`,
    OWNER: spec.owner,
    TIMERS: units.undo.map((unit) => `${unit}.timer`).join(' '),
    WAIT: String(spec.waitSeconds),
  };
  const lines = Object.entries(values).map(([name, value]) => `${name}=${quoteArgv([value])}`);
  return `#!/bin/sh
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
LC_ALL=C
export PATH LC_ALL
${lines.join('\n')}
say() { printf '%s\\n' "$*" > "$FOLDER/status.new" && mv -f "$FOLDER/status.new" "$FOLDER/status"; }
holds() { ip -o -4 address show dev "$CARD" | grep -qF " $1/"; }
put() {
  cp -p "$CONFIG" "$NEXT" && cat "$1" > "$NEXT" && sync "$NEXT" && mv -f "$NEXT" "$CONFIG" && sync "$PLACE" && return 0
  rm -f "$NEXT"
  return 1
}
`;
}

/**
 * Takes the final address off and puts back what was before. Safe to run twice, and where nothing was changed; after a
 * commit it does nothing, and ends with {@link committedCode}. The card is never without an address: the temporary one goes on before the final one goes off,
 * where it is not there.
 */
export function undoScript(spec: SwitchSpec): string {
  return `${scriptHead(spec)}
exec 9>> "$FOLDER/lock"
flock 9
[ -e "$FOLDER/committed" ] && exit ${String(committedCode)}
touch "$FOLDER/stop"
holds "$FINAL" && ip address del "$FINAL/$LENGTH" dev "$CARD"
holds "$TEMPORARY" || ip address add "$TEMPORARY/$LENGTH" dev "$CARD"
if [ -n "$GATEWAY" ] && ! ip -4 route show default | grep -q .; then ip route add default via "$GATEWAY" dev "$CARD"; fi
if [ -e "$FOLDER/config.before" ] && ! cmp -s "$FOLDER/config.before" "$CONFIG"; then put "$FOLDER/config.before"; fi
holds "$FINAL" && exit 1
holds "$TEMPORARY" || exit 1
case "$(cat "$FOLDER/status" 2>/dev/null)" in
  conflict*|third*|gave-up*|blind*|not-written*|not-promoted*) ;;
  prepared) ;;
  *) say reverted ;;
esac
`;
}

/**
 * Waits until nobody answers for the final address, takes it, and makes it known; then goes on looking whether somebody
 * else answers for it, and gives it up at once where that is so. Free is what three looks found silent that began one
 * shortly after another: a lost frame is not taken for silence, and the clients wait for one look and not for three. A look
 * that could not be made counts for nothing, and where none can be made for a while that is told as \`blind\`, before and
 * after. Order and repeats of the announcements: cutover.md 4.2 (measured): gratuitous both ways, and an ordinary request to
 * the gateway, for routers that drop gratuitous ones.
 */
export function takeScript(spec: SwitchSpec): string {
  return `${scriptHead(spec)}${lookFunction}
# Seconds that only go forward, without a process of their own: on a busy machine each one costs the clients time.
seconds() { read -r NOW _ < /proc/uptime; NOW=\${NOW%.*}; }
# What a look found, as look gives it; WHY is a network card, or a reason.
probe() {
  WHY=$(look 1)
  FOUND=$?
  seconds
  [ "$FOUND" = 2 ] || LOOKED=$NOW
  return "$FOUND"
}
is_blind() { [ $((NOW - LOOKED)) -ge ${String(mostBlindSeconds)} ]; }
probes() {
  (sleep 0.1; look 1 > "$FOLDER/second") & SECOND=$!
  (sleep 0.2; look 1 > "$FOLDER/third") & THIRD=$!
  probe
  if [ $? -ne 0 ]; then
    { kill "$SECOND" "$THIRD"; wait "$SECOND" "$THIRD"; } 2> /dev/null
    return "$FOUND"
  fi
  for name in second third; do
    if [ "$name" = second ]; then wait "$SECOND"; else wait "$THIRD"; fi
    ONE=$?
    [ "$ONE" -le 1 ] || ONE=2
    # Whoever answered outweighs a look that failed, and that one silence.
    if [ "$ONE" -eq 1 ] || { [ "$ONE" -eq 2 ] && [ "$FOUND" -eq 0 ]; }; then FOUND=$ONE; read -r WHY < "$FOLDER/$name"; fi
  done
  return "$FOUND"
}
announce() {
  arping -U -I "$CARD" -c 3 -w 1 "$FINAL" &
  arping -A -I "$CARD" -c 2 -w 1 "$FINAL" &
  [ -n "$GATEWAY" ] && arping -I "$CARD" -c 2 -w 1 -s "$FINAL" "$GATEWAY" &
} > /dev/null 2>&1
say waiting
seconds
BEGAN=$NOW
LOOKED=$NOW
MAC=
while :; do
  probes
  case $? in
    0) ;;
    1) MAC=$WHY
       if [ -n "$OLD_MAC" ] && [ "$MAC" != "$OLD_MAC" ]; then say "third $MAC"; exit 3; fi
       sleep 0.1 ;;
    *) if is_blind; then say "blind $WHY"; exit 4; fi
       sleep 0.1 ;;
  esac
  [ -e "$FOLDER/stop" ] && exit 0
  [ "$FOUND" -ne 0 ] || break
  if [ $((NOW - BEGAN)) -gt "$WAIT" ]; then say "gave-up $MAC"; exit 5; fi
done
exec 9>> "$FOLDER/lock"
flock 9
[ -e "$FOLDER/stop" ] && exit 0
ip address add "$FINAL/$LENGTH" dev "$CARD" || { say "gave-up"; exit 6; }
announce 9>&-
seconds
AT=$NOW
say "switched 0"
flock -u 9
# Takes it back and says why, unless it is over.
give_up() {
  flock 9
  [ -e "$FOLDER/stop" ] && exit 0
  say "$*"
  flock -u 9
  sh "$FOLDER/undo.sh" 9>&-
}
SAID=0
LOOKS=0
LOOKED=$AT
while [ ! -e "$FOLDER/stop" ]; do
  seconds
  AGO=$((NOW - AT))
  if [ "$SAID" -lt 1 ] && [ "$AGO" -ge 5 ]; then SAID=1; announce 9>&-; fi
  if [ "$SAID" -lt 2 ] && [ "$AGO" -ge 30 ]; then SAID=2; announce 9>&-; fi
  probe 9>&-
  case $FOUND in
    0) LOOKS=$((LOOKS + 1))
       flock 9
       [ -e "$FOLDER/stop" ] || say "switched $LOOKS"
       flock -u 9 ;;
    1) give_up "conflict $WHY"; exit 7 ;;
    *) if is_blind; then give_up "blind $WHY"; exit 8; fi ;;
  esac
  sleep 0.4
done
`;
}

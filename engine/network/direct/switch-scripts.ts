import { quoteArgv } from '../../ssh/quote.ts';
import { switchFolder, switchUnits, type SwitchSpec } from './switch-spec.ts';

/** How often a silent probe must follow another before the address counts as free, and how long one waits for an answer. */
const silentProbes = 3;
const probeSeconds = 0.3;

/**
 * The lines that all scripts begin with: what they know, and how they tell where they are. `say` writes the status in one
 * step; a switch that was committed or undone is never told to be anything else.
 */
function head(spec: SwitchSpec): string {
  const values = {
    FOLDER: switchFolder(spec),
    CARD: spec.interfaceName,
    FINAL: spec.finalAddress,
    TEMPORARY: spec.temporaryAddress,
    LENGTH: String(spec.prefixLength),
    GATEWAY: spec.gateway ?? '',
    OLD_MAC: (spec.oldMac ?? '').toLowerCase(),
    CONFIG: spec.configFile,
    OWNER: spec.owner,
    TAKE: switchUnits(spec).take,
    UNDO: switchUnits(spec).undo,
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
`;
}

/**
 * Takes the final address off and puts back what was before. Safe to run twice, and where nothing was changed; after a
 * commit it does nothing. The card is never without an address: the temporary one goes on before the final one goes off,
 * where it is not there.
 */
export function undoScript(spec: SwitchSpec): string {
  return `${head(spec)}
exec 9>> "$FOLDER/lock"
flock 9
[ -e "$FOLDER/committed" ] && exit 0
touch "$FOLDER/stop"
holds "$FINAL" && ip address del "$FINAL/$LENGTH" dev "$CARD"
holds "$TEMPORARY" || ip address add "$TEMPORARY/$LENGTH" dev "$CARD"
if [ -n "$GATEWAY" ] && ! ip -4 route show default | grep -q .; then ip route add default via "$GATEWAY" dev "$CARD"; fi
if [ -e "$FOLDER/config.before" ] && ! cmp -s "$FOLDER/config.before" "$CONFIG"; then
  cp -p "$FOLDER/config.before" "$CONFIG.handover" && mv -f "$CONFIG.handover" "$CONFIG"
fi
holds "$FINAL" && exit 1
holds "$TEMPORARY" || exit 1
case "$(cat "$FOLDER/status" 2>/dev/null)" in
  conflict*|third*|gave-up*|blind*) ;;
  prepared) ;;
  *) say reverted ;;
esac
`;
}

/**
 * Waits until nobody answers for the final address, takes it, and makes it known; then goes on looking whether somebody
 * else answers for it, and gives it up at once where that is so. Order and repeats of the announcements: cutover.md 4.2
 * (measured): gratuitous both ways, and an ordinary request to the gateway, for routers that drop gratuitous ones.
 */
export function takeScript(spec: SwitchSpec): string {
  return `${head(spec)}
probe() {
  SEEN=$(timeout -s KILL ${String(probeSeconds)} arping -D -I "$CARD" -c 1 -w 1 "$FINAL" 2>&1)
  case $? in
    1) MAC=$(printf '%s' "$SEEN" | sed -n 's/^[^[]*\\[\\([0-9A-Fa-f:]*\\)\\].*/\\1/p' | head -n 1 | tr A-F a-f); return 1 ;;
    0|137) return 0 ;;
    *) return 2 ;;
  esac
}
announce() {
  arping -U -I "$CARD" -c 3 -w 1 "$FINAL" &
  arping -A -I "$CARD" -c 2 -w 1 "$FINAL" &
  [ -n "$GATEWAY" ] && arping -I "$CARD" -c 2 -w 1 -s "$FINAL" "$GATEWAY" &
} > /dev/null 2>&1
say waiting
BEGAN=$(date +%s)
SILENT=0
while [ "$SILENT" -lt ${String(silentProbes)} ]; do
  probe
  case $? in
    0) SILENT=$((SILENT + 1)) ;;
    1) SILENT=0
       if [ -n "$OLD_MAC" ] && [ "$MAC" != "$OLD_MAC" ]; then say "third $MAC"; exit 3; fi
       sleep 0.1 ;;
    *) say "blind $(printf '%s' "$SEEN" | tr '\\n' ' ' | cut -c 1-120)"; exit 4 ;;
  esac
  [ -e "$FOLDER/stop" ] && exit 0
  if [ $(($(date +%s) - BEGAN)) -gt "$WAIT" ]; then say "gave-up \${MAC:-}"; exit 5; fi
done
exec 9>> "$FOLDER/lock"
flock 9
[ -e "$FOLDER/stop" ] && exit 0
ip address add "$FINAL/$LENGTH" dev "$CARD" || { say "gave-up"; exit 6; }
announce
say "switched 0 $(date +%s)"
flock -u 9
AT=$(date +%s)
SAID=0
LOOKS=0
while [ ! -e "$FOLDER/stop" ]; do
  AGO=$(($(date +%s) - AT))
  if [ "$SAID" -lt 1 ] && [ "$AGO" -ge 5 ]; then SAID=1; announce; fi
  if [ "$SAID" -lt 2 ] && [ "$AGO" -ge 30 ]; then SAID=2; announce; fi
  probe
  if [ $? -eq 1 ]; then
    say "conflict $MAC"
    sh "$FOLDER/undo.sh"
    exit 7
  fi
  LOOKS=$((LOOKS + 1))
  flock 9
  [ -e "$FOLDER/stop" ] || say "switched $LOOKS $AT"
  flock -u 9
  sleep 0.4
done
`;
}

/**
 * Makes the switch last: the owner's file first (in one step, the old one kept), then the timer is stopped, and only then
 * the temporary address goes. Exit code 10 where the switch is not there any more, 11 where the file could not be written.
 * The new text of the file comes as \`config.new\`.
 */
export function commitScript(spec: SwitchSpec): string {
  return `${head(spec)}
exec 9>> "$FOLDER/lock"
flock 9
case "$(cat "$FOLDER/status" 2>/dev/null)" in switched*|committing) ;; *) exit 10 ;; esac
holds "$FINAL" || exit 10
say committing
cp -p "$CONFIG" "$CONFIG.handover" && cat "$FOLDER/config.new" > "$CONFIG.handover" && sync "$CONFIG.handover" || { rm -f "$CONFIG.handover"; say "switched 0 $(date +%s)"; exit 11; }
mv -f "$CONFIG.handover" "$CONFIG" || exit 11
# From here on the undo does nothing, also where its timer cannot be stopped.
touch "$FOLDER/committed" "$FOLDER/stop"
stop_timer() { systemctl stop "$UNDO.timer"; [ ! -e "$FOLDER/undo.pid" ] || kill "$(cat "$FOLDER/undo.pid")"; }
stop_timer > /dev/null 2>&1
sysctl -qw "net.ipv4.conf.$CARD.promote_secondaries=1"
case "$OWNER" in
  netplan-networkd) netplan generate; networkctl reload ;;
  netplan-networkmanager) netplan generate; nmcli connection reload; nmcli device reapply "$CARD" ;;
  networkd) networkctl reload ;;
  networkmanager) nmcli connection load "$CONFIG"; nmcli device reapply "$CARD" ;;
esac > "$FOLDER/owner.log" 2>&1
settle=0
while [ "$settle" -lt 20 ]; do
  holds "$FINAL" || ip address add "$FINAL/$LENGTH" dev "$CARD"
  ! holds "$TEMPORARY" || ip address del "$TEMPORARY/$LENGTH" dev "$CARD"
  if [ -n "$GATEWAY" ] && ! ip -4 route show default | grep -q .; then ip route add default via "$GATEWAY" dev "$CARD"; fi
  holds "$FINAL" && ! holds "$TEMPORARY" && settle=$((settle + 1))
  sleep 0.1
done
say committed
`;
}

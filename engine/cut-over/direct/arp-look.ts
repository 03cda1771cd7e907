import { quoteArgv } from '../../ssh/quote.ts';
import type { RunAsRoot } from './run-as-root.ts';

/** A look that has not ended by itself after this is given up, and was none. */
const mostLookSeconds = 5;

/**
 * Shell that asks by ARP who answers for `$FINAL` on `$CARD`: `look N` sends N questions, a second each, and gives 0 where
 * nobody answered, 1 where somebody did (told by its network card), 2 where it could not look (told why). Silence is arping's
 * own end with its own word that it sent and that nothing came back: not the end of whoever cut it short, not a card
 * without ARP, for which it ends well and sends nothing (`arping.c`, `exit(dad ? 0 : 2)`), not one whose cable is out, and not one
 * that was told to stop, which ends well as well, but early.
 */
export const lookFunction = `
carries() { CARRIER=; read -r CARRIER 2> /dev/null < "/sys/class/net/$CARD/carrier"; [ "$CARRIER" = 1 ]; }
hundredths() { read -r UP _ < /proc/uptime; NOW=\${UP%.*}\${UP#*.}; }
look() {
  carries || { echo "no link on $CARD"; return 2; }
  hundredths; FROM=$NOW
  SAID=$(LC_ALL=C timeout -s KILL ${String(mostLookSeconds)} arping -D -I "$CARD" -c "$1" -w "$1" "$FINAL" 2>&1)
  END=$?
  hundredths
  case "$END $SAID" in
    "1 "*"["??:??:??:??:??:??"]"*)
      SAID=\${SAID#*"["}
      printf '%s\\n' "\${SAID%%"]"*}" | tr A-F a-f
      return 1 ;;
    "0 "*"Sent "[1-9]*" probe"*"Received 0 response"*)
      carries && [ $((NOW - FROM)) -ge $(($1 * 100 - 10)) ] && return 0 ;;
  esac
  printf 'arping: exit code %s: %s\\n' "$END" "$SAID" | tr '\\n' ' ' | cut -c 1-160
  return 2
}
`;

/**
 * Asks who answers for an address on the card's own network. `mac` of the machine that did; `silent` means nothing by
 * itself where this card never saw the old appliance. Changes nothing.
 */
export async function askByArp(
  run: RunAsRoot,
  interfaceName: string,
  address: string,
): Promise<
  { readonly kind: 'answered'; readonly mac: string } | { readonly kind: 'silent' | 'could-not-test' }
> {
  const { exitCode, stdout } = await run(
    'arp',
    `CARD=${quoteArgv([interfaceName])}
FINAL=${quoteArgv([address])}
${lookFunction}
SEEN=$(look 3)
case $? in 0) echo silent ;; 1) echo "answered $SEEN" ;; *) echo "could not: $SEEN"; exit 2 ;; esac`,
  );
  const mac = /^answered ([0-9a-f:]{17})$/m.exec(stdout)?.[1];
  if (mac !== undefined) return { kind: 'answered', mac };
  return { kind: exitCode === 0 && stdout.trim() === 'silent' ? 'silent' : 'could-not-test' };
}

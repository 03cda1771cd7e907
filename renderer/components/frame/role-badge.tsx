import { Badge } from '@mantine/core';
import type { ApplianceSide } from '../../../shared/run/error-codes.ts';
import { useOwnWords } from '../../store/words-store.ts';

/** Which of the two machines something is about, by word and by shape: the old one has cut corners, the new one round ones. */
export function RoleBadge({ side }: { side: ApplianceSide }) {
  const { common } = useOwnWords();
  const look = side === 'old' ? { color: 'gray', radius: 0 } : { color: 'blue', radius: 'xl' };
  return (
    <Badge variant="filled" style={{ flexShrink: 0 }} {...look}>
      {common[`${side}Role`]}
    </Badge>
  );
}

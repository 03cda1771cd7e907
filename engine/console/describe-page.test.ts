import { expect, test } from 'vitest';
import { describePage } from './describe-page.ts';
import { backupTexts, pageWith, shippedRules } from './testing/sample-rules.ts';

test('of a page its wording stays, and what is its owner’s does not', async () => {
  const described = describePage(
    pageWith(
      [
        ...backupTexts,
        ['heading', 'Willkommen auf epp01.berlin.example'],
        ['link', 'anna.schmidt@example.com'],
        ['text', 'Anna Maria Schmidt'],
        ['text', 'Ihre Importdatei wurde soeben am 3.12. eingereiht'],
        ['text', '10.1.20.30'],
        ['label', 'Kennwort'],
        ['cell', 'Praxis Doktor Meier'],
      ],
      {
        title: 'EPP Berlin Mitte',
        tables: [
          { columns: ['Name', 'Status', 'SN-4711'], rows: [['before-the-move', 'Ready to download', 'x']] },
        ],
        beside: [{ label: 'IP Address', value: '10.1.20.30' }],
      },
    ),
    await shippedRules(),
  );
  const text = JSON.stringify(described);
  for (const own of [
    'epp01',
    'berlin',
    'Berlin',
    'anna',
    'Anna',
    'Schmidt',
    '10.1.20.30',
    'Meier',
    'before-the-move',
    '4711',
  ])
    expect(text).not.toContain(own);
  for (const kept of [
    'Willkommen auf',
    'Ihre Importdatei wurde soeben am […] eingereiht',
    'Kennwort',
    'List of System Backups',
    'Status',
  ])
    expect(text).toContain(kept);
  expect(described.tables).toEqual([{ columns: ['Name', 'Status', '[…]'], rows: 1 }]);
  expect(described.verdict).toMatchObject({
    page: 'system-backup',
    observed: [{ rule: 'backup-state', row: '[…]', value: '[…]' }],
  });
});

test.for(['Yes, I saved the System Backup Key', 'Ja, ich habe den Schlüssel gesichert'])(
  'beside a key no sentence stays, for the key may be one (%s)',
  async (button) => {
    const key = 'correct horse battery staple';
    const described = describePage(
      pageWith([...backupTexts, ['button', button], ['text', key]]),
      await shippedRules(),
    );
    expect(JSON.stringify(described)).not.toContain('horse');
  },
);

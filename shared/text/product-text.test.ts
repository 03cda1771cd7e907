import { expect, test } from 'vitest';
import { en } from './en.ts';
import { de } from './de.ts';
import { productText, traceTexts, versionText } from './product-text.ts';

const product = { product: 'Endpoint Protector', version: '5.9.4.2' };

test('what the appliance told is shown as it is', () => {
  expect(productText(en, product)).toBe('Endpoint Protector');
  expect(versionText(en, product, '1.0')).toBe('5.9.4.2');
});

test('what only the plan says is marked as that, wherever it stands', () => {
  expect(productText(en, { ...product, ofPlan: 'all' })).toBe(en.asPlanned('Endpoint Protector'));
  expect(versionText(en, { ...product, ofPlan: 'all' })).toBe(en.asPlanned('5.9.4.2'));
  expect(productText(en, { ...product, ofPlan: 'version' })).toBe('Endpoint Protector');
  expect(versionText(en, { ...product, ofPlan: 'version' })).toBe(en.asPlanned('5.9.4.2'));
  expect(versionText(en, undefined, '2608')).toBe(en.asPlanned('2608'));
  expect(versionText(en, undefined)).toBeUndefined();
});

test('what was seen beside a version is told with what it proves, and steers nothing', () => {
  const traces = [
    { kind: 'console-title', title: 'Endpoint Protector\u202e' },
    { kind: 'folder', path: '/var/www/EPPServer' },
    { kind: 'package', name: 'nginx', version: '1.18.0' },
  ] as const;
  for (const words of [en, de]) {
    const told = traceTexts(words, traces);
    expect(told).toHaveLength(3);
    expect(told[0]).not.toContain('\u202e');
    expect(told.join(' ')).toContain('nginx 1.18.0');
    // None of them makes a version of the product.
    expect(told.join(' ')).not.toContain(product.version);
  }
  expect(traceTexts(en)).toEqual([]);
});

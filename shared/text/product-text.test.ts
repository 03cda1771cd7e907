import { expect, test } from 'vitest';
import { en } from './en.ts';
import { productText, versionText } from './product-text.ts';

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

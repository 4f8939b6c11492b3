import { parseLosslessJson } from '../parseLosslessJson';
import { instant, pastInstant } from './fields';

describe('instants', () => {
  it.each([
    ['1764547200000', '2025-12-01T00:00:00.000Z'],
    ['"1764547200000"', '2025-12-01T00:00:00.000Z'],
    ['-1', '1969-12-31T23:59:59.999Z'],
    ['9223372036854775807', undefined],
    ['8640000000000001', undefined],
    ['"soon"', undefined],
    ['""', undefined],
    ['null', undefined],
  ])('of %s is %s', (wire, date) => {
    expect(instant.parse(parseLosslessJson(wire))).toBe(date);
    expect(pastInstant.parse(parseLosslessJson(wire))).toBe(date);
  });

  it('of 0 is the beginning, or not yet', () => {
    expect(instant.parse(0)).toBe('1970-01-01T00:00:00.000Z');
    expect(pastInstant.parse(0)).toBeUndefined();
  });
});

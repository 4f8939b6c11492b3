import { constructId } from './constructId';

describe('constructId', () => {
  it('keeps names that are identifiers', () => {
    expect(constructId('data-engineers_2')).toBe('data-engineers_2');
  });

  it('tells names apart that look alike', () => {
    const ids = ['Data Engineers', 'Data  Engineers', 'Data.Engineers'].map(
      constructId,
    );
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) {
      expect(id).toMatch(/^Data_Engineers-[0-9a-f]{8}$/);
    }
  });

  it.each(['toString', 'valueOf', 'constructor', '__proto__'])(
    'tells a thing called %s from what every object has',
    name => {
      const id = constructId(name);
      expect(id).toMatch(/-[0-9a-f]{8}$/);
      expect(id in {}).toBe(false);
    },
  );
});

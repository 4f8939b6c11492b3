import { TransformerRegistry } from './TransformerRegistry';

describe('TransformerRegistry', () => {
  it('takes one transformer for each kind', () => {
    const registry = new TransformerRegistry();
    registry.set({ workspace: entity => entity });
    registry.set({ catalog: () => undefined });
    expect(Object.keys(registry.all())).toEqual(['workspace', 'catalog']);
    expect(() => registry.set({ vpc: e => e, catalog: e => e })).toThrow(
      'set already for: catalog',
    );
    expect(Object.keys(registry.all())).toEqual(['workspace', 'catalog']);
  });
});

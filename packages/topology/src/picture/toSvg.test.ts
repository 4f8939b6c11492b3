import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { networkStacks } from '../__fixtures__/networkStacks';
import { topologyFromStacks } from '../topologyFromStacks';
import { layoutTopology } from './layoutTopology';
import { toSvg } from './toSvg';

/** Throws where the text is not well-formed XML. */
function elementsOf(xml: string): Array<{ name: string; text: string }> {
  const open: Array<{ name: string; text: string }> = [];
  const all: Array<{ name: string; text: string }> = [];
  const parser = new SaxesParser();
  parser.on('error', error => {
    throw error;
  });
  parser.on('opentag', tag => {
    const element = { name: tag.name, text: '' };
    open.push(element);
    all.push(element);
  });
  parser.on('text', text => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return all;
}

describe('toSvg', () => {
  it('is well-formed whatever things are called, and runs nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom('</text><script>alert(1)</script>', ']]>', '\u0000'),
        ),
        vpcName => {
          const svg = toSvg(
            topologyFromStacks(
              networkStacks({ zones: ['us-west-2a', 'us-west-2b'], vpcName }),
            ),
          );
          const names = elementsOf(svg).map(element => element.name);
          expect(names).not.toContain('script');
        },
      ),
    );
  });

  it('has a title, a description and every node', () => {
    const topology = topologyFromStacks(
      networkStacks({ zones: ['us-west-2a', 'us-west-2b'] }),
    );
    const svg = toSvg(topology);
    expect(svg).toContain('role="img"');
    const elements = elementsOf(svg);
    expect(elements.find(({ name }) => name === 'desc')?.text).toContain(
      'Subnet: 6',
    );
    const titles = elements
      .filter(({ name }) => name === 'title')
      .map(({ text }) => text);
    expect(titles).toHaveLength(topology.nodes.length + 1);
    for (const node of topology.nodes) {
      expect(titles.some(title => title.startsWith(node.name))).toBe(true);
    }
  });

  it('keeps every name within its box, digits and long ones as well', () => {
    const topology = topologyFromStacks(
      networkStacks({
        zones: ['us-west-2a', 'us-west-2b'],
        vpcName: `W${'0123456789'.repeat(8)}`,
      }),
    );
    const widths = new Map(
      layoutTopology(topology).nodes.map(({ id, width }) => [id, width]),
    );
    const names = toSvg(topology).match(/(?<=class="name"[^>]*>)[^<]*/g) ?? [];
    expect(names).toHaveLength(topology.nodes.length);
    layoutTopology(topology).nodes.forEach(({ id }, index) => {
      // The widest sans-serif in use has digits of 0.7 em in bold.
      const digits = names[index].replace(/[^0-9]/g, '').length;
      const least = digits * 0.7 * 13 + (names[index].length - digits) * 4;
      expect(least).toBeLessThanOrEqual((widths.get(id) ?? 0) - 20);
    });
  });

  it('says so where there is no network', () => {
    const elements = elementsOf(toSvg({ nodes: [], edges: [] }));
    expect(elements.find(({ name }) => name === 'desc')?.text).toBe(
      'The stacks hold no network.',
    );
  });
});

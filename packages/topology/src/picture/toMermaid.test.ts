import fc from 'fast-check';
import { networkStacks } from '../__fixtures__/networkStacks';
import { topologyFromStacks } from '../topologyFromStacks';
import { toMermaid } from './toMermaid';

const LINE =
  /^(flowchart LR| +(n\d+|subgraph n\d+)\["[^"]*"\]| +end| {2}n\d+ -->\|"[a-z ]+"\| n\d+)$/;

describe('toMermaid', () => {
  it('nests subgraphs and names edges', () => {
    const text = toMermaid(
      topologyFromStacks(
        networkStacks({ zones: ['us-west-2a', 'us-west-2b'] }),
      ),
    );
    expect(text).toContain('["hello-dev-public-a<br/>10.0.0.0/26 · public"]');
    expect(text).toContain('-->|"routes to"|');
    const opened = text.match(/subgraph/g)?.length;
    expect(text.match(/^ *end$/gm)).toHaveLength(opened ?? 0);
    // account, VPC, two zones, two public subnets with a NAT gateway each
    expect(opened).toBe(6);
  });

  it('lets no name break out of its label', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom(
            '"]\nend',
            '`**x**`',
            '<img src=x>',
            '#quot;',
            '%%{init: {}}%%',
          ),
        ),
        vpcName => {
          const text = toMermaid(
            topologyFromStacks(
              networkStacks({ zones: ['us-west-2a', 'us-west-2b'], vpcName }),
            ),
          );
          for (const line of text.trimEnd().split('\n')) {
            expect(line).toMatch(LINE);
            expect(line.replace(/<br\/>/g, '')).not.toMatch(/[<`%{}]/);
          }
        },
      ),
    );
  });
});

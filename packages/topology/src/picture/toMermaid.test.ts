import fc from 'fast-check';
import { networkStacks } from '../__fixtures__/networkStacks';
import { securedStacks } from '../__fixtures__/securedStacks';
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

  it('draws no edge between a node and a subgraph around it', () => {
    const text = toMermaid(
      topologyFromStacks(
        securedStacks({ backEnd: true, frontEnd: ['10.8.0.0/16'] }),
      ),
    );
    const [, vpc] = /subgraph (n\d+)\["hello-dev<br/.exec(text) ?? [];
    const [, zone] =
      /(n\d+)\["privatelink.cloud.databricks.com<br/.exec(text) ?? [];
    expect(vpc && zone).toBeTruthy();
    expect(text).not.toMatch(new RegExp(`${zone} -->\\|[^|]*\\| ${vpc}\n`));
    expect(text).toMatch(new RegExp(`${zone} -->\\|"resolves to"\\|`));
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

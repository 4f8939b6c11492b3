import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { layoutTopology } from './picture/layoutTopology';
import { TerraformJson } from './TerraformJson';
import { topologyFromStacks } from './topologyFromStacks';

// What `lakeport synth` wrote for a project of one environment in two zones.
const stacks: Record<string, TerraformJson> = JSON.parse(
  readFileSync(join(__dirname, '__fixtures__', 'synthesized.json'), 'utf8'),
);

describe('topologyFromStacks, with synthesized stacks', () => {
  const topology = topologyFromStacks(stacks);
  const ofKind = (kind: string) =>
    topology.nodes.filter(node => node.kind === kind);

  it.each([
    ['vpc', 'aws_vpc'],
    ['subnet', 'aws_subnet'],
    ['route-table', 'aws_route_table'],
    ['internet-gateway', 'aws_internet_gateway'],
    ['nat-gateway', 'aws_nat_gateway'],
    ['vpc-endpoint', 'aws_vpc_endpoint'],
    ['security-group', 'aws_security_group'],
    ['bucket', 'aws_s3_bucket'],
    ['workspace', 'databricks_mws_workspaces'],
  ])('has one %s for each %s', (kind, type) => {
    const declared = Object.entries(stacks).flatMap(([stack, json]) =>
      Object.keys(json.resource?.[type] ?? {}).map(
        name => `${stack}/${type}.${name}`,
      ),
    );
    expect(declared).not.toEqual([]);
    expect(
      ofKind(kind)
        .map(node => node.id)
        .sort(),
    ).toEqual(declared.sort());
  });

  it('ties the workspace to what it needs', () => {
    const [workspace] = ofKind('workspace');
    const kinds = topology.edges
      .filter(edge => edge.source === workspace.id)
      .map(({ kind, target }) => [
        kind,
        topology.nodes.find(node => node.id === target)?.kind,
      ]);
    expect(kinds).toEqual(
      expect.arrayContaining([
        ['attached-to', 'subnet'],
        ['secured-by', 'security-group'],
        ['stores-in', 'bucket'],
        ['uses', 'bucket'],
        ['managed-by', 'control-plane'],
      ]),
    );
  });

  it('gives every private subnet a way out', () => {
    const next = (source: string, kind: string) =>
      topology.edges
        .filter(edge => edge.source === source && edge.kind === kind)
        .map(edge => edge.target);
    for (const subnet of ofKind('subnet').filter(
      node => node.tier === 'private',
    )) {
      const hops = next(subnet.id, 'associated-with').flatMap(table =>
        next(table, 'routes-to'),
      );
      const kinds = hops.map(
        id => topology.nodes.find(node => node.id === id)?.kind,
      );
      expect(kinds.sort()).toEqual(['nat-gateway', 'vpc-endpoint']);
    }
  });

  it('has a place for every node', () => {
    expect(layoutTopology(topology).nodes).toHaveLength(topology.nodes.length);
  });
});

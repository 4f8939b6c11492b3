import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { layoutTopology } from './picture/layoutTopology';
import { TerraformJson } from './TerraformJson';
import { topologyFromStacks } from './topologyFromStacks';
import { trace } from './trace/trace';
import { traceTargets } from './trace/TraceResult';

// What `lakeport synth` wrote for an environment of the profile maximum-security
// with endpoint policies, a front end and IP access lists.
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
    ['security-group', 'aws_security_group aws_default_security_group'],
    ['bucket', 'aws_s3_bucket'],
    ['workspace', 'databricks_mws_workspaces'],
    ['hosted-zone', 'aws_route53_zone'],
    ['kms-key', 'aws_kms_key'],
    ['instance-profile', 'aws_iam_instance_profile'],
    ['registered-endpoint', 'databricks_mws_vpc_endpoint'],
    ['private-access-settings', 'databricks_mws_private_access_settings'],
    ['ip-access-list', 'databricks_ip_access_list'],
    ['network-connectivity', 'databricks_mws_ncc_binding'],
    ['network-policy', 'databricks_account_network_policy'],
  ])('has one %s for each %s', (kind, types) => {
    const declared = Object.entries(stacks).flatMap(([stack, json]) =>
      types
        .split(' ')
        .flatMap(type =>
          Object.keys(json.resource?.[type] ?? {}).map(
            name => `${stack}/${type}.${name}`,
          ),
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
        ['connects-through', 'registered-endpoint'],
        ['connects-through', 'network-connectivity'],
        ['restricted-by', 'private-access-settings'],
        ['restricted-by', 'ip-access-list'],
        ['restricted-by', 'network-policy'],
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

  it('encrypts every bucket that holds data with a key of the environment', () => {
    const encrypted = topology.edges
      .filter(edge => edge.kind === 'encrypts')
      .map(edge => edge.target);
    const [workspace] = ofKind('workspace');
    const data = topology.edges
      .filter(edge => edge.source === workspace.id)
      .filter(edge => edge.kind === 'uses' || edge.kind === 'stores-in')
      .map(edge => edge.target);
    expect(data.length).toBeGreaterThan(1);
    expect(encrypted).toEqual(expect.arrayContaining([...data, workspace.id]));
  });

  it('leads all of its traffic where it is asked to', () => {
    expect(
      traceTargets.filter(
        to => trace(topology, { from: 'cluster', to }).verdict === 'blocked',
      ),
    ).toEqual([]);
    const { hops } = trace(topology, { from: 'user', to: 'control-plane' });
    expect(hops.map(hop => hop.kind)).toContain('hosted-zone');
  });

  it('has a place for every node', () => {
    expect(layoutTopology(topology).nodes).toHaveLength(topology.nodes.length);
  });
});

import { connectedStacks } from './__fixtures__/connectedStacks';
import { lakehouseStacks } from './__fixtures__/lakehouseStacks';
import { compareTopologies } from './compareTopologies';
import { layoutTopology } from './picture/layoutTopology';
import { toMermaid } from './picture/toMermaid';
import { toSvg } from './picture/toSvg';
import { TerraformJson } from './TerraformJson';
import { Topology } from './Topology';
import { topologyFromEc2 } from './topologyFromEc2';
import { topologyFromStacks } from './topologyFromStacks';
import { isOfLayer, withLayers } from './topologyLayers';

const named = (graph: Topology, id: string) =>
  graph.nodes.find(node => node.id === id)?.name ?? id;
const edgesOf = (graph: Topology, ...kinds: string[]) =>
  graph.edges
    .filter(({ kind }) => kinds.includes(kind))
    .map(
      ({ source, target }) =>
        `${named(graph, source)} > ${named(graph, target)}`,
    );

/** The stacks of an environment with those between environments, and the rest. */
function member(
  stacks: Record<string, TerraformJson>,
  environment: string,
): [Record<string, TerraformJson>, Record<string, TerraformJson>] {
  const isOwn = (name: string) =>
    name.startsWith(`retail-${environment}-`) ||
    /-(connectivity|regions)$/.test(name);
  const pick = (own: boolean) =>
    Object.fromEntries(
      Object.entries(stacks).filter(([name]) => isOwn(name) === own),
    );
  return [pick(true), pick(false)];
}

describe('topologyFromStacks, of a project of several accounts and regions', () => {
  const graph = topologyFromStacks(lakehouseStacks());
  const ofKind = (kind: string) =>
    graph.nodes.filter(node => node.kind === kind);

  it('nests networks in accounts, and in regions where an account has several', () => {
    const around = (id: string | undefined): string[] => {
      const node = graph.nodes.find(item => item.id === id);
      return node ? [node.name, ...around(node.parent)] : [];
    };
    expect(ofKind('vpc').map(({ id }) => around(id))).toEqual([
      ['retail-online-vpc', 'us-east-1', 'AWS account 100000000012'],
      ['retail-recovery-vpc', 'AWS account 100000000013'],
      ['retail-stores-vpc', 'AWS account 100000000011'],
    ]);
    expect(ofKind('region').map(({ id }) => id)).toEqual([
      'aws/100000000012/us-east-1',
      'aws/100000000012/us-west-2',
    ]);
  });

  it('has transit gateways with attachments, routes, share and peering', () => {
    expect(ofKind('transit-gateway')).toEqual([
      {
        id: 'retail-connectivity/aws_ec2_transit_gateway.gateway-us-east-1',
        kind: 'transit-gateway',
        name: 'retail-us-east-1',
        ownerAccountId: '100000000011',
        region: 'us-east-1',
        attachments: [
          'retail-online-vpc',
          'retail-stores-vpc',
          'retail-us-west-2',
        ],
        routes: [
          '10.32.16.0/20 to retail-online-vpc',
          '10.32.0.0/20 to retail-stores-vpc',
          '10.48.0.0/20 to retail-us-west-2',
        ],
        sharedWith: ['100000000012'],
      },
      expect.objectContaining({
        name: 'retail-us-west-2',
        ownerAccountId: '100000000013',
        routes: [
          '10.48.0.0/20 to retail-recovery-vpc',
          '10.32.16.0/20 to retail-us-east-1',
          '10.32.0.0/20 to retail-us-east-1',
        ],
      }),
    ]);
    expect(edgesOf(graph, 'peers-with')).toEqual([
      'retail-us-east-1 > retail-us-west-2',
    ]);
    expect(
      edgesOf(graph, 'attached-to').filter(edge =>
        edge.startsWith('retail-us-'),
      ),
    ).toHaveLength(6);
  });

  it('has peering connections, accepted or not', () => {
    const peered = topologyFromStacks(lakehouseStacks('peering'));
    const connections = peered.nodes.filter(
      ({ kind }) => kind === 'peering-connection',
    );
    expect(connections).toHaveLength(3);
    expect(connections[0]).toMatchObject({
      name: expect.stringMatching(/^retail-\w+-\w+$/),
      connects: [
        expect.stringMatching(
          /^retail-\w+-vpc, 10\.\d+\.\d+\.0\/20, account \d{12}, us-\w+-\d$/,
        ),
        expect.any(String),
      ],
    });
    expect(connections.map(({ state }) => state)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(
      peered.edges.filter(
        ({ kind, target }) =>
          kind === 'routes-to' && target === connections[0].id,
      ),
    ).toHaveLength(4);
  });

  it('has the database of each region, and the names that lead there', () => {
    expect(ofKind('database')).toEqual([
      expect.objectContaining({
        name: 'retail-online-database',
        parent: 'retail-online-base/aws_vpc.network-vpc',
        engine: 'aurora-postgresql',
        port: 5432,
      }),
      expect.objectContaining({
        name: 'retail-recovery-database',
        parent: 'retail-recovery-base/aws_vpc.network-vpc',
        replicaOf: 'retail-online-database',
      }),
    ]);
    expect(edgesOf(graph, 'resolves-to')).toEqual([
      'retail.internal.example > retail-online-database',
      'retail.internal.example > retail-recovery-database',
    ]);
    expect(ofKind('hosted-zone')[0].records).toEqual([
      'orders-db.retail.internal.example',
    ]);
  });

  it('says where data goes', () => {
    const own = (edge: string) => !edge.includes('stores');
    expect(edgesOf(graph, 'feeds').filter(own)).toEqual([
      'retail-online-orders > retail-online-orders',
      'retail-online-orders > retail-online-raw-zone-100000000012',
      '192.168.0.0/16 > retail-online-on-premises-s3',
      'retail-online-on-premises-s3 > retail-online-raw-zone-100000000012',
      'retail-online-raw-zone-100000000012 > retail-online-lakehouse',
      'retail-online-lakehouse > retail-online-trusted-zone-100000000012',
      'retail-online-trusted-zone-100000000012 > retail-online-refined-zone-100000000012',
      'retail-online > retail_for_recovery',
      'retail_for_recovery > retail-recovery',
      'retail-online-database > retail-online',
      'retail-online-database > retail-recovery',
    ]);
    // Bucket, rule, state machine, job: the last three have one name.
    const kindOf = (id: string) =>
      graph.nodes.find(item => item.id === id)?.kind;
    expect(
      graph.edges
        .filter(({ kind, source }) => kind === 'triggers' && own(source))
        .map(({ source, target }) => `${kindOf(source)} > ${kindOf(target)}`)
        .sort(),
    ).toEqual([
      'bucket > event-rule',
      'event-rule > state-machine',
      'state-machine > job',
    ]);
    expect(edgesOf(graph, 'replicates-to')).toEqual([
      'retail-online-database > retail-recovery-database',
    ]);
  });

  it('says of zones which schema is in them', () => {
    expect(
      ofKind('bucket')
        .filter(({ schemas }) => schemas !== undefined)
        .map(({ name, schemas }) => `${name}: ${schemas}`)
        .filter(text => text.includes('online')),
    ).toEqual([
      'retail-online-raw-zone-100000000012: raw',
      'retail-online-refined-zone-100000000012: refined',
      'retail-online-trusted-zone-100000000012: trusted',
    ]);
  });

  it('says which workspace reads a copy', () => {
    const inWorkspace = (name: string) => ({
      alias: name,
      host: `\${databricks_mws_workspaces.${name}.workspace_url}`,
    });
    const small = topologyFromStacks({
      regions: {
        provider: { databricks: [inWorkspace('main'), inWorkspace('spare')] },
        resource: {
          databricks_mws_workspaces: {
            main: { workspace_name: 'main' },
            spare: { workspace_name: 'spare' },
          },
          aws_s3_bucket: {
            raw: { bucket: 'raw-zone' },
            copy: { bucket: 'raw-copy' },
          },
          aws_s3_bucket_replication_configuration: {
            raw: {
              bucket: 'raw-zone',
              rule: [{ destination: { bucket: 'arn:aws:s3:::raw-copy' } }],
            },
          },
          databricks_external_location: {
            raw: { provider: 'databricks.main', url: 's3://raw-zone/' },
            copy: {
              provider: 'databricks.spare',
              url: 's3://${aws_s3_bucket.copy.id}/',
              read_only: true,
            },
          },
        },
      },
    });
    expect(edgesOf(small, 'replicates-to')).toEqual(['raw-zone > raw-copy']);
    expect(edgesOf(small, 'feeds')).toEqual(['raw-copy > spare']);
    // A trace looks at the buckets that a workspace uses.
    expect(edgesOf(small, 'uses')).toEqual([
      'main > raw-zone',
      'spare > raw-copy',
    ]);
  });

  it('follows replication of objects, file arrival, and buckets of others', () => {
    const small = topologyFromStacks({
      data: {
        resource: {
          aws_s3_bucket: {
            one: { bucket: 'one-bucket' },
            two: { bucket: 'two-bucket' },
          },
          aws_s3_bucket_replication_configuration: {
            main: {
              bucket: '${aws_s3_bucket.one.id}',
              rule: [
                {
                  destination: {
                    bucket: 'arn:aws:s3:::${aws_s3_bucket.two.id}',
                  },
                },
              ],
            },
          },
          databricks_schema: {
            raw: {
              name: 'raw',
              storage_root: 's3://foreign-bucket/in/managed',
            },
          },
          databricks_job: {
            steps: {
              name: 'steps',
              trigger: { file_arrival: { url: 's3://foreign-bucket/in/' } },
              task: [{ task_key: 'a' }],
            },
            other: { name: 'other', task: [{ task_key: 'b' }] },
          },
        },
      },
    });
    expect(edgesOf(small, 'replicates-to')).toEqual([
      'one-bucket > two-bucket',
    ]);
    expect(edgesOf(small, 'triggers')).toEqual(['foreign-bucket > steps']);
    expect(small.nodes.find(({ id }) => id === 's3/foreign-bucket')).toEqual({
      id: 's3/foreign-bucket',
      kind: 'bucket',
      name: 'foreign-bucket',
      bucket: 'foreign-bucket',
      existing: true,
      schemas: ['raw'],
    });
    expect(small.nodes.filter(({ kind }) => kind === 'job')).toHaveLength(1);
  });

  describe('of one member', () => {
    const [stacks, shared] = member(lakehouseStacks(), 'stores');
    const own = topologyFromStacks(stacks, shared);

    it('knows the networks beside it, and nothing of what is in them', () => {
      const vpcs = own.nodes.filter(({ kind }) => kind === 'vpc');
      expect(
        vpcs
          .map(({ name, elsewhere = false }) => `${name}: ${elsewhere}`)
          .sort(),
      ).toEqual([
        'retail-online-vpc: true',
        'retail-recovery-vpc: true',
        'retail-stores-vpc: false',
      ]);
      expect(
        own.nodes
          .filter(({ kind }) => kind === 'subnet' || kind === 'workspace')
          .every(({ id }) => id.startsWith('retail-stores-')),
      ).toBe(true);
      expect(edgesOf(own, 'attached-to')).toContain(
        'retail-us-east-1 > retail-online-vpc',
      );
    });

    it('leaves out connections of others', () => {
      const [peered, others] = member(lakehouseStacks('peering'), 'stores');
      const names = topologyFromStacks(peered, others)
        .nodes.filter(({ kind }) => kind === 'peering-connection')
        .map(({ name }) => name);
      expect(names).toHaveLength(2);
      expect(names.every(name => name.includes('stores'))).toBe(true);
    });

    it('takes nothing of another environment for a difference', () => {
      const observed = topologyFromEc2({
        regions: [
          {
            accountId: '100000000011',
            region: 'us-east-1',
            vpcs: [],
            subnets: [],
            vpcPeeringConnections: [],
            transitGatewayVpcAttachments: [],
          },
        ],
      });
      const { nodes } = compareTopologies(own, observed);
      const reasons = nodes
        .filter(({ declared }) =>
          own.nodes.some(
            node => node.id === declared && node.elsewhere === true,
          ),
        )
        .map(({ status, reason }) => `${status}: ${reason}`);
      expect(reasons).toHaveLength(3);
      expect(new Set(reasons)).toEqual(
        new Set(['not-compared: Of another environment']),
      );
    });
  });

  it('finds declared transit gateways and peering connections again', () => {
    const shape = {
      mode: 'transit-gateway' as const,
      members: [
        {
          region: 'us-west-2',
          accountId: '100000000011',
          zones: ['us-west-2a'],
        },
      ],
    };
    const declared = topologyFromStacks(connectedStacks(shape));
    const observed = topologyFromEc2({
      regions: [
        {
          accountId: '100000000011',
          region: 'us-west-2',
          vpcs: [
            {
              VpcId: 'vpc-00000001',
              CidrBlock: '10.0.0.0/20',
              Tags: [{ Key: 'Name', Value: 'env0' }],
            },
          ],
          subnets: [
            {
              SubnetId: 'subnet-00000001',
              VpcId: 'vpc-00000001',
              CidrBlock: '10.0.0.0/24',
              AvailabilityZone: 'us-west-2a',
            },
          ],
          transitGatewayVpcAttachments: [
            {
              TransitGatewayAttachmentId: 'tgw-attach-00000001',
              TransitGatewayId: 'tgw-00000001',
              VpcId: 'vpc-00000001',
              SubnetIds: ['subnet-00000001'],
              State: 'available',
            },
          ],
        },
      ],
    });
    const found = compareTopologies(declared, observed).nodes.find(
      ({ kind }) => kind === 'transit-gateway',
    );
    expect(found).toMatchObject({
      status: 'same',
      declared: 'hello-connectivity/aws_ec2_transit_gateway.us-west-2',
      observed: 'tgw-00000001',
    });
  });
});

describe('withLayers', () => {
  const graph = topologyFromStacks(lakehouseStacks());

  it('is the network alone, or with where data goes', () => {
    const network = withLayers(graph, []);
    expect(network.nodes.some(node => isOfLayer(node, 'data-flow'))).toBe(
      false,
    );
    expect(network.edges.some(edge => isOfLayer(edge, 'data-flow'))).toBe(
      false,
    );
    const kinds = new Set(network.nodes.map(({ kind }) => kind));
    expect(kinds).toContain('database');
    expect(kinds).toContain('bucket');
    expect(withLayers(graph, ['data-flow'])).toBe(graph);
    expect(withLayers(network, [])).toBe(network);
    const ids = new Set(network.nodes.map(({ id }) => id));
    expect(
      network.edges.every(
        ({ source, target }) => ids.has(source) && ids.has(target),
      ),
    ).toBe(true);
  });

  it('is drawn with words of its own', () => {
    const [bare, full] = [withLayers(graph, []), graph];
    expect(toSvg(bare)).not.toContain('Firehose stream');
    expect(toSvg(full)).toContain('Firehose stream');
    expect(toMermaid(bare)).not.toContain('feeds');
    expect(toMermaid(full)).toContain('feeds');
  });
});

describe('layoutTopology, of several accounts', () => {
  it('puts accounts side by side, and nothing over anything else', () => {
    const graph = topologyFromStacks(lakehouseStacks());
    const { height, nodes, width } = layoutTopology(graph);
    const places = new Map(nodes.map(node => [node.id, node]));
    expect(places.size).toBe(graph.nodes.length);
    const roots = graph.nodes
      .filter(({ parent }) => parent === undefined)
      .map(({ id }) => places.get(id))
      .filter(place => place !== undefined);
    for (const one of roots) {
      expect(one.x + one.width).toBeLessThanOrEqual(width);
      expect(one.y + one.height).toBeLessThanOrEqual(height);
      for (const other of roots) {
        expect(
          one !== other &&
            one.x < other.x + other.width &&
            other.x < one.x + one.width &&
            one.y < other.y + other.height &&
            other.y < one.y + one.height,
        ).toBe(false);
      }
    }
    const accounts = graph.nodes
      .filter(({ kind }) => kind === 'account')
      .map(({ id }) => places.get(id));
    expect(new Set(accounts.map(place => place?.y)).size).toBe(1);
    expect(new Set(accounts.map(place => place?.x)).size).toBe(3);
    expect(
      layoutTopology({ ...graph, nodes: [...graph.nodes].reverse() }).nodes,
    ).toEqual(nodes);
  });
});

import fc from 'fast-check';
import { kindWords } from '../picture/kindWords';
import { EdgeKind, NodeKind, Topology, TopologyNode } from '../Topology';

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
const EDGES: string[] = [
  'routes-to',
  'associated-with',
  'attached-to',
  'uses',
  'secured-by',
  'stores-in',
  'managed-by',
  'reaches',
  'encrypts',
  'resolves-to',
  'registers',
  'connects-through',
  'restricted-by',
  'allows',
  'replaces',
  'peers-with',
  'feeds',
  'triggers',
  'replicates-to',
] satisfies EdgeKind[];
const words = Object.keys(kindWords);
const isEdgeKind = (word: string): word is EdgeKind => EDGES.includes(word);
const isNodeKind = (word: string): word is NodeKind => !isEdgeKind(word);
const detail = fc.oneof(
  fc.string(),
  fc.boolean(),
  fc.integer(),
  fc.array(
    fc.oneof(
      fc.string(),
      fc.constantFrom(
        '0.0.0.0/0 to a',
        '10.0.0.0/33 to b',
        '10.0.0.0/8 to local',
        'tcp 443 to 0.0.0.0/0',
        'all from itself',
        '100 allow all to 0.0.0.0/0',
        '100 deny tcp 443 from 10.0.0.0/8',
        'tcp 99999999999999999999 to a',
      ),
    ),
  ),
  fc.constantFrom(
    '10.0.0.0/22',
    'public',
    'workspace',
    'Interface',
    'com.amazonaws.us-west-2.s3',
    'privatelink.cloud.databricks.com',
    'SERVERLESS',
  ),
);
const names = [
  'cidr',
  'region',
  'routes',
  'ingress',
  'egress',
  'service',
  'endpointType',
  'privateDns',
  'purpose',
  'policyAllows',
  'connectivity',
  'domain',
  'records',
  'publicAccess',
  'level',
  'existing',
  'isMain',
  'isDefault',
  'listType',
  'addresses',
  'enabled',
  'computeMode',
  'bucket',
  'restrictionMode',
  'allowedDomains',
  'attachments',
  'unaccepted',
  'unassociated',
  'blackholes',
  'propagated',
  'unread',
  'ownerAccountId',
  'failover',
  'port',
  'state',
];
const nodes = fc.uniqueArray(
  fc
    .record({
      id: ids,
      kind: fc.constantFrom(...words.filter(isNodeKind)),
      name: fc.oneof(ids, fc.string()),
      parent: fc.option(ids, { nil: undefined }),
      details: fc.dictionary(fc.constantFrom(...names), detail),
    })
    .map(({ details, ...node }): TopologyNode => ({ ...details, ...node })),
  { selector: node => node.id },
);
/** Graphs of anything, sensible or not, with a workspace `w`. */
export const anyTopology: fc.Arbitrary<Topology> = fc.record({
  nodes: nodes.map(list => [
    ...list,
    { id: 'w', kind: 'workspace' as const, name: 'w' },
  ]),
  edges: fc.array(
    fc.record({
      source: fc.oneof(ids, fc.constant('w')),
      target: ids,
      kind: fc.constantFrom(...words.filter(isEdgeKind)),
    }),
    { maxLength: 40 },
  ),
});

import { NodeKind, TopologyNode } from '../Topology';
import { ComparedGraph } from './ComparedGraph';
import { DetailDifference } from './TopologyComparison';
import { listOf } from '../trace/TraceGraph';
import { aclRuleKey, groupRuleKey, missingRoutes } from './ruleKeys';

interface Detail {
  name: string;
  /** What it is where nothing is said; without it, the unsaid is not compared. */
  byDefault?: boolean;
  /** The action that reads it, where that is not the node's own. */
  readBy?: string;
  /** Known of what is only looked up as well. */
  isIdentity?: boolean;
}

const CIDR: Detail = { name: 'cidr', isIdentity: true };
const ZONE: Detail = { name: 'availabilityZone', isIdentity: true };
const REGION: Detail = { name: 'region', isIdentity: true };
const ATTRIBUTES = 'ec2:DescribeVpcAttribute';
const RULES = 'ec2:DescribeSecurityGroupRules';

const DETAILS: Partial<Record<NodeKind, Detail[]>> = {
  account: [{ name: 'accountId', isIdentity: true }],
  vpc: [
    CIDR,
    REGION,
    { name: 'flowLogs' },
    { name: 'dnsSupport', byDefault: true, readBy: ATTRIBUTES },
  ],
  subnet: [CIDR, ZONE, { name: 'tier' }],
  'nat-gateway': [{ name: 'connectivity' }, ZONE],
  'route-table': [{ name: 'isMain', byDefault: false }],
  'vpc-endpoint': [
    { name: 'service', isIdentity: true },
    { name: 'endpointType' },
    { name: 'privateDns' },
    { name: 'purpose' },
  ],
  'security-group': [{ name: 'isDefault', byDefault: false }],
  'network-acl': [{ name: 'isDefault', byDefault: false }],
  'registered-endpoint': [REGION, { name: 'purpose' }],
  'private-access-settings': [
    REGION,
    { name: 'publicAccess' },
    { name: 'level' },
  ],
  workspace: [REGION, { name: 'pricingTier' }, { name: 'computeMode' }],
  'hosted-zone': [{ name: 'domain' }],
};

type Side = [ComparedGraph, TopologyNode];

/** The texts of a list that the other side has no equal of. */
function missing(
  list: string[],
  other: string[],
  keyOf: (text: string) => string,
  otherKeyOf: (text: string) => string,
): string[] {
  const known = new Set(other.map(otherKeyOf));
  return list.filter(text => !known.has(keyOf(text)));
}

function difference(
  detail: string,
  declared: string[],
  observed: string[],
): DetailDifference[] {
  return declared.length || observed.length
    ? [
        {
          detail,
          ...(declared.length && { declared }),
          ...(observed.length && { observed }),
        },
      ]
    : [];
}

function listDifferences(declared: Side, observed: Side): DetailDifference[] {
  const [[left, node], [right, other]] = [declared, observed];
  if (node.kind === 'route-table') {
    return difference(
      'routes',
      missingRoutes(declared, observed),
      missingRoutes(observed, declared),
    );
  }
  if (node.kind === 'vpc-endpoint') {
    const [allows, otherAllows] = [node, other].map(item =>
      listOf(item, 'policyAllows'),
    );
    // Of a policy that names what is not there yet nothing is known.
    if (!allows.length || !otherAllows.length) return [];
    const same = (text: string) => text;
    return difference(
      'policyAllows',
      missing(allows, otherAllows, same, same),
      missing(otherAllows, allows, same, same),
    );
  }
  if (node.kind !== 'security-group' && node.kind !== 'network-acl') return [];
  const keyOf =
    node.kind === 'network-acl'
      ? () => aclRuleKey
      : (graph: ComparedGraph, of: TopologyNode) => (text: string) =>
          groupRuleKey(graph, of, text);
  return (['ingress', 'egress'] as const).flatMap(side =>
    difference(
      side,
      missing(
        listOf(node, side),
        listOf(other, side),
        keyOf(left, node),
        keyOf(right, other),
      ),
      missing(
        listOf(other, side),
        listOf(node, side),
        keyOf(right, other),
        keyOf(left, node),
      ),
    ),
  );
}

/** Whether a side could not read the rules and routes of a node. */
function isUnread([graph, node]: Side, action: string): boolean {
  return graph.gaps([action], graph.placeOf(node)).length > 0;
}

function parentDifference(declared: Side, observed: Side): DetailDifference[] {
  const [parent, otherParent] = [declared, observed].map(([graph, node]) =>
    graph.parent(node),
  );
  if (!parent || !otherParent || parent.kind !== otherParent.kind) return [];
  const [token, otherToken] = [
    declared[0].token(parent.id),
    observed[0].token(otherParent.id),
  ];
  return token !== undefined && token === otherToken
    ? []
    : [{ detail: 'parent', declared: parent.name, observed: otherParent.name }];
}

/**
 * What two matched nodes say differently. What only one side knows is no
 * difference, nor is how they are called: names and ids are what they were
 * matched by.
 */
export function compareDetails(
  declared: Side,
  observed: Side,
): DetailDifference[] {
  const [[, node], [, other]] = [declared, observed];
  const isLookedUp = node.existing === true || other.existing === true;
  const single = (DETAILS[node.kind] ?? []).flatMap(
    ({ name, byDefault, readBy, isIdentity }) => {
      if (isLookedUp && !isIdentity) return [];
      const isBlind =
        readBy && [declared, observed].some(side => isUnread(side, readBy));
      const [said, found] = [node[name] ?? byDefault, other[name] ?? byDefault];
      return isBlind ||
        said === undefined ||
        found === undefined ||
        said === found
        ? []
        : [{ detail: name, declared: said, observed: found }];
    },
  );
  const hasLists =
    !isLookedUp &&
    !(
      node.kind === 'security-group' &&
      [declared, observed].some(side => isUnread(side, RULES))
    );
  return [
    ...parentDifference(declared, observed),
    ...single,
    ...(hasLists ? listDifferences(declared, observed) : []),
  ];
}

import type { Block } from '../reading/Block';
import { groupRulesOf } from '../reading/groupRulesOf';
import type { GroupRule } from '../reading/groupRulesOf';
import { plainText } from '../reading/plainText';
import { workspaceNetworks } from '../reading/workspaceNetworks';
import type { RuleContext, RuleHit, StackRule } from '../StackRule';
import { forEachResource } from './forEach';

const MATRIX =
  'Databricks documentation, "Configure a customer-managed VPC": security groups, 2026';

/** TCP ports that nodes call on the control plane, with what for. */
const CONTROL_PLANE: ReadonlyArray<[from: number, to: number, what: string]> = [
  [443, 443, 'Databricks and AWS services'],
  [8443, 8443, 'control plane API'],
  [8444, 8444, 'Unity Catalog logging and lineage'],
  [8445, 8451, 'ports that Databricks keeps for later'],
];
const RELAY: [number, number, string] = [6666, 6666, 'PrivateLink relay'];
const FIPS: [number, number, string] = [2443, 2443, 'FIPS encryption'];
/** What may go anywhere: the above, the legacy metastore and DNS. */
const ANYWHERE: ReadonlyArray<[number, number]> = [
  [443, 443],
  [2443, 2443],
  [8443, 8451],
  [3306, 3306],
  [53, 53],
];

/** Whether a range is the internet, or so much of it that it makes no difference. */
function isInternet(cidr: string): boolean {
  const prefix = Number(/\/(\d{1,3})$/.exec(cidr)?.[1]);
  return cidr.includes(':') ? prefix < 16 && !/^f[cd]/i.test(cidr) : prefix < 8;
}

function isWeb(rule: GroupRule): boolean {
  return rule.cidrs.some(isInternet);
}

function covers(
  rules: readonly GroupRule[],
  protocol: string,
  [from, to]: readonly [number, number, ...unknown[]],
): boolean {
  const ranges = rules
    .filter(rule => rule.protocol === protocol || rule.protocol === '-1')
    .sort((a, b) => a.from - b.from);
  let next = from;
  for (const rule of ranges) {
    if (rule.from <= next && rule.to >= next) next = rule.to + 1;
  }
  return next > to;
}

function ports([from, to]: readonly [number, number, ...unknown[]]): string {
  return from === to ? `${from}` : `${from}-${to}`;
}

function at(block: Block, message: string): RuleHit {
  const { environment, stack, address: resource } = block;
  return { environment, stack, resource, message };
}

function forEachGroupRule(
  check: (rule: GroupRule) => string | undefined,
): StackRule['check'] {
  return ({ reader }) =>
    reader.stacks.flatMap(stack =>
      groupRulesOf(stack).flatMap(rule => {
        const message = check(rule);
        return message === undefined ? [] : [at(rule.block, message)];
      }),
    );
}

/** Every network of a workspace whose groups the project makes, with their rules. */
function madeNetworks({ project, reader }: RuleContext) {
  return Object.keys(project.spec.environments ?? {}).flatMap(environment => {
    const stacks = reader.of(environment);
    const rules = stacks.flatMap(groupRulesOf);
    return workspaceNetworks(reader, stacks)
      .filter(({ groups }) => groups.length)
      .map(network => ({ environment, stacks, rules, network }));
  });
}

/** What security groups let through. */
export const securityGroupRules: readonly StackRule[] = [
  {
    id: 'network.open-ingress',
    title: 'A security group that is open to the internet',
    severity: 'error',
    reason:
      'Nothing on the internet ever opens a connection to a cluster node or an endpoint: nodes call out.',
    source: `${MATRIX}; AWS Foundational Security Best Practices EC2.18`,
    fix: 'Let in the group itself, or the group or range that calls.',
    check: forEachGroupRule(rule =>
      rule.direction === 'ingress' && isWeb(rule)
        ? `${rule.cidrs.filter(isInternet).join(', ')} may come in on ${
            rule.protocol === '-1'
              ? 'everything'
              : `${rule.protocol} ${ports([rule.from, rule.to])}`
          }`
        : undefined,
    ),
  },
  {
    id: 'network.wide-egress',
    title: 'A security group that lets more out than Databricks needs',
    severity: 'warning',
    reason:
      'What may leave to anywhere on any port is the way that data takes when it is stolen.',
    source: `${MATRIX}; Databricks Security Reference Architecture, aws/tf, 2026-07`,
    fix: 'Let out TCP 443 and 8443-8451 (2443 for FIPS, 3306 for a legacy metastore, 53 for DNS), and 6666 to the endpoints only.',
    check: forEachGroupRule(rule =>
      rule.direction === 'egress' &&
      isWeb(rule) &&
      (rule.protocol === '-1' ||
        !ANYWHERE.some(([from, to]) => rule.from >= from && rule.to <= to))
        ? `anywhere may be called on ${
            rule.protocol === '-1'
              ? 'everything'
              : `${rule.protocol} ${ports([rule.from, rule.to])}`
          }`
        : undefined,
    ),
  },
  {
    id: 'network.missing-ports',
    title: 'A port that cluster nodes need is closed',
    severity: 'error',
    reason:
      'Nodes that cannot reach each other, the control plane or the relay do not start, or fail later and say little about why.',
    source: MATRIX,
    fix: 'Open the port in the security group of the cluster nodes.',
    check: context =>
      madeNetworks(context).flatMap(
        ({ environment, stacks, rules, network }) => {
          const own = rules.filter(
            ({ group }) => group && network.groups.includes(group),
          );
          const between = own.filter(({ peers }) =>
            peers.some(peer => network.groups.includes(peer)),
          );
          const outside = own.filter(
            ({ direction, cidrs, peers }) =>
              direction === 'egress' &&
              (cidrs.length > 0 ||
                peers.some(peer => !network.groups.includes(peer))),
          );
          const declared = context.environment(environment);
          const privateLink = declared?.privateLink.backEnd;
          // Without any way to the control plane, a rule of its own says so.
          const unreachable =
            !privateLink &&
            declared?.network.mode !== 'none' &&
            declared?.network.egress === 'isolated';
          const fips = stacks.some(
            stack =>
              stack.resources(
                'databricks_compliance_security_profile_workspace_setting',
              ).length,
          );
          const closed = [
            ...(['ingress', 'egress'] as const).flatMap(direction =>
              ['tcp', 'udp']
                .filter(
                  protocol =>
                    !covers(
                      between.filter(rule => rule.direction === direction),
                      protocol,
                      [0, 65535],
                    ),
                )
                .map(protocol => `${direction} ${protocol} between nodes`),
            ),
            ...[
              ...(unreachable ? [] : CONTROL_PLANE),
              ...(privateLink ? [RELAY] : []),
              ...(fips ? [FIPS] : []),
            ]
              .filter(needed => !covers(outside, 'tcp', needed))
              .map(needed => `egress tcp ${ports(needed)} (${needed[2]})`),
          ];
          return closed.length
            ? [at(network.groups[0], `closed: ${closed.join(', ')}`)]
            : [];
        },
      ),
  },
  {
    id: 'network.endpoint-ingress',
    title: 'An endpoint that does not let cluster nodes in',
    severity: 'error',
    reason:
      'With private DNS the names resolve to the endpoint, also where its security group drops the call: nodes then wait for a timeout.',
    source: `${MATRIX}; Databricks Security Reference Architecture, aws/tf, endpoint security group, 2026-07`,
    fix: 'Let the group of the cluster nodes into the group of the endpoints: 443, and for PrivateLink also 2443, 6666 and 8443-8451.',
    check: context =>
      madeNetworks(context).flatMap(({ stacks, rules, network }) =>
        stacks.flatMap(stack =>
          stack
            .resources('aws_vpc_endpoint')
            .filter(
              ({ attributes }) => attributes.vpc_endpoint_type === 'Interface',
            )
            .flatMap(endpoint => {
              const groups = stack.referred(
                endpoint.attributes.security_group_ids,
              );
              // While a network is swapped, the old one has endpoints of its own.
              const elsewhere =
                stack.referred(endpoint.attributes.vpc_id)[0] !==
                stack.referred(network.groups[0].attributes.vpc_id)[0];
              if (!groups.length || elsewhere) return [];
              const backEnd = network.endpoints.includes(endpoint);
              const aws = !plainText(endpoint.attributes.service_name).includes(
                'vpce-svc',
              );
              const sent = rules.filter(
                ({ direction, group, peers }) =>
                  direction === 'egress' &&
                  group &&
                  network.groups.includes(group) &&
                  peers.some(peer => groups.includes(peer)),
              );
              const letIn = rules.filter(
                ({ direction, group, peers, cidrs }) =>
                  direction === 'ingress' &&
                  group &&
                  groups.includes(group) &&
                  (cidrs.length > 0 ||
                    peers.some(peer => network.groups.includes(peer))),
              );
              const needed = [
                ...(backEnd || aws ? CONTROL_PLANE.slice(0, 1) : []),
                ...(backEnd ? [...CONTROL_PLANE.slice(1), RELAY] : []),
                ...(backEnd && covers(sent, 'tcp', FIPS) ? [FIPS] : []),
              ].filter(range => !covers(letIn, 'tcp', range));
              return needed.length
                ? [
                    at(
                      endpoint,
                      `its security group does not let nodes in on ${needed
                        .map(ports)
                        .join(', ')}`,
                    ),
                  ]
                : [];
            }),
        ),
      ),
  },
  {
    id: 'network.mixed-rules',
    title: 'A security group with rules inside and beside it',
    severity: 'error',
    reason:
      'Rules inside a group are all of its rules: with every apply they remove the ones that are resources of their own, which then come back.',
    source: 'Terraform AWS provider, aws_security_group, 2026',
    fix: 'Make every rule a resource of its own.',
    check: ({ reader }) =>
      reader.stacks.flatMap(stack => {
        const rules = groupRulesOf(stack);
        const inside = new Set(
          rules.filter(({ inline }) => inline).map(({ group }) => group),
        );
        return stack
          .resources('aws_security_group')
          .filter(
            group =>
              inside.has(group) &&
              rules.some(rule => rule.group === group && !rule.inline),
          )
          .map(group => at(group, 'it has rules inside and rules beside it'));
      }),
  },
  {
    id: 'network.default-group-open',
    title: 'A VPC whose default security group lets traffic through',
    severity: 'warning',
    reason:
      'What is started without naming a group gets the default one, which lets everything out and its own members in.',
    source: 'AWS Foundational Security Best Practices EC2.2, 2026',
    fix: 'Add an aws_default_security_group without rules for the VPC.',
    check: forEachResource(['aws_vpc'], (vpc, stack) => {
      const taken = stack.referring(
        'aws_default_security_group',
        'vpc_id',
        vpc,
      );
      if (!taken.length)
        return 'its default security group keeps the rules that AWS gave it';
      return groupRulesOf(stack).some(({ block }) => taken.includes(block))
        ? 'its default security group has rules'
        : undefined;
    }),
  },
];

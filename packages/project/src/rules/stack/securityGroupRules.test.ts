import type { RuleFixture } from '../__testUtils__/ruleFixture';
import { ruleTests } from '../__testUtils__/ruleTests';
import { securityGroupRules } from './securityGroupRules';

const NODES = '${aws_security_group.nodes.id}';
const ENDPOINTS = '${aws_security_group.endpoints.id}';
const groups = {
  aws_security_group: { nodes: {}, endpoints: {} },
};
type Rules = Record<string, Record<string, unknown>>;

const tcp = (from: number, to: number, peer: object, group = NODES) => ({
  security_group_id: group,
  ip_protocol: 'tcp',
  from_port: from,
  to_port: to,
  ...peer,
});
const anywhere = { cidr_ipv4: '0.0.0.0/0' };
const nodes = { referenced_security_group_id: NODES };
const endpoints = { referenced_security_group_id: ENDPOINTS };
const between: Rules = {
  tcp: tcp(0, 65535, nodes),
  udp: { ...tcp(0, 65535, nodes), ip_protocol: 'udp' },
};
const out: Rules = {
  https: tcp(443, 443, anywhere),
  api: tcp(8443, 8443, anywhere),
  lineage: tcp(8444, 8444, anywhere),
  later: tcp(8445, 8451, anywhere),
};
const privateOut: Rules = {
  https: tcp(443, 443, endpoints),
  relay: tcp(6666, 6666, endpoints),
  api: tcp(8443, 8451, endpoints),
};

function network({
  egress = out,
  ingress = {},
  rest,
}: {
  egress?: Rules;
  ingress?: Rules;
  rest?: Partial<RuleFixture>;
} = {}): RuleFixture {
  return {
    ...rest,
    base: {
      ...groups,
      aws_vpc_security_group_egress_rule: { ...between, ...egress },
      aws_vpc_security_group_ingress_rule: { ...between, ...ingress },
      ...rest?.base,
    },
    outputs: { groups: [NODES], ...rest?.outputs },
    workspace: {
      databricks_mws_networks: {
        network: {
          security_group_ids:
            '${data.terraform_remote_state.base.outputs.groups}',
        },
      },
      ...rest?.workspace,
    },
  };
}

const interfaceEndpoint = (service: string) => ({
  vpc_endpoint_type: 'Interface',
  service_name: service,
  security_group_ids: [ENDPOINTS],
});
const sts = {
  base: {
    aws_vpc_endpoint: { sts: interfaceEndpoint('com.amazonaws.us-west-2.sts') },
  },
};
const backEnd = {
  environment: { privateLink: { backEnd: true, frontEnd: false } },
};
const privateLink = {
  ...backEnd,
  base: {
    aws_vpc_endpoint: {
      workspace: interfaceEndpoint('com.amazonaws.vpce.us-west-2.vpce-svc-1'),
    },
  },
  outputs: { workspace: '${aws_vpc_endpoint.workspace.id}' },
  workspace: {
    databricks_mws_networks: {
      network: {
        security_group_ids:
          '${data.terraform_remote_state.base.outputs.groups}',
        vpc_endpoints: {
          rest_api: ['${databricks_mws_vpc_endpoint.w.vpc_endpoint_id}'],
        },
      },
    },
    databricks_mws_vpc_endpoint: {
      w: {
        aws_vpc_endpoint_id:
          '${data.terraform_remote_state.base.outputs.workspace}',
      },
    },
  },
};
const letIn = (from: number, to: number) => tcp(from, to, nodes, ENDPOINTS);
const rule = (attributes: Record<string, unknown>) => ({
  base: { ...groups, aws_vpc_security_group_ingress_rule: { r: attributes } },
});
const outward = (attributes: Record<string, unknown>) => ({
  base: { ...groups, aws_vpc_security_group_egress_rule: { r: attributes } },
});
const vpc = { aws_vpc: { v: {} } };

describe('securityGroupRules', () => {
  it.each(
    ruleTests(securityGroupRules, {
      'network.open-ingress': {
        breaks: [
          [rule(tcp(22, 22, anywhere)), '0.0.0.0/0 may come in on tcp 22'],
          [rule(tcp(443, 443, { cidr_ipv6: '::/0' })), '::/0'],
          [rule(tcp(443, 443, { cidr_ipv4: '128.0.0.0/1' })), '128.0.0.0/1'],
          [
            {
              base: {
                aws_security_group: {
                  nodes: {
                    ingress: [
                      {
                        protocol: '-1',
                        from_port: 0,
                        to_port: 0,
                        cidr_blocks: ['0.0.0.0/0'],
                      },
                    ],
                  },
                },
              },
            },
            'on everything',
          ],
          [
            {
              base: {
                aws_security_group_rule: {
                  r: {
                    type: 'ingress',
                    protocol: 'tcp',
                    from_port: 443,
                    to_port: 443,
                    cidr_blocks: ['0.0.0.0/0'],
                  },
                },
              },
            },
            'tcp 443',
          ],
        ],
        keeps: [
          rule(tcp(443, 443, nodes)),
          rule(tcp(443, 443, { cidr_ipv4: '10.0.0.0/8' })),
          rule(tcp(443, 443, { cidr_ipv6: 'fd00::/8' })),
          outward(tcp(443, 443, anywhere)),
        ],
      },
      'network.wide-egress': {
        breaks: [
          [outward({ ip_protocol: '-1', ...anywhere }), 'on everything'],
          [outward(tcp(0, 65535, anywhere)), 'tcp 0-65535'],
          [outward(tcp(6666, 6666, anywhere)), 'tcp 6666'],
          [outward(tcp(443, 8443, anywhere)), 'tcp 443-8443'],
        ],
        keeps: [
          outward(tcp(443, 443, anywhere)),
          outward(tcp(8445, 8451, anywhere)),
          outward(tcp(0, 65535, nodes)),
          outward({ ip_protocol: '-1', cidr_ipv4: '10.0.0.0/16' }),
        ],
      },
      'network.missing-ports': {
        breaks: [
          [
            network({ egress: { https: out.https } }),
            'tcp 8443 (control plane API)',
          ],
          [
            network({ egress: { ...out, later: tcp(8445, 8450, anywhere) } }),
            '8445-8451',
          ],
          [
            network({ egress: { ...out, udp: tcp(0, 65535, nodes) } }),
            'egress udp between nodes',
          ],
          [
            network({ ingress: { tcp: tcp(0, 1023, nodes) } }),
            'ingress tcp between nodes',
          ],
          [network({ rest: backEnd }), 'tcp 6666 (PrivateLink relay)'],
          [
            network({
              rest: {
                data: {
                  databricks_compliance_security_profile_workspace_setting: {
                    on: {},
                  },
                },
              },
            }),
            'tcp 2443 (FIPS encryption)',
          ],
          // A prefix list of S3 is no way to the control plane.
          [
            network({
              egress: {
                ...out,
                https: tcp(443, 443, { prefix_list_id: 'pl-1' }),
              },
            }),
            'tcp 443',
          ],
        ],
        keeps: [
          network(),
          network({ egress: privateOut, rest: backEnd }),
          // Ranges that adjoin cover one that spans them.
          network({
            egress: {
              https: out.https,
              a: tcp(8443, 8447, anywhere),
              b: tcp(8448, 8460, anywhere),
            },
          }),
          // Somebody else's groups.
          network({ egress: {}, rest: { outputs: { groups: ['sg-1'] } } }),
        ],
      },
      'network.endpoint-ingress': {
        breaks: [
          [network({ rest: sts }), 'on 443'],
          [
            network({ ingress: { e: tcp(443, 443, nodes) }, rest: sts }),
            'on 443',
          ],
          [
            network({
              egress: privateOut,
              ingress: { e: letIn(443, 443) },
              rest: privateLink,
            }),
            'on 8443, 8444, 8445-8451, 6666',
          ],
          [
            network({
              egress: { ...privateOut, fips: tcp(2443, 2443, endpoints) },
              ingress: {
                a: letIn(443, 443),
                b: letIn(6666, 6666),
                c: letIn(8443, 8451),
              },
              rest: privateLink,
            }),
            'on 2443',
          ],
        ],
        keeps: [
          network({ ingress: { e: letIn(443, 443) }, rest: sts }),
          // An endpoint of the VPC that the workspace moves away from.
          network({
            rest: {
              base: {
                aws_vpc: { old: {} },
                aws_vpc_endpoint: {
                  sts: {
                    ...interfaceEndpoint('com.amazonaws.us-west-2.sts'),
                    vpc_id: '${aws_vpc.old.id}',
                  },
                },
              },
            },
          }),
          network({
            ingress: {
              e: tcp(443, 443, { cidr_ipv4: '10.0.0.0/22' }, ENDPOINTS),
            },
            rest: sts,
          }),
          network({
            egress: privateOut,
            ingress: {
              a: letIn(443, 443),
              b: letIn(6666, 6666),
              c: letIn(8443, 8451),
            },
            rest: privateLink,
          }),
        ],
      },
      'network.mixed-rules': {
        breaks: [
          [
            {
              base: {
                aws_security_group: {
                  nodes: { egress: { protocol: 'tcp', self: true } },
                },
                aws_vpc_security_group_egress_rule: {
                  r: tcp(443, 443, anywhere),
                },
              },
            },
            'inside',
          ],
        ],
        keeps: [network()],
      },
      'network.default-group-open': {
        breaks: [
          [{ base: vpc }, 'keeps the rules'],
          [
            {
              base: {
                ...vpc,
                aws_default_security_group: {
                  d: {
                    vpc_id: '${aws_vpc.v.id}',
                    egress: { protocol: '-1', cidr_blocks: ['10.0.0.0/8'] },
                  },
                },
              },
            },
            'has rules',
          ],
        ],
        keeps: [
          {
            base: {
              ...vpc,
              aws_default_security_group: { d: { vpc_id: '${aws_vpc.v.id}' } },
            },
          },
        ],
      },
    }),
  )('%s', (_, failures) => {
    expect(failures()).toEqual([]);
  });
});

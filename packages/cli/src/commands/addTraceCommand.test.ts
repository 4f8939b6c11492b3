import {
  topologyFromStacks,
  trace,
  traceSources,
  traceTargets,
} from '@lakeport/topology';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { connectedFile } from '../__testUtils__/connectedFile';
import { projectFile } from '../__testUtils__/projectFile';
import { runLakeport } from '../__testUtils__/runLakeport';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';

const output = z.strictObject({
  verdict: z.enum(['allowed', 'blocked']),
  hops: z
    .array(
      z.strictObject({
        kind: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
        id: z.string().min(1),
        reason: z.string().min(1),
      }),
    )
    .min(1),
  blockedBy: z.string().optional(),
});

const manifest = z.looseObject({
  stacks: z.record(
    z.string(),
    z.looseObject({ environment: z.string().optional() }),
  ),
});
const blocks = z.record(
  z.string(),
  z.record(z.string(), z.record(z.string(), z.unknown())),
);
const stack = z.object({
  resource: blocks.optional(),
  data: blocks.optional(),
  output: z.record(z.string(), z.unknown()).optional(),
  provider: z.record(z.string(), z.unknown()).optional(),
});

const PROFILES = [
  'development',
  'production-basic',
  'production-secure',
  'maximum-security',
];

const environment = (name: string, index: number, lines: string[]) =>
  `    ${name}:
      awsAccountId: "10000000000${index + 2}"
      region: us-west-2
${lines.map(line => `      ${line}\n`).join('')}`;
const network = (index: number, more = '') =>
  `network: { cidr: 10.${index}.0.0/22, availabilityZones: [us-west-2a, us-west-2b]${more} }`;

const environments = [
  ...PROFILES.map((profile, index) =>
    environment(profile, index, [
      `securityProfile: ${profile}`,
      network(index),
    ]),
  ),
  environment('isolated', 4, [
    'securityProfile: maximum-security',
    network(4, ', egress: isolated, endpointPolicies: true'),
  ]),
  environment('asleep', 5, [
    'securityProfile: production-basic',
    network(5),
    'sleep: { asleep: true }',
  ]),
  environment('existing', 6, [
    'securityProfile: development',
    'network: { existing: { vpcId: vpc-0123456789abcdef0, subnetIds: [subnet-0123456789abcdef0, subnet-0123456789abcdef1], securityGroupIds: [sg-0123456789abcdef0], endpoints: [s3] } }',
  ]),
  environment('serverless', 7, [
    'securityProfile: development',
    'workspace: { computeMode: serverless }',
    'serverless: { networkConnectivity: true, networkPolicy: { allowedDomains: [pypi.org] } }',
  ]),
  environment('adopted', 7, [
    'securityProfile: development',
    'network: { existing: { vpcId: vpc-0123456789abcdef8, subnetIds: [subnet-0123456789abcdef8, subnet-0123456789abcdef9], securityGroupIds: [sg-0123456789abcdef8], egress: isolated, endpoints: [s3, sts, kinesis-streams] } }',
    'workspace: { existing: { id: "1234567890123456", url: https://dbc-a1b2c3d4-e5f6.cloud.databricks.com, name: Legacy, credentials: 00000000-0000-4000-8000-000000000001, storageConfiguration: 00000000-0000-4000-8000-000000000002, networkConfiguration: 00000000-0000-4000-8000-000000000003 } }',
    'catalogs: {}',
  ]),
].join('');

jest.setTimeout(240_000);

describe('lakeport trace', () => {
  const folder = temporaryFolder();

  const write = () => {
    const file = join(folder.path, 'lakeport.yaml');
    writeFileSync(file, projectFile(environments));
    return file;
  };
  const run = (...options: string[]) =>
    runLakeport(['trace', write(), ...options]);

  /** The graph of an environment, from what `synth` writes. */
  const graphs = async () => {
    const { code, stderr } = await runLakeport([
      'synth',
      write(),
      '--out',
      folder.path,
    ]);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const read = (...path: string[]): unknown =>
      JSON.parse(readFileSync(join(folder.path, ...path), 'utf8'));
    const { stacks } = manifest.parse(read('manifest.json'));
    const stacksOf = (owner: string | undefined) =>
      Object.fromEntries(
        Object.keys(stacks)
          .filter(name => stacks[name].environment === owner)
          .map(name => [
            name,
            stack.parse(read('stacks', name, 'cdk.tf.json')),
          ]),
      );
    return (name: string) =>
      topologyFromStacks(stacksOf(name), stacksOf(undefined));
  };

  // The tree that every profile's traffic follows: S3 by its gateway endpoint,
  // Databricks by PrivateLink if enabled and else by NAT, the internet by NAT.
  it('sends the traffic of every profile where it belongs', async () => {
    const graphOf = await graphs();
    const targets = ['s3', 'control-plane', 'relay', 'internet'] as const;
    const turns = PROFILES.map(profile =>
      targets.map(to => {
        const { verdict, hops } = trace(graphOf(profile), {
          from: 'cluster',
          to,
        });
        const [turn] = hops.filter(({ kind }) =>
          /^(vpc-endpoint|nat-gateway)$/.test(kind),
        );
        return `${verdict} ${turn?.id.replace(/^.*\//, '')}`;
      }),
    );
    const s3 = 'allowed aws_vpc_endpoint.endpoint-s3';
    const nat = 'allowed aws_nat_gateway.network-routes-nat-us-west-2a';
    const privateLink = [
      s3,
      'allowed aws_vpc_endpoint.endpoint-workspace',
      'allowed aws_vpc_endpoint.endpoint-relay',
      nat,
    ];
    expect(turns).toEqual([
      [s3, nat, nat, nat],
      privateLink,
      privateLink,
      privateLink,
    ]);
  });

  it('says what each switch lets through, and what stops the rest', async () => {
    const graphOf = await graphs();
    const verdicts = (name: string) =>
      Object.fromEntries(
        traceTargets.map(to => {
          const { blockedBy } = trace(graphOf(name), { from: 'cluster', to });
          return [to, blockedBy?.replace(/^.*\/|\..*$/g, '') ?? 'allowed'];
        }),
      );
    const everything = Object.fromEntries(
      traceTargets.map(to => [to, 'allowed']),
    );
    expect(verdicts('isolated')).toEqual({
      ...everything,
      internet: 'aws_security_group',
      pypi: 'aws_security_group',
    });
    expect(verdicts('asleep')).toEqual({
      ...everything,
      sts: 'aws_route_table',
      kinesis: 'aws_route_table',
      internet: 'aws_route_table',
      pypi: 'aws_route_table',
    });
    expect(verdicts('existing')).toEqual(everything);
    expect(verdicts('serverless')).toEqual({
      ...everything,
      sts: 'databricks_account_network_policy',
      kinesis: 'databricks_account_network_policy',
      internet: 'databricks_account_network_policy',
    });
  });

  it('prints verdict and hops as JSON', async () => {
    const options = ['--from', 'user', '--to', 'control-plane', '--json'];
    const { code, stdout, stderr } = await run(
      ...['-e', 'maximum-security', ...options],
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { verdict, hops } = output.parse(JSON.parse(stdout));
    expect(verdict).toBe('allowed');
    expect(hops.map(({ kind }) => kind)).toEqual([
      'user',
      'dns',
      'private-access-settings',
      'workspace',
      'control-plane',
    ]);
  });

  it('traces an environment as if it were asleep', async () => {
    const options = ['--from', 'cluster', '--to', 'internet', '--json'];
    const { stdout } = await run(
      ...['--asleep', '-e', 'development', ...options],
    );
    const { verdict, blockedBy, hops } = output.parse(JSON.parse(stdout));
    expect(verdict).toBe('blocked');
    expect(hops.at(-1)?.id).toBe(blockedBy);
    expect(blockedBy).toMatch(/aws_route_table/);
  });

  it('numbers the hops for people, and exits with 0 whatever the verdict', async () => {
    const [open, closed] = await Promise.all(
      ['s3', 'internet'].map(to =>
        run('-e', 'isolated', '--from', 'cluster', '--to', to),
      ),
    );
    expect([open.code, closed.code]).toEqual([0, 0]);
    expect(open.stdout).toMatch(/^ +1\. subnet hello-isolated-private-/);
    expect(open.stdout).toMatch(/\n\nallowed\n$/);
    expect(closed.stdout).toMatch(/\n\nblocked by workspace-hello-isolated\n$/);
  });

  it('does not know the PrivateLink of a workspace that is there', async () => {
    const ended = await Promise.all(
      ['relay', 'control-plane', 'sts', 'pypi'].map(to =>
        run('-e', 'adopted', '--from', 'cluster', '--to', to),
      ),
    );
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(
      ended.map(({ stdout }) => stdout.trimEnd().split('\n').at(-1)),
    ).toEqual([
      'unknown beyond Legacy',
      'unknown beyond Legacy',
      'allowed',
      'blocked by vpc-0123456789abcdef8',
    ]);
    expect(ended[0].stdout).toMatch(
      /Network configuration 00000000-0000-4000-8000-000000000003, which somebody else made, says whether/,
    );
  });

  it('refuses what it does not know', async () => {
    const ended = await Promise.all([
      run('-e', 'nowhere', '--from', 'cluster', '--to', 's3'),
      run('-e', 'asleep', '--from', 'cloud', '--to', 's3'),
      run('-e', 'asleep', '--from', 'cluster', '--to', 'mars'),
      run('-e', 'asleep', '--from', 'cluster'),
    ]);
    expect(ended.map(({ code, stdout }) => [code, stdout])).toEqual(
      ended.map(() => [2, '']),
    );
    const [{ stderr: place }, { stderr: from }, { stderr: to }] = ended;
    expect(place).toContain('no environment "nowhere"');
    expect(from).toContain(`Allowed choices are ${traceSources.join(', ')}.`);
    expect(to).toContain(`Allowed choices are ${traceTargets.join(', ')}.`);
  });

  it('says what is wrong with a file', async () => {
    const file = join(folder.path, 'broken.yaml');
    writeFileSync(file, 'kind: Project\n');
    const { code, stderr } = await runLakeport([
      'trace',
      file,
      '-e',
      'dev',
      '--from',
      'user',
      '--to',
      'control-plane',
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain('apiVersion');
  });

  describe('to another environment', () => {
    const connected = (...options: string[]) => {
      const file = join(folder.path, 'lakeport.yaml');
      writeFileSync(file, connectedFile());
      return runLakeport(['trace', file, '--from', 'cluster', ...options]);
    };
    const answer = async (...options: string[]) => {
      const { code, stdout, stderr } = await connected(...options, '--json');
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      return output.parse(JSON.parse(stdout));
    };

    it('goes through what connects them, both ways', async () => {
      for (const [from, to] of [
        ['stores', 'online'],
        ['online', 'stores'],
      ]) {
        const options = ['-e', from, '--to-environment', to, '--to', 'network'];
        const { verdict, hops } = await answer(...options);
        expect(verdict).toBe('allowed');
        expect(hops.map(({ kind }) => kind)).toContain('peering-connection');
        expect(hops[0].id).toMatch(`retail-${from}-base/`);
        expect(hops.at(-1)?.id).toMatch(`retail-${to}-base/`);
      }
    });

    it('takes addresses, ports and zones', async () => {
      const address = await answer('-e', 'stores', '--to', '10.32.20.7');
      expect(address.verdict).toBe('allowed');
      const port = ['--port', '5432'];
      const closed = await answer(
        '-e',
        'stores',
        '--to',
        '10.32.20.7',
        ...port,
      );
      expect(closed.hops.at(-1)?.reason).toMatch(/^No rule lets TCP 5432 out/);
      const zone = await answer(
        ...['-e', 'online', '--to-environment', 'stores', '--to', 'zone:raw'],
      );
      expect(zone.verdict).toBe('allowed');
      expect(zone.hops.map(({ kind }) => kind)).toContain('vpc-endpoint');
    });

    it('says what an environment has not', async () => {
      const ended = await Promise.all([
        connected('-e', 'stores', '--to', 'database'),
        connected('-e', 'stores', '--to', 'zone:copper'),
        connected('-e', 'stores', '--to', 's3', '--to-environment', 'online'),
        connected('-e', 'stores', '--to', 'network', '--to-environment', 'x'),
        connected('-e', 'stores', '--to', '10.0.0.0/33'),
        connected('-e', 'stores', '--to', 'network', '--port', '0'),
      ]);
      expect(ended.map(({ code, stdout }) => [code, stdout])).toEqual(
        ended.map(() => [2, '']),
      );
      expect(ended.map(({ stderr }) => stderr)).toEqual([
        expect.stringContaining('no database in the network of stores'),
        expect.stringContaining('The lakehouse has: raw, refined'),
        expect.stringContaining('--to s3 is in no environment'),
        expect.stringContaining('no environment "x"'),
        expect.stringContaining('an IPv4 address or CIDR block'),
        expect.stringContaining('A port is a number from 1 to 65535.'),
      ]);
    });
  });
});

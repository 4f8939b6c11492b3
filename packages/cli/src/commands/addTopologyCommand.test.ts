import { topologyLayers } from '@lakeport/topology';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { connectedFile } from '../__testUtils__/connectedFile';
import { projectFile } from '../__testUtils__/projectFile';
import { runLakeport } from '../__testUtils__/runLakeport';
import { temporaryFolder } from '../__testUtils__/temporaryFolder';

const output = z.strictObject({
  nodes: z.array(
    z.looseObject({
      id: z.string(),
      kind: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
      name: z.string(),
      parent: z.string().optional(),
    }),
  ),
  edges: z.array(
    z.strictObject({
      source: z.string(),
      target: z.string(),
      kind: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
    }),
  ),
});

jest.setTimeout(240_000);

describe('lakeport topology', () => {
  const folder = temporaryFolder();

  const topology = async (...options: string[]) => {
    const file = join(folder.path, 'lakeport.yaml');
    writeFileSync(file, projectFile());
    return runLakeport(['topology', file, '--environment', 'dev', ...options]);
  };

  it('prints the graph as JSON', async () => {
    const { code, stdout } = await topology();
    expect(code).toBe(0);
    const { nodes } = output.parse(JSON.parse(stdout));
    expect(new Set(nodes.map(node => node.kind))).toEqual(
      new Set([
        'account',
        'vpc',
        'availability-zone',
        'subnet',
        'route-table',
        'internet-gateway',
        'nat-gateway',
        'vpc-endpoint',
        'security-group',
        'bucket',
        'control-plane',
        'workspace',
      ]),
    );
  });

  it('prints it as Mermaid and as SVG', async () => {
    const mermaid = await topology('--format', 'mermaid');
    expect(mermaid.stdout).toMatch(/^flowchart LR\n/);
    const svg = await topology('--format', 'svg');
    expect(svg.stdout).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
  });

  describe('of connected environments', () => {
    const run = (...options: string[]) => {
      const file = join(folder.path, 'lakeport.yaml');
      writeFileSync(file, connectedFile());
      return runLakeport(['topology', file, ...options]);
    };
    const vpcs = (stdout: string) =>
      output
        .parse(JSON.parse(stdout))
        .nodes.filter(({ kind }) => kind === 'vpc')
        .map(({ name, elsewhere = false }) => `${name}: ${elsewhere}`);

    it('shows a member with what connects it, and the others by name', async () => {
      const { code, stdout } = await run('-e', 'stores');
      expect(code).toBe(0);
      expect(vpcs(stdout).sort()).toEqual([
        'retail-online-vpc: true',
        'retail-stores-vpc: false',
      ]);
      expect(stdout).toContain('"kind": "peering-connection"');
    });

    it('shows what is between environments with those that it joins', async () => {
      const other = `    lab: { awsAccountId: "100000000013", region: us-east-1, securityProfile: development, network: { cidr: 10.32.32.0/20, availabilityZones: [us-east-1a, us-east-1b] } }
`;
      const file = join(folder.path, 'lakeport.yaml');
      writeFileSync(
        file,
        connectedFile().replace('  lakehouse:\n', `${other}  lakehouse:\n`),
      );
      const { code, stdout } = await runLakeport([
        'topology',
        file,
        '-e',
        'connectivity',
      ]);
      expect(code).toBe(0);
      expect(vpcs(stdout).sort()).toEqual([
        'retail-online-vpc: false',
        'retail-stores-vpc: false',
      ]);
      expect(stdout).toContain('"kind": "peering-connection"');
    });

    it('refuses what the project has not between its environments', async () => {
      const { code, stderr } = await run('-e', 'regions');
      expect(code).toBe(2);
      expect(stderr).toContain('there is no environment "regions"');
      expect(stderr).toContain('It has: stores, online, connectivity.');
    });

    it('shows the whole project where no environment is named', async () => {
      const { code, stdout } = await run();
      expect(code).toBe(0);
      expect(vpcs(stdout).sort()).toEqual([
        'retail-online-vpc: false',
        'retail-stores-vpc: false',
      ]);
    });

    it('draws where data goes if it is asked to', async () => {
      const [bare, full] = await Promise.all([
        run('--format', 'mermaid'),
        run('--format', 'mermaid', '--layer', 'data-flow'),
      ]);
      expect(bare.stdout).not.toContain('Kinesis data stream');
      expect(full.stdout).toContain('Kinesis data stream');
      expect(full.stdout).toContain('feeds');
      const json = await run('-e', 'stores');
      expect(json.stdout).toContain('"kind": "kinesis-stream"');
    });

    it('knows the layers of the package, and no others', async () => {
      const { code, stderr } = await run('--layer', 'weather');
      expect(code).toBe(2);
      expect(stderr).toContain(
        `Allowed choices are ${topologyLayers.join(', ')}.`,
      );
    });
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
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

jest.setTimeout(60_000);

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
});

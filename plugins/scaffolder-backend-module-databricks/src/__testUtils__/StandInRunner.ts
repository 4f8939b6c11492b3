import { InputError } from '@backstage/errors';
import type {
  LakeportCheck,
  LakeportRunner,
  LakeportShow,
} from '@lakeport/backstage-plugin-databricks-node';
import { parseProject, planAddresses } from '@lakeport/project';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Stands in for the bundled `lakeport` where it was not built: real checks and
 * address plans, stacks of a fixed size.
 */
export class StandInRunner implements LakeportRunner {
  async version(): Promise<string> {
    return '0.1.0';
  }

  async check(
    text: string,
    options?: { against?: string },
  ): Promise<LakeportCheck> {
    const { valid, problems } = parseProject(text);
    const compares = options?.against !== undefined;
    return { valid, problems, findings: [], ...(compares && { refused: [] }) };
  }

  async show(text: string): Promise<LakeportShow> {
    const parsed = parseProject(text);
    if (!parsed.valid) {
      throw new InputError(
        parsed.problems.map(({ message }) => message).join(' '),
      );
    }
    const { metadata, spec } = parsed.project;
    const sizes: Record<string, Record<string, number>> = {
      base: { aws_vpc: 1, aws_subnet: 6 },
      workspace: { databricks_mws_workspaces: 1 },
    };
    return {
      environments: Object.fromEntries(
        Object.entries(spec.environments).map(([name, { network }]) => [
          name,
          {
            stacks: Object.fromEntries(
              Object.entries(sizes).map(([kind, size]) => [
                `${metadata.name}-${name}-${kind}`,
                size,
              ]),
            ),
            ...(network.mode === 'create' && {
              addressPlan: planAddresses(network),
            }),
            monthlyCost: {
              currency: 'USD',
              asOf: '2026-08-01',
              total: 65.7,
              items: [
                {
                  type: 'aws_nat_gateway',
                  name: 'NAT gateway',
                  quantity: 2,
                  unitPrice: 32.85,
                  monthly: 65.7,
                },
              ],
            },
          },
        ]),
      ),
    };
  }

  async generate(directory: string): Promise<string[]> {
    const file = join(directory, 'docs', 'environments.md');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, '# Environments\n');
    return ['wrote docs/environments.md'];
  }

  async adopt(): Promise<never> {
    throw new Error('adopting takes the bundled lakeport');
  }

  async topology(): Promise<never> {
    throw new Error('no action asks for the topology');
  }
}

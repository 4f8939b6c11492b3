import { parseProject } from '@lakeport/project';
import { platformProjectFile } from '../__testUtils__/platformProjectFile';
import { projectFile } from '../__testUtils__/projectFile';
import { actAs } from './actAs';

function read(text: string) {
  const parsed = parseProject(text);
  if (!parsed.valid) throw new Error(JSON.stringify(parsed.problems));
  return parsed.project;
}

const ROLE = 'TF_VAR_aws_role_arn';

describe('actAs', () => {
  it('has a plan made by the role that reads, and the rest by the one that changes', () => {
    const role = (operation: 'plan' | 'apply' | 'destroy' | 'sleep') => {
      const env: NodeJS.ProcessEnv = {};
      actAs(env, read(platformProjectFile()), 'prod', operation);
      return env[ROLE];
    };
    const child = 'arn:aws:iam::100000000003:role/TerraformChildRole';
    expect(role('plan')).toBe(`${child}-plan`);
    expect([role('apply'), role('destroy'), role('sleep')]).toEqual([
      child,
      child,
      child,
    ]);
  });

  it('names a role for each account where there are several', () => {
    const project = read(platformProjectFile());
    const connected = {
      ...project,
      spec: {
        ...project.spec,
        connectivity: {
          mode: 'peering' as const,
          members: Object.keys(project.spec.environments),
          sharing: 'organization' as const,
          networkAcls: false,
        },
      },
    };
    const mine = 'arn:aws:iam::100000000003:role/mine';
    const asked: NodeJS.ProcessEnv = {};
    const set = { [`${ROLE}_100000000003`]: mine };
    actAs(asked, connected, 'connectivity', 'plan');
    actAs(set, connected, 'connectivity', 'apply');

    expect(asked).toMatchObject({
      [`${ROLE}_100000000003`]:
        'arn:aws:iam::100000000003:role/TerraformChildRole-plan',
    });
    expect(asked).not.toHaveProperty(ROLE);
    expect(set[`${ROLE}_100000000003`]).toBe(mine);
  });

  describe('in the workspaces of regions', () => {
    const [EAST, WEST] = [
      '4f6d0c0a-5b2e-4f1a-9d1e-0a2b3c4d5e6f',
      '5f6d0c0a-5b2e-4f1a-9d1e-0a2b3c4d5e6f',
    ];
    const project = read(platformProjectFile());
    const { dev, prod } = project.spec.environments;
    const spanning = {
      ...project,
      spec: {
        ...project.spec,
        environments: { dev, prod, 'west-1': prod },
        regions: {
          primary: 'dev',
          secondaries: ['west-1'],
          keys: 'regional' as const,
        },
      },
    };
    const given = (ids: string) => {
      const env: NodeJS.ProcessEnv = { DATABRICKS_CLIENT_IDS: ids };
      actAs(env, spanning, 'regions', 'apply');
      return Object.fromEntries(
        Object.entries(env).filter(([name]) => name.includes('client_id')),
      );
    };

    it('is the service principal that the run is given for each', () => {
      expect(given(`dev=${EAST}  west-1=${WEST}`)).toEqual({
        TF_VAR_databricks_client_id_dev: EAST,
        TF_VAR_databricks_client_id_west_1: WEST,
      });
      expect(given('')).toEqual({});
    });

    it('is nobody where only networks are joined', () => {
      const env: NodeJS.ProcessEnv = { DATABRICKS_CLIENT_IDS: '' };
      actAs(env, spanning, 'regions', 'plan');
      expect(Object.keys(env).join()).not.toContain('client_id');
    });

    it.each([
      ['east', '"east" is no environment=id'],
      [`dev=${EAST} west-1=*`, '"west-1=*" is no environment=id'],
      [`dev=${EAST.replace(/-/g, '')}`, 'is no environment=id'],
      [`dev=${EAST} dev=${WEST}`, 'dev is named twice'],
      [`dev=${EAST} qa=${WEST}`, 'qa is no environment of the project'],
      [`dev=${EAST}`, 'west-1, which regions joins, is missing'],
      [
        `x qa=${WEST}`,
        '"x" is no environment=id; qa is no environment of the project',
      ],
    ])('refuses %s', (ids, problem) => {
      expect(() => given(ids)).toThrow(problem);
    });
  });

  it('leaves what is set, and a standalone project', () => {
    const set = { [ROLE]: 'arn:aws:iam::100000000003:role/mine' };
    actAs(set, read(platformProjectFile()), 'prod', 'apply');
    expect(set[ROLE]).toBe('arn:aws:iam::100000000003:role/mine');
    const env: NodeJS.ProcessEnv = {};
    actAs(env, read(projectFile()), 'dev', 'apply');
    expect(env).toEqual({});
  });
});

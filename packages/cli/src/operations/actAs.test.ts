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

  it('leaves what is set, and a standalone project', () => {
    const set = { [ROLE]: 'arn:aws:iam::100000000003:role/mine' };
    actAs(set, read(platformProjectFile()), 'prod', 'apply');
    expect(set[ROLE]).toBe('arn:aws:iam::100000000003:role/mine');
    const env: NodeJS.ProcessEnv = {};
    actAs(env, read(projectFile()), 'dev', 'apply');
    expect(env).toEqual({});
  });
});

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parsePlatform } from '../platform/parsePlatform';
import { validProject } from '../__testUtils__/validProject';
import { serializeProject } from '../serializeProject';
import { editPlatform } from './editPlatform';
import { editProject } from './editProject';
import type { EditResult } from './EditResult';
import type { PlatformEdit } from './PlatformEdit';
import type { ProjectEdit } from './ProjectEdit';

const PLATFORM = readFileSync(
  resolve(__dirname, '../../../../examples/platform.lakeport.yaml'),
  'utf8',
);
const PROJECT = `apiVersion: lakeport.dev/v1alpha1
kind: Project
metadata: { name: payments, owner: team-a }   # who we are
spec:
  databricks: { accountId: 0d26daa6-5e44-4c97-a497-ef015f91254a }
  aws:
    adminAccountId: "100000000001"
    adminRole: TerraformAdminRole
    childRole: TerraformChildRole
    state: { bucket: acme-terraform-tf-state, region: us-east-1 }
  environments:
    # the one to play in
    dev:
      awsAccountId: "100000000002"
      region: us-west-2
      securityProfile: development   # cheap
      network: { cidr: 10.0.0.0/22, availabilityZones: [us-west-2a, us-west-2b] }
      workspace:
        users: { groups: [data-engineers] }
    prod:
      awsAccountId: "100000000003"
      region: us-west-2
      securityProfile: production-basic
      network: { cidr: 10.0.4.0/22, availabilityZones: [us-west-2a, us-west-2b] }
      catalogs:
        payments:
          grants:
            - { group: analysts, preset: reader }   # since 2025
      # nothing runs at night
  waivers:
    - { rule: network.nat-single, environment: dev, reason: "cost", until: 2099-06-30 }
`;

/** Lines that came and went, as a diff has them. */
function diff(before: string, { text }: EditResult): string[] {
  const [old, now] = [before, text].map(said => said.split('\n'));
  return [
    ...old.filter(line => !now.includes(line)).map(line => `-${line}`),
    ...now.filter(line => !old.includes(line)).map(line => `+${line}`),
  ];
}

const dev = 'dev';

describe('editProject', () => {
  it.each<[string, ProjectEdit, string[]]>([
    [
      'a catalog writes down the default one, which is gone otherwise',
      { kind: 'add-catalog', environment: dev, name: 'extra', catalog: {} },
      [
        '+        extra: {}',
        '+        payments_dev:',
        '+          default: true',
      ],
    ],
    [
      'a schema in the default catalog',
      {
        kind: 'add-schema',
        environment: dev,
        catalog: 'payments_dev',
        name: 'raw',
        schema: {},
      },
      [
        '+        payments_dev:',
        '+          default: true',
        '+          schemas:',
        '+            raw: {}',
      ],
    ],
    [
      'a second grant',
      {
        kind: 'grant',
        environment: 'prod',
        catalog: 'payments',
        group: 'yes',
        preset: 'reader',
      },
      ['+            - { group: "yes", preset: reader }'],
    ],
    [
      'more for somebody who has something',
      {
        kind: 'grant',
        environment: 'prod',
        catalog: 'payments',
        group: 'analysts',
        preset: 'engineer',
      },
      [
        '-            - { group: analysts, preset: reader }   # since 2025',
        '+            - { group: analysts, preset: engineer }   # since 2025',
      ],
    ],
    [
      'everything for somebody who has something',
      {
        kind: 'grant',
        environment: 'prod',
        catalog: 'payments',
        group: 'analysts',
        preset: 'owner',
      },
      [
        '-            - { group: analysts, preset: reader }   # since 2025',
        '+            - { group: analysts, preset: owner }   # since 2025',
      ],
    ],
    [
      'a user who becomes an admin',
      {
        kind: 'add-access',
        environment: dev,
        as: 'admins',
        group: 'data-engineers',
      },
      [
        '-        users: { groups: [data-engineers] }',
        '+        admins:',
        '+          groups: [data-engineers]',
        '+        users: { groups: [] }',
      ],
    ],
    [
      'a switch beside its comment',
      {
        kind: 'set-security-profile',
        environment: dev,
        securityProfile: 'production-basic',
      },
      [
        '-      securityProfile: development   # cheap',
        '+      securityProfile: production-basic   # cheap',
      ],
    ],
    [
      'a switch that was not said',
      {
        kind: 'set-deletion-protection',
        environment: dev,
        deletionProtection: true,
      },
      ['+      deletionProtection: true'],
    ],
  ])('adds %s', (_, edit, expected) => {
    const result = editProject(PROJECT, [edit]);
    expect(result).toMatchObject({ valid: true, changed: true, problems: [] });
    expect(diff(PROJECT, result)).toEqual(expected);
    expect(editProject(result.text, [edit])).toEqual({
      ...result,
      changed: false,
    });
  });

  it.each<[string, ProjectEdit]>([
    [
      'a grant that is part of one',
      {
        kind: 'grant',
        environment: 'prod',
        catalog: 'payments',
        group: 'analysts',
        privileges: ['SELECT'],
      },
    ],
    [
      'a catalog in other words',
      {
        kind: 'add-catalog',
        environment: 'prod',
        name: 'payments',
        catalog: {
          default: false,
          grants: [{ preset: 'reader', group: 'analysts' }],
        },
      },
    ],
    [
      'an environment that is gone',
      { kind: 'retire-environment', environment: 'qa' },
    ],
    [
      'a user who is one',
      {
        kind: 'add-access',
        environment: dev,
        as: 'users',
        group: 'data-engineers',
      },
    ],
  ])('leaves alone %s', (_, edit) => {
    expect(editProject(PROJECT, [edit])).toEqual({
      valid: true,
      changed: false,
      text: PROJECT,
      problems: [],
    });
  });

  it.each<[string, ProjectEdit[], RegExp]>([
    [
      'a catalog that is something else',
      [
        {
          kind: 'add-catalog',
          environment: 'prod',
          name: 'payments',
          catalog: {},
        },
      ],
      /^26:9 catalog payments exists already in prod, with \{ grants: \[\{ group: analysts, preset: reader \}\] \} -> use another name/,
    ],
    [
      'an environment that there is not',
      [
        { kind: 'retire-environment', environment: dev },
        { kind: 'add-access', environment: dev, as: 'users', group: 'x' },
      ],
      /there is no environment "dev" -> there is prod/,
    ],
    [
      'a grant on a catalog that there is not',
      [
        {
          kind: 'grant',
          environment: dev,
          catalog: 'payment_dev',
          group: 'x',
          preset: 'reader',
        },
      ],
      /there is no catalog "payment_dev" in dev -> did you mean payments_dev\?/,
    ],
    [
      'a grant that is neither more nor less',
      [
        {
          kind: 'grant',
          environment: 'prod',
          catalog: 'payments',
          group: 'analysts',
          privileges: ['MODIFY'],
        },
      ],
      /analysts has .*SELECT.* on payments already, which is neither part of MODIFY nor all of it/,
    ],
    [
      'the last environment',
      [
        { kind: 'retire-environment', environment: dev },
        { kind: 'retire-environment', environment: 'prod' },
      ],
      /prod is the last environment of the project/,
    ],
    [
      'what would make the file wrong',
      [
        {
          kind: 'add-catalog',
          environment: dev,
          name: 'extra',
          catalog: { defalt: true },
        },
      ],
      /^0:0 unknown key "defalt" -> did you mean default\?/,
    ],
    [
      'an edit that is none',
      [{ kind: 'add-access', environment: dev, as: 'users' }],
      /either a group or a user is given access/,
    ],
  ])('refuses %s, and does nothing', (_, edits, expected) => {
    const result = editProject(PROJECT, edits);
    expect(result).toMatchObject({
      valid: false,
      changed: false,
      text: PROJECT,
    });
    expect(
      result.problems.map(
        ({ line, column, message, hint }) =>
          `${line}:${column} ${message} -> ${hint}`,
      ),
    ).toEqual([expect.stringMatching(expected)]);
  });

  it('refuses to edit a file that is wrong', () => {
    const wrong = PROJECT.replace('us-west-2a', 'us-east-1a');
    const result = editProject(wrong, [
      { kind: 'retire-environment', environment: 'prod' },
    ]);
    expect(result).toMatchObject({ valid: false, text: wrong });
    expect(result.problems[0].line).toBe(17);
  });

  it('retires an environment with its waivers, and nothing else', () => {
    const result = editProject(PROJECT, [
      { kind: 'retire-environment', environment: dev },
    ]);
    expect(result.text).toContain(
      'environments:\n    # the one to play in\n    prod:',
    );
    expect(result.text).toContain('  # nothing runs at night\n  waivers: []\n');
  });

  it('takes a retired environment out of what is between environments', () => {
    const text = readFileSync(
      resolve(__dirname, '../../../../examples/lakehouse.lakeport.yaml'),
      'utf8',
    );
    const retired = (environment: string) =>
      editProject(text, [{ kind: 'retire-environment', environment }]);
    const result = retired('stores');
    expect(result.valid && result.text).toContain('environments: [online]');
    expect(result.text).toContain('members: [online, recovery]');
    // Without its secondary there are no regions left, which a person decides.
    const refused = retired('recovery');
    expect(refused.valid ? [] : refused.problems).toContainEqual(
      expect.objectContaining({ path: 'spec.regions.secondaries.0' }),
    );
  });

  it('does not take what is written strangely for what it is not', () => {
    const strange = serializeProject(validProject()).replace(
      '  environments:\n    dev:',
      '  environments:\n    ? dev\n    :',
    );
    const result = editProject(strange, [
      {
        kind: 'set-deletion-protection',
        environment: dev,
        deletionProtection: true,
      },
    ]);
    expect(result.valid ? 'deletionProtection: true' : result.text).toBe(
      result.valid ? 'deletionProtection: true' : strange,
    );
  });
});

describe('editPlatform', () => {
  const add: Extract<PlatformEdit, { kind: 'add-project' }> = {
    kind: 'add-project',
    name: 'claims',
    repository: 'acme/claims',
    owner: 'group:default/claims',
    environments: {
      dev: {
        awsAccountId: '100000000011',
        region: 'us-west-2',
        cidr: '10.0.8.0/22',
      },
    },
  };

  it('onboards a project, once', () => {
    const result = editPlatform(PLATFORM, [add]);
    expect(diff(PLATFORM, result)).toEqual([
      '+    claims:',
      '+      repository: acme/claims',
      '+      owner: group:default/claims',
      '+          awsAccountId: "100000000011"',
      '+          region: us-west-2',
      '+          cidr: 10.0.8.0/22',
    ]);
    const { cidr: _, ...asked } = add.environments.dev;
    for (const again of [add, { ...add, environments: { dev: asked } }]) {
      expect(editPlatform(result.text, [again])).toEqual({
        ...result,
        changed: false,
      });
    }
  });

  it('writes the ids of a repository with the project, or later', () => {
    const githubIds = { owner: 7, repository: 70 };
    const added = editPlatform(PLATFORM, [{ ...add, githubIds }]);
    expect(diff(PLATFORM, added)).toEqual(
      expect.arrayContaining(['+        owner: 7', '+        repository: 70']),
    );
    const before = editPlatform(PLATFORM, [add]).text;
    const later = { ...add, githubIds, environments: {} };
    const completed = editPlatform(before, [later]);
    expect(parsePlatform(completed.text)).toMatchObject({
      valid: true,
      platform: { spec: { projects: { claims: { githubIds } } } },
    });
    for (const again of [later, add]) {
      expect(editPlatform(completed.text, [again])).toMatchObject({
        valid: true,
        changed: false,
      });
    }
    const other = { ...add, githubIds: { owner: 7, repository: 71 } };
    expect(editPlatform(completed.text, [other]).problems).toMatchObject([
      {
        message: expect.stringMatching(
          /for the repository that GitHub knows as 70 of owner 7/,
        ),
      },
    ]);
  });

  describe('of what is between environments', () => {
    const joined: typeof add = {
      ...add,
      environments: {
        ...add.environments,
        qa: {
          awsAccountId: '100000000012',
          region: 'us-west-2',
          cidr: '10.0.12.0/22',
        },
      },
      connectivity: {},
    };
    const sharedOf = (text: string) => {
      const parsed = parsePlatform(text);
      if (!parsed.valid) throw new Error(JSON.stringify(parsed.problems));
      const { connectivity, regions } = parsed.platform.spec.projects.claims;
      return { connectivity, regions };
    };

    it('is written with the project, or later, once', () => {
      const added = editPlatform(PLATFORM, [joined]);
      expect(added.problems).toEqual([]);
      expect(sharedOf(added.text)).toEqual({ connectivity: {} });
      const later: typeof add = {
        ...joined,
        environments: {},
        regions: { members: ['qa', 'dev'] },
      };
      const completed = editPlatform(added.text, [later]);
      expect(sharedOf(completed.text)).toEqual({
        connectivity: {},
        regions: { members: ['qa', 'dev'] },
      });
      for (const again of [joined, later, { ...later, regions: undefined }]) {
        expect(editPlatform(completed.text, [again])).toMatchObject({
          valid: true,
          changed: false,
        });
      }
    });

    it('takes in members that are missing in a list', () => {
      const two: typeof add = {
        ...joined,
        connectivity: { members: ['dev', 'qa'] },
      };
      const { text } = editPlatform(PLATFORM, [two]);
      const third = {
        awsAccountId: '100000000013',
        region: 'us-west-2',
      };
      for (const connectivity of [{}, { members: ['prod', 'dev'] }]) {
        const more = editPlatform(text, [
          {
            ...add,
            environments: { prod: { ...third, cidr: '10.0.16.0/22' } },
            connectivity,
          },
        ]);
        expect(more.problems).toEqual([]);
        expect(sharedOf(more.text).connectivity).toEqual({
          members: ['dev', 'qa', 'prod'],
        });
      }
    });

    it('goes with the environments that it joins', () => {
      const prod = {
        awsAccountId: '100000000013',
        region: 'us-west-2',
        cidr: '10.0.16.0/22',
      };
      const { text } = editPlatform(PLATFORM, [
        {
          ...joined,
          environments: { ...joined.environments, prod },
          connectivity: { members: ['dev', 'qa', 'prod'] },
          regions: {},
        },
      ]);
      const remove = (environment: string): PlatformEdit => ({
        kind: 'remove-project-environment',
        project: 'claims',
        environment,
      });
      const fewer = editPlatform(text, [remove('qa')]);
      expect(fewer.problems).toEqual([]);
      expect(sharedOf(fewer.text)).toEqual({
        connectivity: { members: ['dev', 'prod'] },
        regions: {},
      });
      const last = editPlatform(fewer.text, [remove('prod')]);
      expect(last.problems).toEqual([]);
      expect(sharedOf(last.text)).toEqual({});
    });
  });

  it('writes an environment as those beside it are written', () => {
    const result = editPlatform(PLATFORM, [
      {
        kind: 'add-project-environment',
        project: 'payments',
        name: 'qa',
        awsAccountId: '100000000012',
        region: 'eu-west-1',
      },
    ]);
    expect(diff(PLATFORM, result)).toEqual([
      '+        qa: { awsAccountId: "100000000012", region: eu-west-1 }',
    ]);
  });

  it.each<[string, PlatformEdit, RegExp]>([
    [
      'a name that another repository has',
      { ...add, name: 'payments' },
      /project payments is onboarded already, for repository acme\/payments-lakehouse/,
    ],
    [
      'an environment that is something else',
      {
        kind: 'add-project-environment',
        project: 'payments',
        name: 'dev',
        awsAccountId: '100000000012',
        region: 'us-west-2',
      },
      /environment dev of payments exists already, in account 100000000002, region us-west-2, with 10\.0\.0\.0\/22/,
    ],
    [
      'a range that somebody else has',
      {
        ...add,
        environments: { dev: { ...add.environments.dev, cidr: '10.0.4.0/22' } },
      },
      /10\.0\.4\.0\/22 overlaps 10\.0\.4\.0\/22 of environment/,
    ],
    [
      'something between environments that joins only one',
      { ...add, connectivity: {} },
      /connectivity of claims joins only dev/,
    ],
    [
      'an environment of a project that there is not',
      {
        kind: 'add-project-environment',
        project: 'payment',
        name: 'dev',
        awsAccountId: '100000000012',
        region: 'us-west-2',
      },
      /there is no project "payment" on platform acme/,
    ],
  ])('refuses %s, and does nothing', (_, edit, expected) => {
    const result = editPlatform(PLATFORM, [edit]);
    expect(result).toMatchObject({ valid: false, text: PLATFORM });
    expect(result.problems.map(({ message }) => message).join()).toMatch(
      expected,
    );
  });
});

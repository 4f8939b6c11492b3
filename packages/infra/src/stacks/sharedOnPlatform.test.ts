import {
  readStateKeys,
  sharedTargetMembers,
  type Project,
  type SharedTarget,
} from '@lakeport/project';
import {
  everyRegionPart,
  regionsProject,
} from '../__testUtils__/regionsProject';
import { synthesize } from '../synthesize';

const JOINED = {
  connectivity: { mode: 'peering', members: ['online', 'recovery'] },
  lakehouse: {
    environments: ['online', 'recovery'],
    zones: { raw: { format: 'files' }, trusted: {} },
    orchestration: { trigger: 'file-arrival' },
  },
};
const project = regionsProject(
  { ...everyRegionPart, replication: { zones: ['raw'] } },
  { online: {}, recovery: { account: '100000000013' } },
  JOINED,
);
const onPlatform: Project = {
  ...project,
  spec: { ...project.spec, platform: 'acme' },
};
const { manifest, stacks } = synthesize(onPlatform);

describe('what is between the environments of a project of a platform', () => {
  it.each<SharedTarget>(['connectivity', 'regions'])(
    '%s reads no state but those that its role may read',
    target => {
      const may = sharedTargetMembers(onPlatform, target).flatMap(member =>
        readStateKeys('retail', target, member),
      );
      const { dependsOn } = manifest.stacks[`retail-${target}`];
      expect(dependsOn.length).toBeGreaterThan(0);
      expect(
        dependsOn
          .map(stack => `retail/${stack}.tfstate`)
          .filter(key => !may.includes(key)),
      ).toEqual([]);
    },
  );

  it('becomes the role that the run says in each account', () => {
    const { provider, variable } = stacks['retail-regions'];
    expect(variable).toMatchObject({
      aws_role_arn_100000000012: {
        ephemeral: true,
        default: 'arn:aws:iam::100000000012:role/TerraformChildRole',
      },
      aws_role_arn_100000000013: { ephemeral: true },
    });
    for (const one of [provider?.aws].flat()) {
      const {
        allowed_account_ids: accounts,
      }: {
        allowed_account_ids: string[];
      } = JSON.parse(JSON.stringify(one));
      expect(one).toMatchObject({
        assume_role: [{ role_arn: `\${var.aws_role_arn_${accounts[0]}}` }],
      });
    }
  });

  it('makes what reads the copy of a zone as who the region of the copy is deployed as', () => {
    const { resource } = stacks['retail-regions'];
    const made = (type: string) =>
      Object.entries(resource?.[type] ?? {})
        .filter(([name]) => name.startsWith('copy-replica-'))
        .map(([, { provider }]) => provider);

    expect(made('aws_iam_role')).toEqual(['aws.recovery-us-west-2']);
    expect(made('aws_iam_role_policy')).toEqual(['aws.recovery-us-west-2']);
    for (const type of [
      'databricks_storage_credential',
      'databricks_external_location',
      'databricks_grant',
    ]) {
      expect(made(type)).toEqual(['databricks.recovery']);
    }
  });

  it('signs in to each workspace as the service principal of its environment', () => {
    const { provider, variable } = stacks['retail-regions'];
    const clients = Object.fromEntries(
      [provider?.databricks].flat().map(one => {
        const { alias, client_id }: { alias: string; client_id: string } =
          JSON.parse(JSON.stringify(one));
        return [alias, client_id];
      }),
    );
    expect(clients).toEqual({
      online:
        '${var.databricks_client_id_online == "" ? null : var.databricks_client_id_online}',
      recovery:
        '${var.databricks_client_id_recovery == "" ? null : var.databricks_client_id_recovery}',
    });
    expect(variable).toMatchObject({
      databricks_client_id_online: { default: '', ephemeral: true },
      databricks_client_id_recovery: { default: '', ephemeral: true },
    });
    expect(variable).not.toHaveProperty('databricks_client_id');
  });

  it('names its roles itself where the project is standalone', () => {
    const { variable, provider } = synthesize(project).stacks['retail-regions'];
    expect(Object.keys(variable ?? {}).join()).not.toMatch(
      /aws_role|client_id/,
    );
    expect(JSON.stringify(provider)).not.toContain('client_id');
  });
});

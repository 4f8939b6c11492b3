import { regionsProject } from '../__testUtils__/regionsProject';
import { synthesize } from '../synthesize';

const ENCRYPTED = {
  encryption: { storage: true },
  workspaceEncryption: { storage: true, managedServices: true },
};
const REGIONS = { primary: 'online', secondaries: ['recovery'] };

function stacksOf(
  regions: Parameters<typeof regionsProject>[0],
  recovery: Parameters<typeof regionsProject>[1] = {},
) {
  const { manifest, stacks } = synthesize(
    regionsProject(regions, {
      online: { more: ENCRYPTED },
      recovery: { more: ENCRYPTED, ...recovery.recovery },
    }),
  );
  const resources = (stack: string, type: string) =>
    stacks[`retail-${stack}`].resource?.[type] ?? {};
  return { manifest, resources };
}

describe('keys of environments that are regions', () => {
  it.each([REGIONS, { primary: 'recovery', secondaries: ['online'] }])(
    'are replicas of those of the environment declared first: %j',
    regions => {
      const { manifest, resources } = stacksOf({
        ...regions,
        keys: 'multi-region',
      });

      expect(resources('online-base', 'aws_kms_key')).toMatchObject({
        'storage-key': { multi_region: true, enable_key_rotation: true },
        'workspace-key': { multi_region: true },
      });
      expect(resources('recovery-base', 'aws_kms_key')).toEqual({});
      const online = 'data.terraform_remote_state.online-base.outputs';
      expect(resources('recovery-base', 'aws_kms_replica_key')).toMatchObject({
        'storage-key': {
          primary_key_arn: `\${${online}.storage_key_arn}`,
          tags: { Name: 'retail-recovery-storage' },
          policy: expect.stringContaining('AccountAdministration'),
        },
        'workspace-key': {
          primary_key_arn: `\${${online}.workspace_key_arn}`,
        },
      });
      expect(resources('recovery-base', 'aws_kms_alias')).toMatchObject({
        'workspace-key-alias': {
          name: 'alias/retail-recovery-workspace',
          target_key_id: '${aws_kms_replica_key.workspace-key.key_id}',
        },
      });
      expect(manifest.stacks['retail-recovery-base'].dependsOn).toEqual([
        'retail-online-base',
      ]);
    },
  );

  it('are registered with Databricks for each region', () => {
    const { resources } = stacksOf({ ...REGIONS, keys: 'multi-region' });

    for (const name of ['online', 'recovery']) {
      expect(
        Object.values(
          resources(
            `${name}-workspace`,
            'databricks_mws_customer_managed_keys',
          ),
        ),
      ).toEqual([
        expect.objectContaining({
          aws_key_info: {
            key_arn:
              '${data.terraform_remote_state.base.outputs.workspace_key_arn}',
            key_alias:
              '${data.terraform_remote_state.base.outputs.workspace_key_alias}',
          },
        }),
      ]);
    }
  });

  it('are of one region each unless that is asked for', () => {
    const { manifest, resources } = stacksOf(REGIONS);

    expect(resources('recovery-base', 'aws_kms_replica_key')).toEqual({});
    expect(
      resources('online-base', 'aws_kms_key')['storage-key'],
    ).not.toHaveProperty('multi_region');
    expect(manifest.stacks['retail-recovery-base'].dependsOn).toEqual([]);
  });
});

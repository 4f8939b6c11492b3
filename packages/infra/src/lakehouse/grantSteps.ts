import { LakehouseStep } from '@lakeport/project';
import { ITerraformDependable } from '#cdk';
import { Construct } from '#constructs';
import { Grant } from '#dbx/grant';
import { required } from '../framework/required';
import { ZoneStorage } from './ZoneStorage';

/** Whose steps are granted what they need, and on what. */
export interface GrantStepsOptions {
  readonly steps: readonly LakehouseStep[];
  readonly zones: ReadonlyMap<string, ZoneStorage>;
  readonly catalogName: string;
  readonly applicationId: string;
}

/**
 * Grants a service principal what the steps of a job need: to find the catalog,
 * to read the files and tables of the zones that steps read, to make and change
 * tables of the zones that steps write, and to remember there what was read.
 * One grant a securable, because Terraform may manage a principal on one only once.
 *
 * Source: Databricks docs, Unity Catalog privileges and securable objects, 2026.
 */
export function grantSteps(
  scope: Construct,
  { applicationId, catalogName, steps, zones }: GrantStepsOptions,
): ITerraformDependable[] {
  const grant = (
    id: string,
    securable: { catalog: string } | { schema: string } | { volume: string },
    privileges: readonly string[],
  ) =>
    new Grant(scope, `grant-${id}`, {
      ...securable,
      principal: applicationId,
      privileges: [...privileges].sort(),
    });
  const touched = new Set(steps.flatMap(({ from, to }) => [from, to]));
  return [
    grant('catalog', { catalog: catalogName }, ['USE_CATALOG']),
    ...[...touched].flatMap(name => {
      const zone = required(zones, name, 'zone');
      const reading = steps.filter(({ from }) => from === name);
      const isWritten = steps.some(({ to }) => to === name);
      const readsTables = reading.some(step => step.readsTables);
      const readsFiles = reading.some(step => step.readsFiles);
      return [
        grant(`schema-${name}`, { schema: zone.schemaId }, [
          'USE_SCHEMA',
          ...(readsTables || isWritten ? ['SELECT'] : []),
          ...(isWritten ? ['CREATE_TABLE', 'MODIFY'] : []),
        ]),
        ...(readsFiles && zone.landingVolumeId
          ? [
              grant(`landing-${name}`, { volume: zone.landingVolumeId }, [
                'READ_VOLUME',
              ]),
            ]
          : []),
        ...(isWritten && zone.checkpointVolumeId
          ? [
              grant(
                `checkpoints-${name}`,
                { volume: zone.checkpointVolumeId },
                ['READ_VOLUME', 'WRITE_VOLUME'],
              ),
            ]
          : []),
      ];
    }),
  ];
}

import { checkProject } from '../checkProject';
import type { ProjectInput } from '../Project';
import { setValue } from './setValue';
import { validProject } from './validProject';

/** An environment of the project that {@link changedLakehouse} changes. */
const environment = (
  awsAccountId: string,
  region: string,
  cidr: string,
): ProjectInput['spec']['environments'][string] => ({
  awsAccountId,
  region,
  securityProfile: 'production-basic',
  network: { cidr, availabilityZones: [`${region}a`, `${region}b`] },
});

/** A valid project with a lakehouse, connectivity and regions. */
function project(): ProjectInput {
  const { spec, ...rest } = validProject();
  return {
    ...rest,
    metadata: { name: 'retail', owner: 'group:default/retail-data' },
    spec: {
      ...spec,
      environments: {
        stores: environment('100000000011', 'us-east-1', '10.32.0.0/20'),
        online: environment('100000000012', 'us-east-1', '10.32.16.0/20'),
        recovery: environment('100000000013', 'us-west-2', '10.48.0.0/20'),
      },
      lakehouse: {
        environments: ['stores', 'online'],
        zones: { raw: { retentionDays: 400 }, trusted: {}, refined: {} },
        ingestion: {
          streams: { orders: { mode: 'on-demand', deliverTo: 'raw' } },
          batch: { into: 'raw' },
          onPremises: { cidrs: ['192.168.0.0/16'] },
        },
        orchestration: { trigger: 'eventbridge', notebook: 'builtin' },
      },
      connectivity: { members: ['stores', 'online', 'recovery'] },
      regions: {
        primary: 'online',
        secondaries: ['recovery'],
        sharing: { catalogs: ['retail_online'], as: 'retail_online_shared' },
        database: {
          engine: 'aurora-postgresql',
          mode: 'global',
          federateAs: 'retail_orders',
        },
        dns: {
          zone: 'retail.internal.example',
          records: { 'orders-db': 'database' },
        },
        replication: {
          zones: ['raw', 'refined'],
          schedule: { cron: '0 0 * * * ?', timeZone: 'UTC' },
        },
        monitoring: { notify: ['ops@retail.example'] },
      },
    },
  };
}

/** Checks of a project with all that spans environments, after changes. */
export const changedLakehouse = {
  project,
  /** Problems after the values at these paths of `spec` were set, as `path: message -> hint`. */
  said(changes: Record<string, unknown>): string[] {
    const value = Object.entries(changes).reduce<unknown>(
      (changed, [path, held]) => setValue(changed, `spec.${path}`, held),
      project(),
    );
    return checkProject(value, { today: '2026-11-20' }).map(
      ({ path, message, hint }) =>
        `${path.replace(/^spec\./, '')}: ${message} -> ${hint}`,
    );
  },
};

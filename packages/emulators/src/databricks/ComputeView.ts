import type { AccountObjects } from './AccountObjects';
import type { HeldObject } from './AccountReader';
import type { Answer } from './Answer';
import { fields } from './fields';
import type { SeededContent } from './seed/SeededContent';
import {
  clusterId,
  renderCluster,
  renderJob,
  renderPool,
  renderRuns,
  renderWarehouse,
} from './seed/renderCompute';
import type { SeededWorkspace } from './seed/seedDocument';
import { withoutEmpty } from './withoutEmpty';

/** A workspace of the seed that the account holds. */
interface Place {
  name: string;
  url: string;
  seeded: SeededWorkspace | undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Compute of workspaces: what Terraform made, and what a seed adds. */
export class ComputeView {
  constructor(
    private readonly objects: AccountObjects,
    private readonly content: SeededContent,
    private readonly urlOf: (workspaceId: string) => string,
  ) {}

  clusters(workspaceId: string): Answer[] {
    const { name, seeded } = this.place(workspaceId);
    return [
      ...this.made('databricks_cluster', workspaceId).map(object => ({
        ...fields.pick(object, [
          'cluster_name',
          'state',
          'node_type_id',
          'driver_node_type_id',
          'spark_version',
          'instance_pool_id',
          'policy_id',
          'num_workers',
          'autotermination_minutes',
          'custom_tags',
        ]),
        ...(isRecord(fields.block(object.attributes.autoscale))
          ? {
              autoscale: withoutEmpty(
                fields.block(object.attributes.autoscale),
              ),
            }
          : {}),
        cluster_id: object.id,
        state: fields.text(object.attributes.state) ?? 'TERMINATED',
        cluster_source: 'API',
      })),
      ...(seeded?.clusters ?? []).map(cluster =>
        renderCluster(name, cluster, this.content.startedAt),
      ),
    ];
  }

  pools(workspaceId: string): Answer[] {
    const { name, seeded } = this.place(workspaceId);
    return [
      ...this.made('databricks_instance_pool', workspaceId).map(object => ({
        ...fields.pick(object, [
          'instance_pool_name',
          'node_type_id',
          'min_idle_instances',
          'max_capacity',
        ]),
        instance_pool_id: object.id,
        state: 'ACTIVE',
        stats: { idle_count: 0, used_count: 0 },
      })),
      ...(seeded?.pools ?? []).map(pool => renderPool(name, pool)),
    ];
  }

  warehouses(workspaceId: string): Answer[] {
    const { name, seeded } = this.place(workspaceId);
    return [
      ...this.made('databricks_sql_endpoint', workspaceId).map(object => ({
        ...fields.pick(object, [
          'name',
          'state',
          'cluster_size',
          'warehouse_type',
          'enable_serverless_compute',
          'min_num_clusters',
          'max_num_clusters',
          'num_clusters',
          'auto_stop_mins',
          'creator_name',
        ]),
        id: object.id,
        health: { status: 'HEALTHY' },
      })),
      ...(seeded?.warehouses ?? []).map(item => renderWarehouse(name, item)),
    ];
  }

  jobs(workspaceId: string): Answer[] {
    const { name, seeded } = this.place(workspaceId);
    return [
      ...this.made('databricks_job', workspaceId).map(object => ({
        job_id: fields.wholeNumber(object.id) ?? object.id,
        created_time: this.content.startedAt,
        settings: {
          ...fields.pick(object, ['name', 'tags']),
          ...(isRecord(fields.block(object.attributes.schedule))
            ? {
                schedule: withoutEmpty(
                  fields.block(object.attributes.schedule),
                ),
              }
            : {}),
        },
      })),
      ...(seeded?.jobs ?? []).map(job =>
        renderJob(name, job, this.content.startedAt),
      ),
    ];
  }

  nameOfJob({ settings }: Answer): string {
    return isRecord(settings) ? String(settings.name ?? '') : '';
  }

  /** All runs of a workspace, the latest first. */
  runs(workspaceId: string): Answer[] {
    const { name, url, seeded } = this.place(workspaceId);
    return (seeded?.jobs ?? [])
      .flatMap(job => renderRuns({ name, url }, job, this.content.startedAt))
      .sort((a, b) => Number(b.start_time) - Number(a.start_time));
  }

  /** Network interfaces that running clusters of a workspace have in its subnets. */
  nodes(workspaceId: string): Array<{ cluster: string; number: number }> {
    const { name, seeded } = this.place(workspaceId);
    return (seeded?.clusters ?? [])
      .filter(({ state }) => state === 'RUNNING' || state === 'RESIZING')
      .flatMap(({ name: cluster, workers }) =>
        Array.from(
          // The driver is a node, too.
          { length: 1 + (typeof workers === 'number' ? workers : workers.min) },
          (_, number) => ({ cluster: clusterId(name, cluster), number }),
        ),
      );
  }

  private made(type: string, workspaceId: string): HeldObject[] {
    return this.objects
      .ofType(type)
      .filter(object => object.workspaceId === workspaceId);
  }

  private place(workspaceId: string): Place {
    const found = this.objects
      .ofType('databricks_mws_workspaces')
      .find(object => this.objects.workspaceIdOf(object) === workspaceId);
    const name = String(found?.attributes.workspace_name ?? '');
    return {
      name,
      url: this.urlOf(workspaceId),
      seeded: this.content.workspace(name),
    };
  }
}

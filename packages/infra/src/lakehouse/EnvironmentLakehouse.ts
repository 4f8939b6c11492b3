import {
  Environment,
  Lakehouse,
  LakehouseResourceNames,
  lakehouseSteps,
} from '@lakeport/project';
import { ITerraformDependable } from '#cdk';
import { Construct } from '#constructs';
import { required } from '../framework/required';
import { BatchOperations } from './BatchOperations';
import { DeliveredStream } from './DeliveredStream';
import { landingZone } from './landingZone';
import { LakehouseJob } from './LakehouseJob';
import { ObjectTrigger } from './ObjectTrigger';
import { ZoneStorage } from './ZoneStorage';

/**
 * The workspace that a lakehouse's job runs in.
 *
 * @public
 */
export interface LakehouseWorkspace {
  /** With its scheme. */
  readonly url: string;
  /** Application id of the service principal that the job runs as. */
  readonly applicationId: string;
  readonly clusterIds: ReadonlyMap<string, string>;
  /** The EventBridge connection to it, where something there starts the job. */
  readonly connection?: { readonly arn: string; readonly secretArn: string };
}

/**
 * What an environment's lakehouse is made from.
 *
 * @public
 */
export interface EnvironmentLakehouseProps {
  readonly lakehouse: Lakehouse;
  readonly names: LakehouseResourceNames;
  readonly environment: Environment;
  /** The catalog that the zones' schemas are in, and its name in the file. */
  readonly catalogName: string;
  readonly catalog: string;
  /** The key of the environment's buckets. */
  readonly kmsKeyArn?: string;
  /** Given when a job carries data from zone to zone. */
  readonly workspace?: LakehouseWorkspace;
  /** Zones whose objects S3 copies to other regions. */
  readonly replicatedZones?: readonly string[];
  /** What must be there before the workspace is asked for anything. */
  readonly dependsOn: ITerraformDependable[];
}

/**
 * A lakehouse in one environment: zones, what fills them, and what carries data
 * from one to the next.
 *
 * @public
 */
export class EnvironmentLakehouse extends Construct {
  readonly zones: ReadonlyMap<string, ZoneStorage>;
  readonly #props: EnvironmentLakehouseProps;

  constructor(scope: Construct, id: string, props: EnvironmentLakehouseProps) {
    super(scope, id);
    this.#props = props;
    this.zones = this.#zones();
    this.#ingestion();
    if (props.lakehouse.orchestration && props.workspace) {
      this.#orchestration(props.workspace);
    }
  }

  #zones(): ReadonlyMap<string, ZoneStorage> {
    const { catalog, environment, lakehouse, names } = this.#props;
    const { orchestration } = lakehouse;
    const steps = orchestration ? lakehouseSteps(lakehouse) : [];
    const notifying =
      orchestration?.trigger === 'eventbridge'
        ? landingZone(lakehouse)
        : undefined;
    return new Map(
      Object.entries(lakehouse.zones).map(([name, zone]) => [
        name,
        new ZoneStorage(this, `zone-${name}`, {
          zone,
          names: names.zones[name],
          awsAccountId: environment.awsAccountId,
          catalogName: this.#props.catalogName,
          isolation: environment.catalogs[catalog].isolation,
          kmsKeyArn: this.#props.kmsKeyArn,
          notifies: name === notifying,
          checkpoints: steps.some(({ to }) => to === name),
          replicated: this.#props.replicatedZones?.includes(name),
          deletionProtection: environment.deletionProtection,
          dependsOn: this.#props.dependsOn,
        }),
      ]),
    );
  }

  #ingestion(): void {
    const { environment, kmsKeyArn, lakehouse, names } = this.#props;
    const { awsAccountId, deletionProtection, region } = environment;
    const { batch, streams } = lakehouse.ingestion;
    for (const [name, stream] of Object.entries(streams)) {
      new DeliveredStream(this, `stream-${name}`, {
        name,
        stream,
        names: names.streams[name],
        zone: required(this.zones, stream.deliverTo, 'zone'),
        awsAccountId,
        region,
        kmsKeyArn,
        deletionProtection,
      });
    }
    if (batch) {
      new BatchOperations(this, 'batch', {
        names: names.batch,
        zone: required(this.zones, batch.into, 'zone'),
        awsAccountId,
        kmsKeyArn,
        deletionProtection,
      });
    }
  }

  #orchestration(workspace: LakehouseWorkspace): void {
    const { environment, lakehouse, names } = this.#props;
    const { orchestration } = lakehouse;
    if (!orchestration || lakehouseSteps(lakehouse).length === 0) {
      return;
    }
    const { jobId } = new LakehouseJob(this, 'steps', {
      name: names.job,
      lakehouse,
      orchestration,
      catalogName: this.#props.catalogName,
      catalog: this.#props.catalog,
      zones: this.zones,
      applicationId: workspace.applicationId,
      clusterIds: workspace.clusterIds,
      dependsOn: this.#props.dependsOn,
    });
    const zone = landingZone(lakehouse);
    if (workspace.connection && zone !== undefined) {
      new ObjectTrigger(this, 'trigger', {
        names,
        awsAccountId: environment.awsAccountId,
        region: environment.region,
        zone: required(this.zones, zone, 'zone'),
        workspaceUrl: workspace.url,
        jobId,
        connectionArn: workspace.connection.arn,
        connectionSecretArn: workspace.connection.secretArn,
      });
    }
  }
}
